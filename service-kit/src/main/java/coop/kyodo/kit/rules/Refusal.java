package coop.kyodo.kit.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/// A rule's "no": which rule, about which field, with the numbers that were compared.
///
/// @param code the stable code of this refusal, for example `unit-cap-exceeded`; texts are looked
///   up by it
/// @param rule the rule that refuses
/// @param pointer JSON Pointer to the field at fault, or empty when no single field is
/// @param figures the numbers compared, in the order a reader needs them; values are text, numbers,
///   dates or money
public record Refusal(String code, Rule rule, String pointer, Map<String, Object> figures) {

    public Refusal {
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    public static Refusal of(String code, Rule rule) {
        return new Refusal(code, rule, "", Map.of());
    }

    public Refusal at(String jsonPointer) {
        return new Refusal(code, rule, jsonPointer, figures);
    }

    public Refusal with(String figure, Object value) {
        var all = new LinkedHashMap<>(figures);
        all.put(figure, value);
        return new Refusal(code, rule, pointer, all);
    }
}
