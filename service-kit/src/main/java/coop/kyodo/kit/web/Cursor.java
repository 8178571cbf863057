package coop.kyodo.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where a page ended: the sort key of its last item, opaque to callers.
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /// @throws ProblemException 400 when the text is not a cursor of ours
    static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(plain.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    public String text() {
        String plain = parts.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    public String part(int index) {
        if (index >= parts.size() || parts.get(index).indexOf('\u0000') >= 0) {
            throw malformed();
        }
        return parts.get(index);
    }

    /// A part that must have this form, a regular expression.
    public String part(int index, String form) {
        String part = part(index);
        if (!part.matches(form)) {
            throw malformed();
        }
        return part;
    }

    public long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    public UUID id(int index) {
        try {
            return UUID.fromString(part(index));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return Problems.malformed("validation-failed", FormFault.of("query:cursor", "form.cursor"));
    }
}
