/// The computation: from a year's figures through a policy's steps to each member's share. Pure
/// functions; nothing here knows a clock, a database or a country.
@NullMarked
package coop.kyodo.surplus.waterfall;

import org.jspecify.annotations.NullMarked;
