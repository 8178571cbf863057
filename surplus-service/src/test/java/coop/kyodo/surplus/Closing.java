package coop.kyodo.surplus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a closing of one page says, as membership sends it.
final class Closing {

    private Closing() {}

    /// @param hours of members, by number
    /// @param others of people who were no members, by the number they may get later
    static Map<String, Object> of(Coop coop, Map<Integer, Long> hours, Map<Integer, Long> others) {
        Map<String, Object> whole = sums("members", hours);
        whole.put("others", sums("people", others));
        return Map.of(
                "closing",
                1,
                "page",
                1,
                "pages",
                1,
                "whole",
                whole,
                "totals",
                totals(coop, hours),
                "others",
                totals(coop, others));
    }

    private static Map<String, Object> sums(String count, Map<Integer, Long> hours) {
        Map<String, Object> sums = new TreeMap<>(Map.of("grade", 0, "responsibility", 0));
        sums.put(count, hours.size());
        sums.put("minutes", hours.values().stream().mapToLong(each -> each * 60).sum());
        sums.put("days", hours.values().stream().mapToLong(each -> each / 8).sum());
        return sums;
    }

    private static List<Map<String, Object>> totals(Coop coop, Map<Integer, Long> hours) {
        return hours.entrySet().stream()
                .map(each -> coop.total(each.getKey(), each.getValue()))
                .toList();
    }
}
