package coop.kyodo.membership.register;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The register without HTTP.
public final class RegisterLines {

    /// A line's figures, amounts in minor units.
    public record Line(UUID memberId, long units, long subscribed, long paidIn) {}

    private RegisterLines() {}

    /// All lines of a day, as known now.
    public static List<Line> on(Tx tx, LocalDate day) {
        try (var lines = Registers.all(tx, AsKnown.of(tx, day, null))) {
            return lines.map(line ->
                            new Line(
                                    line.memberId(),
                                    line.units(),
                                    line.subscribed().amount(),
                                    line.paidIn().amount()))
                    .toList();
        }
    }
}
