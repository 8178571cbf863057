package coop.kyodo.kit.rules;

/// Carries a rule's refusal out of a use case to the web layer. The unit of work undoes everything
/// the use case did.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + " (" + refusal.rule().id() + ")", null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
