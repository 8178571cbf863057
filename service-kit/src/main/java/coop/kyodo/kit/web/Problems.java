package coop.kyodo.kit.web;

import java.util.List;
import java.util.Map;

/// The problems that are no rule's refusal. Codes are stable; details are for people.
public final class Problems {

    private Problems() {}

    /// 400: a field or a parameter is not of its form, as is said in the caller's language.
    public static ProblemException malformed(String code, FormFault fault) {
        return new ProblemException(400, code, fault);
    }

    /// 400: an amount, or what follows from it, passes what can be kept.
    public static ProblemException outOfRange() {
        return malformed("value-out-of-range", FormFault.of("", "said.value-out-of-range"));
    }

    /// 401: no token.
    public static ProblemException tokenMissing() {
        return new ProblemException(401, "unauthenticated", FormFault.of("", "said.token-needed"));
    }

    /// 401: a token that is not accepted.
    static ProblemException tokenNotAccepted() {
        return new ProblemException(
                401, "unauthenticated", FormFault.of("", "said.token-not-accepted"));
    }

    /// 404: it does not exist, or not for this caller.
    public static ProblemException notFound(String code) {
        return new ProblemException(404, code, FormFault.of("", "said.not-found"));
    }

    /// 409: the request does not fit the present state.
    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(409, code, detail, List.of());
    }

    /// 409: as above, with what is said in the caller's language: the words of `detail.` and the
    /// code, with these figures.
    public static ProblemException conflict(String code, Map<String, Object> figures) {
        return new ProblemException(409, code, new FormFault("", "detail." + code, figures));
    }

    /// 412 and 428: see [Etags].
    static ProblemException precondition(int status, String code, FormFault fault) {
        return new ProblemException(status, code, fault);
    }

    /// 409: the request does not fit the present state, as is said in the caller's language.
    ///
    /// @param fault points to the field that does not fit, if one does
    public static ProblemException conflict(String code, FormFault fault) {
        return new ProblemException(409, code, fault);
    }

    /// 403: the caller's token does not allow this, as is said in the caller's language.
    public static ProblemException forbidden(String code, FormFault fault) {
        return new ProblemException(403, code, fault);
    }

    /// 422: understood, and not possible, by no rule of law or articles, as is said in the caller's
    /// language.
    public static ProblemException unprocessable(String code, FormFault fault) {
        return new ProblemException(422, code, fault);
    }

    /// 429: too much is asked at the same time.
    public static ProblemException tooMany(String code, FormFault fault) {
        return new ProblemException(429, code, fault);
    }
}
