package coop.kyodo.membership.member;

import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A membership that is brought in, as it comes to stand step by step. Nothing of it is written
/// before [Entrants] writes many of them.
public final class Entrant {

    private final UUID personId;
    private final boolean founder;
    private Member member;
    private Holding holding = Holding.NOTHING;
    private @Nullable LocalDate leavesOn;

    private Entrant(UUID personId, boolean founder, Member member) {
        this.personId = personId;
        this.founder = founder;
        this.member = member;
    }

    /// Somebody who applied and was accepted on one day.
    static Entrant accepted(
            UUID memberId, UUID personId, int units, LocalDate acceptedOn, boolean founder) {
        return new Entrant(
                personId,
                founder,
                new Member(
                        memberId,
                        MemberState.ACCEPTED,
                        1,
                        units,
                        acceptedOn,
                        acceptedOn,
                        null,
                        null,
                        null,
                        null));
    }

    public UUID memberId() {
        return member.memberId();
    }

    public Holding holding() {
        return holding;
    }

    public Member member() {
        return member;
    }

    UUID personId() {
        return personId;
    }

    public boolean founder() {
        return founder;
    }

    /// The membership as the next event about it tells of it.
    public Member atNextVersion() {
        member =
                with(
                        member.state(),
                        member.version() + 1,
                        member.memberNumber(),
                        member.admittedOn(),
                        member.leftOn());
        return member;
    }

    /// How its capital stands.
    public MemberHolding stands(Cooperative cooperative) {
        return MemberHolding.of(cooperative, member, holding);
    }

    void admit(long number, LocalDate admittedOn) {
        member = with(MemberState.MEMBER, member.version(), number, admittedOn, null);
    }

    /// Gave notice.
    ///
    /// @param lastDay the year's end at which it takes effect
    public void markLeaving(LocalDate lastDay) {
        leavesOn = lastDay;
        member =
                with(
                        MemberState.LEAVING,
                        member.version(),
                        member.memberNumber(),
                        member.admittedOn(),
                        null);
    }

    void leave(LocalDate leftOn) {
        member =
                with(
                        MemberState.LEFT,
                        member.version(),
                        member.memberNumber(),
                        member.admittedOn(),
                        leftOn);
    }

    void post(Entry entry) {
        holding = holding.after(entry);
    }

    private Member with(
            MemberState state,
            long version,
            @Nullable Long number,
            @Nullable LocalDate admittedOn,
            @Nullable LocalDate leftOn) {
        return new Member(
                member.memberId(),
                state,
                version,
                member.unitsApplied(),
                member.appliedOn(),
                member.acceptedOn(),
                number,
                admittedOn,
                leftOn,
                leavesOn);
    }
}
