/// HTTP conventions: problem documents, paging, entity tags.
@NullMarked
package coop.kyodo.kit.web;

import org.jspecify.annotations.NullMarked;
