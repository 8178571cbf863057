package coop.kyodo.federation.federation;

import coop.kyodo.kit.rules.Rulebook;
import java.time.Instant;
import java.time.MonthDay;
import java.util.UUID;

/// A federation: the tenant of everything else here.
///
/// @param fiscalYearEnd month and day, `03-31`; `02-29` means the last of February
public record Federation(
        UUID id,
        String name,
        String profile,
        String kind,
        String fiscalYearEnd,
        String currency,
        int withdrawalNoticeDays,
        Instant recordedAt) {

    public Rulebook rules() {
        return Rulebook.of(profile);
    }

    public MonthDay lastDayOfFiscalYear() {
        return MonthDay.parse("--" + fiscalYearEnd);
    }
}
