@org.jspecify.annotations.NullMarked
package coop.kyodo.surplus.dissolution;
