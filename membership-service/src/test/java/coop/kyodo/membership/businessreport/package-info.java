@NullMarked
package coop.kyodo.membership.businessreport;

import org.jspecify.annotations.NullMarked;
