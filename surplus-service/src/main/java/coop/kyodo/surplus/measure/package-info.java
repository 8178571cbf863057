/// What members are measured by beside their hours and days: what membership's events tell
/// (capital, seniority, months of work), and what is imported for a year (pay, grade,
/// responsibility, and whatever a policy names).
@NullMarked
package coop.kyodo.surplus.measure;

import org.jspecify.annotations.NullMarked;
