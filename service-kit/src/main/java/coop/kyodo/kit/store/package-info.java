/// Units of work against PostgreSQL: one explicit transaction, one tenant, everything or nothing.
@NullMarked
package coop.kyodo.kit.store;

import org.jspecify.annotations.NullMarked;
