/// Who works where, as what and on what terms: placements and labour terms of members, and workers
/// who are no members.
@NullMarked
package coop.kyodo.membership.engagement;

import org.jspecify.annotations.NullMarked;
