package coop.kyodo.surplus.use;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Funds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ends a use and releases what it did not spend: by its report, or by its cancellation while
/// nothing is spent, or all that was is taken back.
final class EndUse {

    record Report(
            @NotNull LocalDate reportedOn,
            @NotBlank @Size(max = 2_000) @Pattern(regexp = "[^\\x00]*") String summary,
            @Nullable @Size(max = 50) List<@Valid @NotNull Document> evidence) {}

    record Document(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash) {}

    record Cancellation(
            @NotNull LocalDate cancelledOn,
            @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String reason) {}

    private EndUse() {}

    static FundUse report(Tx tx, UUID id, Report report, String by) {
        Funds.lock(tx);
        FundUse use = FundUses.get(tx, id);
        use.mustBe(FundUse.State.APPROVED);
        use.mustNotBeBefore(report.reportedOn());
        Days.mustHaveCome(tx, report.reportedOn(), "/reportedOn");
        if (report.evidence() != null) {
            FundUses.addEvidence(
                    tx,
                    id,
                    report.evidence().stream()
                            .map(each -> new FundUse.Evidence(each.reference(), each.hash()))
                            .toList());
        }
        FundUses.reach(
                tx,
                id,
                new FundUse.Reached(
                        FundUse.State.REPORTED, report.reportedOn(), by, null, report.summary()));
        FundUse reported = FundUses.get(tx, id);
        tx.publish(UseEvents.reported(tx.tenant(), reported, report.reportedOn()));
        tx.audit(
                "fund-use-reported",
                id.toString(),
                Map.of("spent", use.spent(), "released", use.reserved()));
        return reported;
    }

    static FundUse cancel(Tx tx, UUID id, Cancellation cancellation, String by) {
        Funds.lock(tx);
        FundUse use = FundUses.get(tx, id);
        if (use.spent().isPositive()) {
            throw Problems.conflict(
                    "fund-use-spent",
                    new FormFault("", "said.use-spent", Map.of("spent", use.spent())));
        }
        if (use.state() != FundUse.State.REQUESTED && use.state() != FundUse.State.APPROVED) {
            throw Problems.conflict(
                    "fund-use-ended",
                    new FormFault("", "said.use-is", Map.of("state", use.state())));
        }
        use.mustNotBeBefore(cancellation.cancelledOn());
        Days.mustHaveCome(tx, cancellation.cancelledOn(), "/cancelledOn");
        FundUses.reach(
                tx,
                id,
                new FundUse.Reached(
                        FundUse.State.CANCELLED,
                        cancellation.cancelledOn(),
                        by,
                        null,
                        cancellation.reason()));
        tx.audit("fund-use-cancelled", id.toString(), Map.of("released", use.reserved()));
        return FundUses.get(tx, id);
    }
}
