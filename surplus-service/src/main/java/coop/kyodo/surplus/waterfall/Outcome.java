package coop.kyodo.surplus.waterfall;

import java.util.List;

/// What follows from the terms: the waterfall, the statutory table and each member's shares, by
/// step and member number.
public record Outcome(Waterfall waterfall, StatutoryTable table, List<Share> shares) {}
