package coop.kyodo.kit.export;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The forms of an export.
public enum Format {
    /// RFC 4180 in UTF-8, with a line of names; texts that a spreadsheet would run as a formula
    /// begin with an apostrophe.
    CSV("text/csv;charset=UTF-8"),
    /// One JSON object per line, as the listings show it.
    NDJSON("application/x-ndjson"),
    /// A workbook with one sheet, and a further one after each 1,048,575 rows.
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /// The format that a query parameter `format` names; CSV when there is none.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 for any other text
    public static Format of(@Nullable String text) {
        if (text == null) {
            return CSV;
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

    public String mediaType() {
        return mediaType;
    }

    /// How names of such files end.
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
