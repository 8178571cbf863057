package coop.kyodo.membership.leaving;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The shares that wait to be valued.
final class Shares {

    private Shares() {}

    /// Those valued at this year's end, in the order of the members' ids.
    static List<Leaver.Share> valuedOn(Tx tx, Cooperative cooperative, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select w.member_id, w.effective_on as left_on, w.units is not null as at_once,
                          coalesce(w.units, h.units) as units,
                          coalesce(w.subscribed, h.units * :unitAmount) as subscribed,
                          coalesce(w.paid_in, h.paid_in) as paid_in
                        from withdrawal w left join holding h using (tenant_id, member_id)
                        where w.tenant_id = :tenant and w.open and w.valued_on = :date
                        order by w.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .bind("unitAmount", cooperative.articles().unitAmount().amount())
                .map(ConstructorMapper.of(Leaver.Share.class))
                .list();
    }
}
