package coop.kyodo.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An RFC 9457 problem document. `code` never changes with the language; `title` and `detail` do.
///
/// @param type `urn:kyodo:problem:<code>`
/// @param errors the fields at fault, as JSON Pointers into the request body or names of parameters
/// @param rule for a refusal, the rule's id
/// @param source for a refusal, where the rule stands
/// @param figures for a refusal, the numbers compared
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String rule,
        @Nullable String source,
        Map<String, Object> figures) {

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /// One field at fault.
    ///
    /// @param pointer JSON Pointer into the body (`/units`), or `query:limit`, `path:memberId`,
    ///   `header:If-Match`
    public record FieldError(String pointer, String detail) {}

    static Problem of(
            int status,
            String code,
            String title,
            @Nullable String detail,
            List<FieldError> errors) {
        return new Problem(
                "urn:kyodo:problem:" + code,
                title,
                status,
                code,
                detail,
                errors,
                null,
                null,
                Map.of());
    }
}
