package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one member's share may be measured by.
///
/// @param memberNumber 0 for one who works and is no member
/// @param minutes minutes of work in the year
/// @param days days of work in the year
/// @param other other measures by name, such as PAY or CAPITAL in minor units
public record MemberMeasures(
        UUID memberId, long memberNumber, long minutes, long days, SortedMap<String, Long> other) {

    public MemberMeasures(
            UUID memberId,
            long memberNumber,
            long minutes,
            long days,
            @Nullable SortedMap<String, Long> other) {
        this.memberId = memberId;
        this.memberNumber = memberNumber;
        this.minutes = minutes;
        this.days = days;
        this.other =
                other == null || other.isEmpty()
                        ? Collections.emptySortedMap()
                        : new TreeMap<>(other);
    }

    /// A member measured by work alone.
    public static MemberMeasures ofWork(UUID memberId, long memberNumber, long minutes, long days) {
        return new MemberMeasures(memberId, memberNumber, minutes, days, null);
    }

    /// The same member with one more measure.
    public MemberMeasures with(String measure, long value) {
        SortedMap<String, Long> more = new TreeMap<>(other);
        more.put(measure, value);
        return new MemberMeasures(memberId, memberNumber, minutes, days, more);
    }

    /// The value of a measure, never below nothing. EQUAL counts one for everyone who worked.
    public long value(String measure) {
        return switch (measure) {
            case "HOURS" -> minutes;
            case "DAYS" -> days;
            case "EQUAL" -> worked() ? 1 : 0;
            default -> Math.max(0, other.getOrDefault(measure, 0L));
        };
    }

    /// Whether this is a member, and not only somebody who works.
    @JsonIgnore
    public boolean isMember() {
        return memberNumber > 0;
    }

    private boolean worked() {
        return minutes > 0 || days > 0 || other.getOrDefault("PAY", 0L) > 0;
    }
}
