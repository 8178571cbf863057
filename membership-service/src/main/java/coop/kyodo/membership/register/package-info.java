/// The register of members (組合員名簿, JP-029): as it was on a day and known at an instant, its
/// exports, and what is shown of it to those who may inspect it.
@NullMarked
package coop.kyodo.membership.register;

import org.jspecify.annotations.NullMarked;
