package coop.kyodo.membership.compliance;

import java.time.LocalDate;
import java.util.Map;

/// A number of members from which other rules hold.
///
/// @param members how many there were on `countedOn`
/// @param bound the number that `members` is compared with
/// @param applies whether the rule holds
/// @param distance how many members must join, or leave, until that changes; 0 when no number of
///   members changes it
record Threshold(
        String rule,
        String source,
        Map<String, String> text,
        LocalDate countedOn,
        long members,
        long bound,
        boolean applies,
        long distance) {}
