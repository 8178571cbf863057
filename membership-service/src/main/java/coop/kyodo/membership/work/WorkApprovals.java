package coop.kyodo.membership.work;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.member.Members;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Approval of recorded work by somebody else than who recorded it and who did it, and whether a
/// co-op wants it.
final class WorkApprovals {

    /// What the one who approves recorded or worked.
    private static final String OWN =
            "e.recorded_by is not distinct from :by or e.member_id = any(:selves)";

    /// Whether a month can be closed without approvals.
    enum Approval {
        AUTOMATIC,
        REQUIRED
    }

    /// How a co-op wants its work kept.
    ///
    /// @param approval the setting; automatic until a co-op says otherwise
    record Setting(@jakarta.validation.constraints.NotNull Approval approval) {}

    /// Which entries of a month to approve: all, or those of a member, at a site, or recorded until
    /// an instant, for example when the list was looked at.
    record Request(
            @Nullable UUID memberId, @Nullable UUID siteId, @Nullable Instant recordedUpTo) {}

    /// What became of them.
    ///
    /// @param approved entries approved now
    /// @param own entries among those asked for that the caller recorded or worked, which wait for
    ///   another
    /// @param open entries of the month that are still to be approved, by anybody
    record Approved(YearMonth period, long approved, long own, long open) {}

    /// Who approves.
    ///
    /// @param subject of the caller's token
    /// @param member which member of the co-op that is, if any
    record Approver(String subject, Optional<UUID> member) {}

    /// What others are told of a setting. The aggregate is the setting of this co-op.
    record SettingChanged(UUID cooperativeId, Approval approval) {}

    /// What others are told of approvals: how many, not whose. Each approval is an aggregate of its
    /// own.
    record WorkApproved(
            UUID cooperativeId, UUID approvalId, YearMonth period, long approved, long open) {}

    private WorkApprovals() {}

    static Setting setting(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select approval from work_setting where tenant_id = :tenant
                        order by version desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .map(ConstructorMapper.of(Setting.class))
                .findOne()
                .orElse(new Setting(Approval.AUTOMATIC));
    }

    static Setting set(Tx tx, Setting setting) {
        long version = tx.nextNumber("work-setting");
        tx.sql()
                .createUpdate(
                        "insert into work_setting values (:tenant, :version, :approval, :now)")
                .bind("tenant", tx.tenant())
                .bind("version", version)
                .bind("approval", setting.approval().name())
                .bind("now", tx.now())
                .execute();
        String aggregate = tx.tenant() + "/work-setting";
        tx.publish(
                new Event(
                        "coop.kyodo.membership.work-setting-changed.v1",
                        UUID.nameUUIDFromBytes(aggregate.getBytes(StandardCharsets.UTF_8)),
                        version,
                        new SettingChanged(tx.tenant(), setting.approval())));
        tx.audit("work-setting", tx.tenant().toString(), Map.of("approval", setting.approval()));
        return setting;
    }

    static Approved approve(Tx tx, YearMonth period, Approver by, Request request) {
        List<UUID> selves =
                by.member().map(self -> Members.ofSamePerson(tx, self)).orElse(List.of());
        if (request.memberId() != null && selves.contains(request.memberId())) {
            throw Problems.conflict("work-own", FormFault.of("", "said.approves-own-work"));
        }
        WorkPeriods.sharedOpen(tx, period);
        long approved =
                tx.sql()
                        .createUpdate(
                                """
                                insert into work_approval
                                  (tenant_id, entry_id, approved_by, recorded_at, approving_member)
                                select e.tenant_id, e.entry_id, :by, :now, cast(:self as uuid)
                                from work_entry e where <asked> and not (<own>)
                                on conflict do nothing\
                                """)
                        .define("asked", asked(request))
                        .define("own", OWN)
                        .bind("tenant", tx.tenant())
                        .bind("period", period.toString())
                        .bind("by", by.subject())
                        .bind("self", by.member().orElse(null))
                        .bindArray("selves", UUID.class, selves)
                        .bind("member", request.memberId())
                        .bind("site", request.siteId())
                        .bind("upTo", request.recordedUpTo())
                        .bind("now", tx.now())
                        .execute();
        long own =
                tx.sql()
                        .createQuery("select count(*) from work_entry e where <asked> and (<own>)")
                        .define("asked", asked(request))
                        .define("own", OWN)
                        .bind("tenant", tx.tenant())
                        .bind("period", period.toString())
                        .bind("by", by.subject())
                        .bindArray("selves", UUID.class, selves)
                        .bind("member", request.memberId())
                        .bind("site", request.siteId())
                        .bind("upTo", request.recordedUpTo())
                        .mapTo(Long.class)
                        .one();
        tx.audit("work-approved", period.toString(), Map.of("approved", approved, "own", own));
        Approved answer = new Approved(period, approved, own, open(tx, period));
        if (approved > 0) {
            tellOf(tx, answer);
        }
        return answer;
    }

    private static void tellOf(Tx tx, Approved done) {
        UUID approval = Ids.next();
        tx.publish(
                new Event(
                        "coop.kyodo.membership.work-approved.v1",
                        approval,
                        1,
                        new WorkApproved(
                                tx.tenant(),
                                approval,
                                done.period(),
                                done.approved(),
                                done.open())));
    }

    /// How many entries of the month nobody has approved.
    static long open(Tx tx, YearMonth period) {
        return tx.sql()
                .createQuery("select count(*) from work_entry e where " + asked(null))
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .mapTo(Long.class)
                .one();
    }

    /// Lets a month pass that may be closed; a 409 when approvals are wanted and missing.
    static void mustBeApproved(Tx tx, YearMonth period) {
        if (setting(tx).approval() == Approval.REQUIRED) {
            long open = open(tx, period);
            if (open > 0) {
                throw Problems.conflict(
                        "work-not-approved",
                        new FormFault(
                                "",
                                "said.work-not-approved",
                                Map.of("entries", open, "period", period)));
            }
        }
    }

    private static String asked(@Nullable Request request) {
        String asked =
                """
                e.tenant_id = :tenant and e.period = :period
                and not exists (select from work_approval a
                  where a.tenant_id = e.tenant_id and a.entry_id = e.entry_id)\
                """;
        if (request == null) {
            return asked;
        }
        return asked
                + (request.memberId() == null ? "" : " and e.member_id = :member")
                + (request.siteId() == null ? "" : " and e.site_id = :site")
                + (request.recordedUpTo() == null ? "" : " and e.recorded_at <= :upTo");
    }
}
