package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.List;

/// The years' ends at which the accounts were the net book value.
final class Closings {

    /// @param members the members' accounts together
    /// @param netBookValue before the year's disposition
    /// @param paidOut what the year's plan pays the members in money
    record Closed(
            String year,
            LocalDate yearEnd,
            LocalDate closedOn,
            String closedBy,
            int figuresVersion,
            Money members,
            Money collective,
            Money netBookValue,
            Money paidOut) {}

    private Closings() {}

    static List<Closed> all(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select * from capital_closing where tenant_id = :tenant
                        order by year_end desc\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) -> {
                    String currency = row.getString("currency");
                    return new Closed(
                            row.getString("year"),
                            row.getObject("year_end", LocalDate.class),
                            row.getObject("closed_on", LocalDate.class),
                            row.getString("closed_by"),
                            row.getInt("figures_version"),
                            Money.of(row.getLong("members"), currency),
                            Money.of(row.getLong("collective"), currency),
                            Money.of(row.getLong("net_book_value"), currency),
                            Money.of(row.getLong("paid_out"), currency));
                })
                .list();
    }

    /// US-02, ES-03c: what was the net book value at a year's end stays so.
    ///
    /// @throws coop.kyodo.kit.rules.RefusedException 409 when the accounts of that day are closed
    static void mustBeOpen(Tx tx, LocalDate on) {
        all(tx).stream()
                .filter(each -> !each.yearEnd().isBefore(on))
                .findFirst()
                .ifPresent(closed -> {
                    Profile profile = Cooperatives.asOf(tx, closed.yearEnd()).rules();
                    Decision.<Closed>refused(
                                    Refusal.of(
                                                    "capital-accounts-closed",
                                                    profile.rule(CapitalTerms.of(profile).rule()))
                                            .with("on", on)
                                            .with("closedUpTo", closed.yearEnd()))
                            .orConflict();
                });
    }

    static void add(Tx tx, Closed closed) {
        tx.sql()
                .createUpdate(
                        """
                        insert into capital_closing (tenant_id, year, year_end, closed_on,
                          figures_version, members, collective, net_book_value, paid_out, currency,
                          closed_by, recorded_at)
                        values (:tenant, :year, :yearEnd, :closedOn,
                          :version, :members, :collective, :value, :paidOut, :currency, :by, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", closed.year())
                .bind("yearEnd", closed.yearEnd())
                .bind("closedOn", closed.closedOn())
                .bind("version", closed.figuresVersion())
                .bind("members", closed.members().amount())
                .bind("collective", closed.collective().amount())
                .bind("value", closed.netBookValue().amount())
                .bind("paidOut", closed.paidOut().amount())
                .bind("currency", closed.members().currency())
                .bind("by", closed.closedBy())
                .bind("now", tx.now())
                .execute();
    }
}
