package coop.kyodo.kit.audit;

import java.util.List;
import java.util.Map;

/// What a check found.
///
/// @param ok whether all is as it must be
/// @param figures the numbers looked at
/// @param faults one sentence per fault, with the ids concerned; at most a hundred
public record Finding(boolean ok, Map<String, Object> figures, List<String> faults) {

    private static final int MOST_FAULTS = 100;

    public static Finding ok(Map<String, ?> figures) {
        return new Finding(true, Map.copyOf(figures), List.of());
    }

    public static Finding fault(Map<String, ?> figures, List<String> faults) {
        return new Finding(false, Map.copyOf(figures), faults.stream().limit(MOST_FAULTS).toList());
    }

    /// In order exactly when there are no faults.
    public static Finding of(Map<String, ?> figures, List<String> faults) {
        return faults.isEmpty() ? ok(figures) : fault(figures, faults);
    }
}
