/// Payments of capital and ends of memberships that were recorded wrongly, and taken back.
@NullMarked
package coop.kyodo.membership.reversal;

import org.jspecify.annotations.NullMarked;
