package coop.kyodo.kit.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/// Optimistic editing: the caller names the version it saw.
public final class Etags {

    private static final String HEADER = "header:If-Match";

    private Etags() {}

    /// The entity tag of a version.
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Lets an edit of this version pass.
    ///
    /// @throws ProblemException 428 without If-Match, 412 when it names another version
    public static void check(HttpHeaders headers, long version) {
        String expected = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (expected == null) {
            throw Problems.precondition(
                    428, "if-match-missing", FormFault.of(HEADER, "said.if-match-needed"));
        }
        if (!expected.equals(of(version)) && !expected.equals("*")) {
            throw Problems.precondition(
                    412,
                    "version-mismatch",
                    new FormFault(HEADER, "said.version-is", Map.of("version", of(version))));
        }
    }
}
