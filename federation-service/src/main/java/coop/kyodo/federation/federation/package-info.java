/// The federation itself: a tenant with its profile, fiscal year and days of notice.
@NullMarked
package coop.kyodo.federation.federation;

import org.jspecify.annotations.NullMarked;
