package coop.kyodo.membership.capital;

/// What moves the members' units, as SQL over `:tenant` and `:known`. Whoever leaves at a year's
/// end is gone on the next day, as on the register, and so are units that were given up (JP-030),
/// though the ledger has them until that year is closed: every figure is the same before and after
/// the closing.
public final class UnitMoves {

    /// The table expression `awaited`: the units that leave at the end of a day whose year is not
    /// closed. Before the last year that is closed nothing waits.
    public static final String AWAITED =
            """
            unclosed as (
              select coalesce(max(fiscal_year_end), '-infinity') as after from year_end
              where tenant_id = :tenant and recorded_at <= :known
            ), leaving as (
              select member_id, effective_on from withdrawal, unclosed
              where tenant_id = :tenant and effective_on > after and recorded_at <= :known
                and (cancelled_at is null or cancelled_at > :known)
            ), given_up as (
              select r.member_id, r.units, r.effective_on from unit_reduction r, unclosed
              where r.tenant_id = :tenant and r.effective_on > after and r.recorded_at <= :known
                and not exists (select from leaving l
                  where l.member_id = r.member_id and l.effective_on <= r.effective_on)
            ), awaited as (
              select member_id, 'REDUCTION' as kind, -units as units, effective_on from given_up
              union all
              select l.member_id, 'WITHDRAWAL', -rest.units, l.effective_on
              from leaving l cross join lateral (
                select coalesce(sum(j.units), 0) - coalesce((select sum(g.units) from given_up g
                  where g.member_id = l.member_id), 0) as units
                from journal j
                where j.tenant_id = :tenant and j.member_id = l.member_id and j.recorded_at <= :known
              ) rest
              where rest.units > 0
            )\
            """;

    /// [#AWAITED], and the table expression `moved`: these and the journals that move units.
    public static final String MOVED =
            AWAITED
                    + """
                    , moved as (
                      select member_id, kind, units, effective_on from journal
                      where tenant_id = :tenant and units <> 0 and recorded_at <= :known
                      union all
                      select member_id, kind, units, effective_on from awaited
                    )\
                    """;

    private UnitMoves() {}
}
