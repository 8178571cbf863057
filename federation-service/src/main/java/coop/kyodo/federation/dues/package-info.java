/// Dues: policies, runs over a frozen count, assessments that explain themselves, payments.
@NullMarked
package coop.kyodo.federation.dues;

import org.jspecify.annotations.NullMarked;
