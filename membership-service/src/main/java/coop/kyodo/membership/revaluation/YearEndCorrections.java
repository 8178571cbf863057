package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.leaving.RefundRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The corrections of closed years.
final class YearEndCorrections {

    /// How a closed year stands.
    ///
    /// @param number of its last correction; 0 when there is none
    /// @param since the day of that, or the year's end
    record Standing(int number, Money netAssets, long units, LocalDate since) {}

    private YearEndCorrections() {}

    /// A 404 when the year is not closed.
    static Standing standing(Tx tx, Cooperative cooperative, LocalDate end) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(c.turn, 0) as number,
                          coalesce(c.net_assets, y.net_assets) as net_assets, y.units,
                          coalesce(c.corrected_on, y.fiscal_year_end) as since
                        from year_end y
                        left join year_end_correction c using (tenant_id, fiscal_year_end)
                        where y.tenant_id = :tenant and y.fiscal_year_end = :end
                        order by c.turn desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", end)
                .map((row, context) ->
                        new Standing(
                                row.getInt("number"),
                                cooperative.money(row.getLong("net_assets")),
                                row.getLong("units"),
                                row.getObject("since", LocalDate.class)))
                .findOne()
                .orElseThrow(() -> Problems.notFound("year-end-not-found"));
    }

    /// A 409 when there is one of this id.
    static void add(
            Tx tx, UUID correctionId, LocalDate end, int number, CorrectYear.Request request) {
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into year_end_correction
                                values (:tenant, :id, :end, :number, :netAssets, :on, :reason,
                                  :document, :now)
                                on conflict (tenant_id, correction_id) do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("id", correctionId)
                        .bind("end", end)
                        .bind("number", number)
                        .bind("netAssets", request.netAssets().amount())
                        .bind("on", request.correctedOn())
                        .bind("reason", request.reason())
                        .bind("document", request.document())
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict(
                    "correction-exists", FormFault.of("", "said.id-of-a-correction"));
        }
    }

    /// A year's, the first first; a 404 when it is not closed.
    static List<YearEndCorrection> of(Tx tx, Cooperative cooperative, LocalDate end) {
        standing(tx, cooperative, end);
        return tx.sql()
                .createQuery(
                        """
                        select c.*, y.units, v.shares, v.refunds_before, v.refunds,
                          coalesce(lag(c.net_assets) over (order by c.turn), y.net_assets)
                            as net_assets_before
                        from year_end_correction c
                        join year_end y using (tenant_id, fiscal_year_end)
                        cross join lateral (select count(*) as shares,
                            coalesce(sum(r.refund_before), 0) as refunds_before,
                            coalesce(sum(r.refund), 0) as refunds
                          from revaluation r where r.tenant_id = c.tenant_id
                            and r.correction_id = c.correction_id) v
                        where c.tenant_id = :tenant and c.fiscal_year_end = :end
                        order by c.turn\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", end)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    private static YearEndCorrection read(ResultSet row, Cooperative cooperative)
            throws SQLException {
        Rule rule = cooperative.rules().rule("JP-054");
        Money netAssets = cooperative.money(row.getLong("net_assets"));
        long units = row.getLong("units");
        return new YearEndCorrection(
                row.getObject("correction_id", UUID.class),
                row.getObject("fiscal_year_end", LocalDate.class),
                row.getInt("turn"),
                cooperative.money(row.getLong("net_assets_before")),
                netAssets,
                units,
                RefundRules.shareValue(netAssets, units, 1),
                row.getObject("corrected_on", LocalDate.class),
                row.getString("reason"),
                row.getString("document"),
                row.getLong("shares"),
                cooperative.money(row.getLong("refunds_before")),
                cooperative.money(row.getLong("refunds")),
                row.getTimestamp("recorded_at").toInstant(),
                rule.id(),
                rule.source());
    }
}
