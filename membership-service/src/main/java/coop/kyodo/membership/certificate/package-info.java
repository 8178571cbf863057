/// Certificates of units (出資証券): what a member holds, on paper and as data, with a hash by which
/// anybody in the co-op can check it. A certificate is never changed; when what it says no longer
/// holds, it is superseded.
@NullMarked
package coop.kyodo.membership.certificate;

import org.jspecify.annotations.NullMarked;
