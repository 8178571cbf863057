/// Payments in batches: who is paid how much and where, the state of each line, and the files that
/// banks take. What is paid and why is the services' affair; a claim is paid once.
@NullMarked
package coop.kyodo.kit.payment;

import org.jspecify.annotations.NullMarked;
