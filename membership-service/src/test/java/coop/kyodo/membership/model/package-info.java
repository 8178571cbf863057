/// Random lives of whole co-ops against a model of plain sums.
@NullMarked
package coop.kyodo.membership.model;

import org.jspecify.annotations.NullMarked;
