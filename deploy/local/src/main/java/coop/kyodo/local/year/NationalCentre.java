package coop.kyodo.local.year;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The organisations directly under a real national centre, and below them example enterprise
/// unions with invented numbers, each of which stands in an industrial federation and in a local.
final class NationalCentre {

    static final int AFFILIATES_OF_A_LINE = 47;
    static final int ORGANISATIONS = 3 * AFFILIATES_OF_A_LINE;

    private static final Pattern ROW =
            Pattern.compile("([^,]+),([^,]+),(\"[^\"]*\"|[^,]*),([^,]+),([^,]+),([^,]*)");
    private static final String FROM = "2023-10-01";

    private NationalCentre() {}

    /// One line for each organisation, parents first.
    static String lines() {
        List<ObjectNode> lines = new ArrayList<>();
        Json.resource("national-centre-2023.csv")
                .lines()
                .skip(1)
                .map(NationalCentre::affiliate)
                .forEach(lines::add);
        for (int union = 1; union <= AFFILIATES_OF_A_LINE; union++) {
            lines.add(union(union));
        }
        return lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    private static ObjectNode affiliate(String row) {
        Matcher cells = ROW.matcher(row);
        if (!cells.matches()) {
            throw new IllegalStateException("not a row of the national centre: " + row);
        }
        ObjectNode line =
                Json.of(
                        "code", cells.group(1),
                        "shortName", cells.group(2),
                        "name", cells.group(3).replace("\"", ""),
                        "kind", cells.group(4),
                        "affiliations", Json.array(Json.of("line", cells.group(5), "from", FROM)));
        if (!cells.group(6).isEmpty()) {
            line.put("jisCode", cells.group(6));
        }
        return line;
    }

    private static ObjectNode union(int number) {
        return Json.of(
                "code",
                "EU-%02d".formatted(number),
                "shortName",
                "Example union " + number,
                "name",
                "Example enterprise union " + number,
                "kind",
                "ENTERPRISE_UNION",
                "affiliations",
                Json.array(
                        affiliation("INDUSTRIAL", "IND-%02d".formatted(number)),
                        affiliation("REGIONAL", "LOC-%02d".formatted(local(number)))),
                "declaration",
                Json.of("members", members(number), "asOf", "2026-03-31"));
    }

    private static ObjectNode affiliation(String line, String parent) {
        return Json.of("line", line, "parentCode", parent, "from", FROM);
    }

    private static int local(int union) {
        return 1 + (union * 5) % AFFILIATES_OF_A_LINE;
    }

    /// From a thousand to some three hundred thousand, no two alike.
    static long members(int union) {
        return 1_000 + 137L * union * union;
    }

    static long allMembers() {
        long all = 0;
        for (int union = 1; union <= AFFILIATES_OF_A_LINE; union++) {
            all += members(union);
        }
        return all;
    }
}
