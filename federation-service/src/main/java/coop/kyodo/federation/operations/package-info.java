/// What an operator and an auditor look at.
@NullMarked
package coop.kyodo.federation.operations;

import org.jspecify.annotations.NullMarked;
