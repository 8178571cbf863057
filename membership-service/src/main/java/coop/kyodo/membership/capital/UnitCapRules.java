package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;

/// How many of all units one member may hold. Units are subscribed units, paid or not.
public final class UnitCapRules {

    /// What a holding is measured against.
    ///
    /// @param units the member's units after the purchase
    /// @param totalUnits all units after the purchase, the member's included
    /// @param members how many members there are after it
    public record Share(long units, long totalUnits, long members) {

        /// With so many units more, new to the co-op too.
        Share plus(long more) {
            return new Share(units + more, totalUnits + more, members);
        }

        /// With one member more, who brings so many units.
        Share joined(long brought) {
            return new Share(units + brought, totalUnits + brought, members + 1);
        }

        /// With so many of another member's units.
        Share moved(long moved) {
            return new Share(units + moved, totalUnits, members);
        }
    }

    /// Units that somebody would like to have.
    ///
    /// @param days what the holding is measured against without them, on each day that counts
    public record Wish(long units, List<Share> days) {}

    private UnitCapRules() {}

    /// JP-021: one member's units are at most a quarter of all units. JP-023: not while the co-op
    /// has three members or fewer.
    public static Decision<Share> withinCap(Rulebook profile, Share share) {
        var cap = profile.findRule("JP-021");
        var exemption = profile.findRule("JP-023");
        if (cap.isEmpty()) {
            return Decision.accepted(share);
        }
        if (exemption.isPresent() && share.members() <= exemption.get().wholeBound("members")) {
            return Decision.accepted(share);
        }
        return within(cap.get(), share);
    }

    /// JP-022: whoever takes over a leaver's units with the assembly's approval holds at most 35
    /// hundredths of all units.
    public static Decision<Share> withinRaisedCap(Rulebook profile, Share share) {
        return isWithinCap(profile, share)
                ? Decision.accepted(share)
                : within(profile.rule("JP-022"), share);
    }

    /// Whether the profile has a cap at all.
    public static boolean isCapped(Rulebook profile) {
        return profile.findRule("JP-021").isPresent();
    }

    /// JP-021: how many units each may have when all of them are issued together. One's many units
    /// make room for another's, so whatever is cut for one is cut for the others again, until
    /// everybody's keep within the cap.
    ///
    /// @return the units in the order of the wishes
    public static List<Long> fitting(Rulebook profile, List<Wish> wishes) {
        List<Long> units = new ArrayList<>(wishes.stream().map(Wish::units).toList());
        boolean cut = isCapped(profile);
        while (cut) {
            cut = false;
            long all = units.stream().mapToLong(Long::longValue).sum();
            for (int i = 0; i < units.size(); i++) {
                long wanted = units.get(i);
                long most = mostWithinCap(profile, wishes.get(i).days(), wanted, all - wanted);
                cut |= most < wanted;
                all -= wanted - most;
                units.set(i, most);
            }
        }
        return units;
    }

    /// JP-021: the most of so many wanted units that keep within the cap on each of these days,
    /// when the others' new units are counted too.
    static long mostWithinCap(Rulebook profile, List<Share> days, long wanted, long othersNew) {
        long fits = 0;
        long tooMany = wanted + 1;
        while (tooMany - fits > 1) {
            long units = fits + (tooMany - fits) / 2;
            boolean within =
                    days.stream()
                            .allMatch(day ->
                                    isWithinCap(
                                            profile,
                                            new Share(
                                                    day.units() + units,
                                                    day.totalUnits() + othersNew + units,
                                                    day.members())));
            if (within) {
                fits = units;
            } else {
                tooMany = units;
            }
        }
        return fits;
    }

    /// As [#withinCap], where the figures do not matter.
    public static boolean isWithinCap(Rulebook profile, Share share) {
        return withinCap(profile, share) instanceof Decision.Accepted;
    }

    private static Decision<Share> within(Rule rule, Share share) {
        Fraction most = rule.bound("atMost");
        if (Fraction.of(share.units()).isAtMost(most.times(share.totalUnits()))) {
            return Decision.accepted(share);
        }
        return Decision.refused(
                Refusal.of("unit-cap-exceeded", rule)
                        .at("/units")
                        .with("unitsAfter", share.units())
                        .with("totalUnitsAfter", share.totalUnits())
                        .with("members", share.members())
                        .with("cap", most));
    }
}
