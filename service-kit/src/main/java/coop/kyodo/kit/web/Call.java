package coop.kyodo.kit.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of the request being answered, or of the event being taken: set once at its start.
@RequestScoped
public class Call {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private String method = "";
    private String path = "";
    private String subject = "";
    private String requestId = "";
    private String language = "en";
    private @Nullable String reason;
    private @Nullable String idempotencyKey;

    void begin(
            String newMethod,
            String newPath,
            String newRequestId,
            String newLanguage,
            @Nullable String newReason,
            @Nullable String newIdempotencyKey) {
        method = newMethod;
        path = newPath;
        requestId = newRequestId;
        language = newLanguage;
        reason = newReason;
        idempotencyKey = newIdempotencyKey;
    }

    /// Names who acts: the caller's subject, or the event that is taken.
    public void actAs(String newSubject, String newRequestId) {
        subject = newSubject;
        requestId = newRequestId;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /// Who acts: the subject of the caller's token, or `event:<type>`.
    public String subject() {
        return subject;
    }

    public String requestId() {
        return requestId;
    }

    /// The language of texts: `ja` where the caller prefers it, else `en`.
    public String language() {
        return language;
    }

    /// Why, in the caller's words (header `Audit-Reason`).
    public @Nullable String reason() {
        return reason;
    }

    /// The request's Idempotency-Key.
    ///
    /// @throws ProblemException 400 when it is missing, longer than 200 characters or not printable
    ///   ASCII
    public String idempotencyKey() {
        if (idempotencyKey == null) {
            throw Problems.malformed(
                    "idempotency-key-missing", FormFault.of("", "said.key-missing"));
        }
        if (!KEY.matcher(idempotencyKey).matches()) {
            throw Problems.malformed(
                    "idempotency-key-malformed", FormFault.of("", "said.key-malformed"));
        }
        return idempotencyKey;
    }
}
