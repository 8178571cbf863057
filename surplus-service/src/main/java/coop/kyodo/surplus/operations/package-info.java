/// What an operator and an auditor need: verification, audit entries, dead letters.
@NullMarked
package coop.kyodo.surplus.operations;

import org.jspecify.annotations.NullMarked;
