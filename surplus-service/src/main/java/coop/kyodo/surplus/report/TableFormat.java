package coop.kyodo.surplus.report;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The forms of a statutory table.
enum TableFormat {
    JSON,
    CSV,
    PDF;

    /// The format that a query parameter `format` names; JSON when there is none.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 for any other text
    static TableFormat of(@Nullable String text) {
        if (text == null) {
            return JSON;
        }
        return Arrays.stream(values())
                .filter(format -> format.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Problems.malformed(
                                "validation-failed",
                                new FormFault(
                                        "query:format",
                                        "form.one-of",
                                        Map.of("values", Arrays.toString(values())))));
    }
}
