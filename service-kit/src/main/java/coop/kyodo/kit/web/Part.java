package coop.kyodo.kit.web;

import coop.kyodo.kit.exact.OutOfRangeException;
import coop.kyodo.kit.rules.RefusedException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A part of a request that is answered as if it were the whole of one.
public final class Part {

    private Part() {}

    /// The part's answer; what is at fault in it, and what a rule refuses of it, points into the
    /// whole request.
    ///
    /// @param where the pointer into the request, by the part's, which is empty for the part as a
    ///   whole
    public static <T> T answer(UnaryOperator<String> where, Supplier<T> part) {
        try {
            return part.get();
        } catch (RefusedException refused) {
            throw refused.pointing(where);
        } catch (ProblemException problem) {
            throw problem.pointing(where);
        } catch (OutOfRangeException _) {
            throw Problems.outOfRange().pointing(where);
        }
    }
}
