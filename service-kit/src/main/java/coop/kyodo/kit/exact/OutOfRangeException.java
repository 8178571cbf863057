package coop.kyodo.kit.exact;

/// An amount would pass what an amount can hold.
public final class OutOfRangeException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    public OutOfRangeException() {
        super("an amount passes the range that amounts have");
    }
}
