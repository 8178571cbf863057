package coop.kyodo.membership.model;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a co-op should look like: plain sums over plain lists. Each command of [Joining],
/// [Capital], [Exits] and [Batches] says what the service has to answer, `ok` or the code of the
/// refusal, and changes the model only when it is `ok`.
final class Model {

    static final String OK = "ok";
    static final LocalDate FIRST = LocalDate.of(2025, 4, 1);

    /// What the service's clock says, later than everything that happens.
    static final LocalDate CLOCK = LocalDate.of(2050, 1, 1);

    /// Where two profiles and two co-ops' articles differ.
    ///
    /// @param act whether the Act's cap binds, its ban on transfers and the stop of refunds
    /// @param refundTenths how much of the share's value is refunded
    record Rules(boolean act, int years, int refundTenths, int instalments, int monthsBetween) {}

    final Rules rules;
    final Map<UUID, Account> accounts = new LinkedHashMap<>();
    final Batches batches = new Batches(this);

    /// The special resolutions that let somebody take over units beyond the cap.
    final Map<UUID, List<Approval>> approvals = new HashMap<>();

    /// A special resolution of a day, and whose units it was used for.
    static final class Approval {
        final LocalDate adoptedOn;
        @Nullable Account usedFor;

        Approval(LocalDate adoptedOn) {
            this.adoptedOn = adoptedOn;
        }
    }

    LocalDate today = FIRST;
    long unit = 50_000;
    LocalDate articlesOn = FIRST;
    LocalDate closed = LocalDate.MIN;
    LocalDate lastYearEnd = LocalDate.MIN;

    Model(Rules rules) {
        this.rules = rules;
    }

    /// What the service answers to a date that everything up to another one is closed against.
    String openOr(LocalDate on, String otherwise) {
        return on.isAfter(closed) ? otherwise : "fiscal-year-closed";
    }

    boolean isClosed(LocalDate on) {
        return !on.isAfter(closed);
    }

    long units() {
        return accounts.values().stream().mapToLong(a -> a.now(Account.Fact::units)).sum();
    }

    static LocalDate yearEnd(LocalDate date) {
        LocalDate end = LocalDate.of(date.getYear(), 3, 31);
        return end.isBefore(date) ? end.plusYears(1) : end;
    }

    /// The last of so many years after a day: whole months when it is a month's last one.
    static LocalDate yearsAfter(LocalDate day, int years) {
        LocalDate last = day.plusYears(years);
        return day.getDayOfMonth() == day.lengthOfMonth()
                ? last.withDayOfMonth(last.lengthOfMonth())
                : last;
    }

    /// The year's end at which somebody leaves, or gives up units, who tells it on this day.
    static LocalDate effectOf(LocalDate noticeOn) {
        LocalDate effective = yearEnd(noticeOn);
        while (effective.minusDays(90).isBefore(noticeOn)) {
            effective = effective.plusYears(1);
        }
        return effective;
    }

    long share(long netAssets, long units, long all) {
        return netAssets <= 0 || all == 0
                ? 0
                : BigInteger.valueOf(netAssets)
                        .multiply(BigInteger.valueOf(units))
                        .divide(BigInteger.valueOf(all))
                        .multiply(BigInteger.valueOf(rules.refundTenths()))
                        .divide(BigInteger.TEN)
                        .longValueExact();
    }

    boolean exceeds(long units, long all, long members) {
        return exceeds(units, all, members, 25);
    }

    boolean exceeds(long units, long all, long members, int hundredths) {
        return rules.act() && members > 3 && units * 100 > all * hundredths;
    }

    /// Whether more units keep an account within so many hundredths on each day that counts.
    boolean exceedsAfter(Account account, long more, LocalDate on, int hundredths) {
        List<LocalDate> days = new ArrayList<>(List.of(on));
        account.facts.stream()
                .filter(fact -> fact.units() > 0 && fact.on().isAfter(on))
                .forEach(fact -> days.add(fact.on()));
        return days.stream()
                .anyMatch(day ->
                        exceeds(
                                account.on(day, Account.Fact::units)
                                        - account.givenUpBefore(day)
                                        + more,
                                unitsDuring(day) + more,
                                count(other -> other.isOnRegister(day)),
                                hundredths));
    }

    /// Whether an applicant who joins on a day has too many of the units that members have on it.
    boolean exceedsJoining(Account applicant, LocalDate on) {
        long all = applicant.applied + unitsDuring(on);
        return exceeds(applicant.applied, all, 1 + count(other -> other.isOnRegister(on)));
    }

    /// As [#exceedsJoining], when those who were accepted before join too.
    boolean exceedsAccepted(Account applicant, LocalDate on) {
        List<Account> accepted = inState(Account.State.ACCEPTED);
        long waiting = accepted.stream().mapToLong(other -> other.applied).sum();
        return exceeds(
                applicant.applied,
                applicant.applied + waiting + unitsDuring(on),
                1 + accepted.size() + count(other -> other.isOnRegister(on)));
    }

    private long unitsDuring(LocalDate date) {
        return accounts.values().stream().mapToLong(account -> account.unitsDuring(date)).sum();
    }

    /// Whether somebody took over this leaver's units with approval.
    boolean isTakenOver(Account leaver) {
        return approvals.values().stream()
                .flatMap(List::stream)
                .anyMatch(approval -> leaver.equals(approval.usedFor));
    }

    List<Account> inState(Account.State state) {
        return accounts.values().stream().filter(account -> account.state == state).toList();
    }

    long count(Predicate<Account> which) {
        return accounts.values().stream().filter(which).count();
    }

    /// The accounts in the order in which a year's end goes through them.
    List<Account> byId() {
        return accounts.values().stream()
                .sorted((a, b) -> a.id.toString().compareTo(b.id.toString()))
                .toList();
    }

    static boolean is(@Nullable LocalDate date, LocalDate other) {
        return other.equals(date);
    }

    static boolean isBefore(@Nullable LocalDate date, LocalDate other) {
        return date != null && date.isBefore(other);
    }
}
