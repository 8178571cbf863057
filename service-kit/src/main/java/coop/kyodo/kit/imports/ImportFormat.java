package coop.kyodo.kit.imports;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.Locale;
import java.util.Map;

/// What an import's body is written in: UTF-8 either way.
public enum ImportFormat {
    /// One JSON object per line.
    NDJSON,
    /// RFC 4180 with a header line that names the fields; an empty cell is an absent field.
    CSV;

    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String CSV_TYPE = "text/csv";

    /// The format of this content type.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 for any other than [#NDJSON_TYPE] and
    ///   [#CSV_TYPE], and for another character set than UTF-8
    public static ImportFormat of(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("charset=") && !parts[i].replace("\"", "").endsWith("=utf-8")) {
                throw Problems.malformed(
                        "charset-not-utf-8", FormFault.of("", "said.import-in-utf-8"));
            }
        }
        return switch (parts[0]) {
            case NDJSON_TYPE -> NDJSON;
            case CSV_TYPE -> CSV;
            default ->
                    throw Problems.malformed(
                            "import-format-unknown",
                            new FormFault(
                                    "",
                                    "said.import-formats",
                                    Map.of("ndjson", NDJSON_TYPE, "csv", CSV_TYPE)));
        };
    }
}
