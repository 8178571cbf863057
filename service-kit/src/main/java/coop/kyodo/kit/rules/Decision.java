package coop.kyodo.kit.rules;

/// What a rule answers: accepted, with what follows from it, or refused, with the rule and its
/// numbers. A rule with more than these two outcomes has a sealed type of its own.
///
/// @param <T> what an acceptance brings: the facts to record
public sealed interface Decision<T> {

    record Accepted<T>(T value) implements Decision<T> {}

    record Refused<T>(Refusal refusal) implements Decision<T> {}

    static <T> Decision<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Decision<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /// The accepted value; a refusal leaves as [RefusedException], which the web layer answers with
    /// a problem document.
    default T orRefuse() {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    /// As [#orRefuse], for a rule that refuses how things stand and not what is asked: the answer
    /// is 409, and it is not kept, since the same request may be accepted later.
    default T orConflict() {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new RefusedException(refusal, true);
        };
    }
}
