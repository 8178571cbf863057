/// The figures of a year's business report (事業報告書) that the registers of this service answer for
/// (JP-186): members, units, staff and sites, and how they changed.
@NullMarked
package coop.kyodo.membership.businessreport;

import org.jspecify.annotations.NullMarked;
