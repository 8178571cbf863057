package coop.kyodo.kit.rules;

import java.util.function.UnaryOperator;

/// Carries a rule's refusal out of a use case to the web layer. The unit of work undoes everything
/// the use case did.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final boolean conflict;

    public RefusedException(Refusal refusal) {
        this(refusal, false);
    }

    RefusedException(Refusal refusal, boolean conflict) {
        super(refusal.code() + " (" + refusal.rule().id() + ")", null, false, false);
        this.refusal = refusal;
        this.conflict = conflict;
    }

    public Refusal refusal() {
        return refusal;
    }

    /// The same refusal of a request in which what it points at stands elsewhere.
    ///
    /// @param where the pointer into the request, by the refusal's
    public RefusedException pointing(UnaryOperator<String> where) {
        return new RefusedException(refusal.at(where.apply(refusal.pointer())), conflict);
    }

    /// Whether the rule refuses how things stand, and the same request may be accepted once they
    /// have changed.
    public boolean isConflict() {
        return conflict;
    }
}
