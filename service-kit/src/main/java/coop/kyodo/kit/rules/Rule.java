package coop.kyodo.kit.rules;

import coop.kyodo.kit.exact.Fraction;
import java.util.List;
import java.util.Map;

/// One rule of a legal profile, as the profile's file states it.
///
/// @param id the permanent id, for example `JP-021`
/// @param source where it stands, for example `Workers Cooperatives Act, art. 9(3)`
/// @param text what it says, by language tag (`en`, `ja`)
/// @param bounds its numbers by name, exact
/// @param lists its words by name, such as what it forbids or asks for
public record Rule(
        String id,
        String source,
        Map<String, String> text,
        Map<String, Fraction> bounds,
        Map<String, List<String>> lists) {

    /// A rule without words.
    public Rule(String id, String source, Map<String, String> text, Map<String, Fraction> bounds) {
        this(id, source, text, bounds, Map.of());
    }

    /// The bound of this name.
    ///
    /// @throws IllegalStateException when the profile's file does not state it
    public Fraction bound(String name) {
        Fraction bound = bounds.get(name);
        if (bound == null) {
            throw new IllegalStateException("rule " + id + " states no bound '" + name + "'");
        }
        return bound;
    }

    /// A bound that is a whole number, such as a number of days or of persons.
    public int wholeBound(String name) {
        Fraction bound = bound(name);
        if (!bound.equals(new Fraction(bound.floor(), java.math.BigInteger.ONE))) {
            throw new IllegalStateException(
                    "bound '" + name + "' of rule " + id + " is not whole: " + bound);
        }
        return bound.floor().intValueExact();
    }

    /// The words of this name.
    ///
    /// @throws IllegalStateException when the profile's file does not state them
    public List<String> list(String name) {
        List<String> list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("rule " + id + " states no list '" + name + "'");
        }
        return list;
    }
}
