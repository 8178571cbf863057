package coop.kyodo.kit.web;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem document; nothing of the request's work is kept.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Problem.FieldError> errors;
    private final transient @Nullable FormFault fault;

    ProblemException(int status, String code, String detail, List<Problem.FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.fault = null;
    }

    /// About the form of a field or parameter, or how things stand, as is said in the caller's
    /// language; its own message is English.
    ProblemException(int status, String code, FormFault fault) {
        this(status, code, fault, List.of());
    }

    /// About several fields, each of which says what is wrong with it in the caller's language.
    ProblemException(int status, String code, FormFault fault, List<Problem.FieldError> errors) {
        super(Texts.inEnglish(fault), null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.fault = fault;
    }

    /// The same problem of a request in which what it points at stands elsewhere.
    ///
    /// @param where the pointer into the request, by the problem's
    ProblemException pointing(UnaryOperator<String> where) {
        return fault == null
                ? this
                : new ProblemException(
                        status,
                        code,
                        new FormFault(where.apply(fault.pointer()), fault.text(), fault.figures()),
                        errors.stream()
                                .map(error ->
                                        new Problem.FieldError(
                                                where.apply(error.pointer()), error.detail()))
                                .toList());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    List<Problem.FieldError> errors() {
        return errors;
    }

    @Nullable FormFault fault() {
        return fault;
    }
}
