package coop.kyodo.membership.intake;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.imports.Imports;
import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.UnitCapRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.leaving.PastLeaving;
import coop.kyodo.membership.leaving.RefundRules;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.person.ContactForms;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.refund.ClaimRules;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Looks for everything that keeps a register from being taken, and stops at nothing.
final class RegisterCheck {

    private final Tx tx;
    private final Cooperative cooperative;
    private final LocalDate formedOn;
    private final UnaryOperator<LocalDate> yearEnd;
    private final List<Line<RegisterLine>> lines;
    private final Function<Refusal, String> words;
    private final Imports imports;
    private final List<RegisterReport.Problem> problems = new ArrayList<>();
    private final List<RegisterReport.Problem> whole = new ArrayList<>();
    private final List<RegisterReport.Problem> warnings = new ArrayList<>();
    private final Map<LocalDate, LocalDate> effects = new HashMap<>();
    private final Optional<LocalDate> closedUpTo;

    /// @param words puts a rule's refusal into the caller's language
    /// @param imports puts any other problem of a line into it
    RegisterCheck(
            Tx tx,
            Cooperative cooperative,
            List<Line<RegisterLine>> lines,
            List<LineProblem> malformed,
            Function<Refusal, String> words,
            Imports imports) {
        this.tx = tx;
        this.cooperative = cooperative;
        this.formedOn = Cooperatives.first(tx).effectiveOn();
        this.yearEnd = FiscalYears.lastDays(tx);
        this.closedUpTo = Ledger.closedUpTo(tx);
        this.lines = lines;
        this.words = words;
        this.imports = imports;
        malformed.stream().map(RegisterReport.Problem::of).forEach(problems::add);
    }

    RegisterReport report(Totals expected, String digest) {
        List<Line<RegisterLine>> present =
                lines.stream().filter(line -> !line.value().isFormer()).toList();
        long units = present.stream().mapToLong(line -> line.value().units()).sum();
        caps(present, units);
        numbers();
        ids();
        problems.addAll(RegisterPersons.overlaps(tx, cooperative.rules(), lines, words, imports));
        RegisterPersons.doubles(tx, lines, imports).stream()
                .map(RegisterReport.Problem::of)
                .forEach(warnings::add);
        lines.forEach(this::line);
        BigInteger paidIn =
                present.stream()
                        .map(line -> BigInteger.valueOf(line.value().paidIn()))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        if (lines.isEmpty() && problems.isEmpty()) {
            whole("register-empty", "", "There is no line in it.");
        }
        total("members", expected.members, BigInteger.valueOf(present.size()));
        total("former", expected.former, BigInteger.valueOf(lines.size() - present.size()));
        total("units", expected.units, BigInteger.valueOf(units));
        total("paidIn", expected.paidIn, paidIn);
        return new RegisterReport(
                problems.isEmpty() && whole.isEmpty(),
                present.size(),
                lines.size() - present.size(),
                units,
                cooperative.amountOf(units),
                cooperative.money(paidIn.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue()),
                digest,
                RegisterReport.all(problems, whole),
                RegisterReport.all(warnings, List.of()));
    }

    private void line(Line<RegisterLine> line) {
        RegisterLine member = line.value();
        Money unit = cooperative.articles().unitAmount();
        boolean founder = founded(line, member, unit);
        judge(
                line,
                IntakeRules.joined(
                        cooperative.rules(),
                        member.accepted(),
                        founder ? foundersPaid(member) : member.paid(),
                        member.admittedOn()));
        LocalDate birthDate = member.birthDate();
        if (birthDate != null) {
            notInFuture(line, birthDate, "/birthDate");
            born(line, birthDate, member.admittedOn());
        }
        contact(line, PersonData.Contact.Kind.EMAIL, member.email(), "/email");
        contact(line, PersonData.Contact.Kind.PHONE, member.phone(), "/phone");
        notInFuture(line, member.admittedOn(), "/admittedOn");
        notBefore(line, member.admittedOn(), formedOn, "/admittedOn");
        open(line, member.paid(), "/paidOn");
        if (member.isFormer()) {
            left(line, member);
        }
    }

    /// Nobody is a member before the formation, however early a founder paid; a line that says so
    /// is told of that alone.
    private LocalDate foundersPaid(RegisterLine member) {
        return member.paid().isBefore(formedOn) && !member.admittedOn().isBefore(formedOn)
                ? formedOn
                : member.paid();
    }

    /// Whether it is about a founder, who may have paid a part. Of whoever is not it says whether
    /// enough was paid.
    private boolean founded(Line<RegisterLine> line, RegisterLine member, Money unit) {
        Money paidIn = cooperative.money(member.paidIn());
        boolean founder =
                IntakeRules.founded(
                        cooperative.rules(),
                        unit,
                        member.units(),
                        paidIn,
                        member.accepted(),
                        formedOn);
        if (!founder) {
            boolean tooLittle =
                    IntakeRules.isFounder(member.accepted(), formedOn)
                            && paidIn.compareTo(unit) < 0;
            judge(
                    line,
                    tooLittle
                            ? IntakeRules.firstInstalment(
                                    cooperative.rules(), unit, member.units(), paidIn)
                            : IntakeRules.paidUp(
                                    cooperative.rules(), unit, member.units(), paidIn));
        }
        return founder;
    }

    /// What a line says of a membership that is over.
    private void left(Line<RegisterLine> line, RegisterLine member) {
        RegisterLine.Leaving leaving = member.leaving();
        if (leaving == null) {
            found(
                    line.problem(
                            "leaving-incomplete",
                            member.leftOn() == null ? "/leftOn" : "/leftCause",
                            "A leaving has its last day and its cause."));
            return;
        }
        notBefore(line, leaving.leftOn(), member.admittedOn(), "/leftOn");
        notInFuture(line, leaving.leftOn(), "/leftOn");
        LocalDate noticeOn = member.noticeOn();
        if (noticeOn != null) {
            notBefore(line, noticeOn, member.admittedOn(), "/noticeOn");
            notBefore(line, leaving.leftOn(), noticeOn, "/noticeOn");
        }
        open(line, leaving.leftOn(), "/leftOn");
        if (leaving.cause() == WithdrawalCause.WITHDRAWAL) {
            judge(
                    line,
                    IntakeRules.leftAtYearsEnd(
                            cooperative.rules(),
                            leaving.leftOn(),
                            yearEnd.apply(leaving.leftOn())));
            notice(line, noticeOn, leaving.leftOn());
        }
        LocalDate valuedOn = yearEnd.apply(leaving.leftOn());
        if (!leaving.isValuedHere(yearEnd, tx.today())) {
            judge(
                    line,
                    IntakeRules.stated(
                            cooperative.rules(),
                            leaving.stated(),
                            valuedOn,
                            cooperative.money(member.paidIn())),
                    warnings);
        }
        refunded(line, member, leaving, valuedOn);
        if (leaving.owed() > 0) {
            owed(line, member, leaving, valuedOn);
        }
    }

    /// What a line says that somebody who has left was refunded. Of a share that is not valued yet
    /// nothing can be; that it once was before its day is told.
    private void refunded(
            Line<RegisterLine> line,
            RegisterLine member,
            RegisterLine.Leaving leaving,
            LocalDate valuedOn) {
        judge(
                line,
                IntakeRules.refundedAtMost(
                        cooperative.rules(),
                        cooperative.money(leaving.refunded()),
                        cooperative.money(member.paidIn()),
                        "/refunded"));
        if (leaving.refunded() > 0) {
            judge(line, IntakeRules.valued(cooperative.rules(), valuedOn, tx.today(), "/refunded"));
        }
        LocalDate refundedOn = leaving.refundedOn();
        if (refundedOn == null) {
            return;
        }
        notBefore(line, refundedOn, leaving.leftOn(), "/refundedOn");
        notInFuture(line, refundedOn, "/refundedOn");
        if (leaving.refunded() == 0) {
            found(
                    line.problem(
                            "leaving-incomplete",
                            "/refunded",
                            "A day of a refund comes with its amount."));
        } else if (!valuedOn.isAfter(tx.today()) && !refundedOn.isBefore(leaving.leftOn())) {
            judge(
                    line,
                    IntakeRules.valued(cooperative.rules(), valuedOn, refundedOn, "/refundedOn"),
                    warnings);
        }
    }

    /// What a line says that somebody who has left may still claim.
    private void owed(
            Line<RegisterLine> line,
            RegisterLine member,
            RegisterLine.Leaving leaving,
            LocalDate valuedOn) {
        judge(
                line,
                IntakeRules.refundedAtMost(
                        cooperative.rules(),
                        cooperative.money(leaving.owed()),
                        cooperative.money(Math.max(0, member.paidIn() - leaving.refunded())),
                        "/owed"));
        judge(line, IntakeRules.valued(cooperative.rules(), valuedOn, tx.today(), "/owed"));
        judge(
                line,
                ClaimRules.notLapsed(
                        cooperative.rules().rule("JP-056"),
                        tx.today(),
                        RefundRules.claimLapsesAfter(cooperative.rules(), leaving.leftOn()),
                        "/owed"));
    }

    /// When notice was given is not always known any more.
    private void notice(Line<RegisterLine> line, @Nullable LocalDate noticeOn, LocalDate leftOn) {
        if (noticeOn != null && !noticeOn.isBefore(formedOn) && !noticeOn.isAfter(leftOn)) {
            judge(
                    line,
                    PastLeaving.inTime(
                            cooperative.rules(),
                            noticeOn,
                            leftOn,
                            effects.computeIfAbsent(
                                    noticeOn, on -> PastLeaving.effectiveOn(tx, on))));
        }
    }

    private void open(Line<RegisterLine> line, LocalDate date, String pointer) {
        try {
            Ledger.mustBeAfter(closedUpTo, date);
        } catch (ProblemException closed) {
            said(imports.said(line, pointer, closed));
        }
    }

    private void notBefore(
            Line<RegisterLine> line, LocalDate date, LocalDate earliest, String pointer) {
        if (date.isBefore(earliest)) {
            said(
                    imports.said(
                            line,
                            "date-too-early",
                            new FormFault(
                                    pointer,
                                    "said.line-before",
                                    Map.of("date", date, "earliest", earliest))));
        }
    }

    private void contact(
            Line<RegisterLine> line,
            PersonData.Contact.Kind kind,
            @Nullable String value,
            String pointer) {
        if (value != null && !ContactForms.fits(kind, value)) {
            found(
                    line.problem(
                            "contact-malformed", pointer, "It has not the form of " + kind + "."));
        }
    }

    /// Nobody is a member before the day of birth.
    private void born(Line<RegisterLine> line, LocalDate birthDate, LocalDate admittedOn) {
        if (birthDate.isAfter(admittedOn) && !birthDate.isAfter(tx.today())) {
            said(
                    imports.said(
                            line,
                            "date-too-late",
                            new FormFault(
                                    "/birthDate",
                                    "said.line-after",
                                    Map.of("date", birthDate, "latest", admittedOn))));
        }
    }

    private void notInFuture(Line<RegisterLine> line, LocalDate date, String pointer) {
        if (date.isAfter(tx.today())) {
            found(line.problem("date-too-late", pointer, "It is after today."));
        }
    }

    /// JP-021, when all of it is in: the order of the lines makes no difference, and who has left
    /// does not count. Whoever holds more than the cap may have come there lawfully, while there
    /// were three members, with approval or when others left, so that it is told and keeps nothing
    /// out.
    private void caps(List<Line<RegisterLine>> present, long unitsHere) {
        long units = Ledger.standing(tx, cooperative).units() + unitsHere;
        long members = Members.count(tx) + present.size();
        for (Line<RegisterLine> line : present) {
            judge(
                    line,
                    UnitCapRules.withinCap(
                            cooperative.rules(),
                            new UnitCapRules.Share(line.value().units(), units, members)),
                    warnings);
        }
    }

    /// Numbers go on where the co-op's end, each once and none left out: those of members who have
    /// left are given to nobody else.
    private void numbers() {
        long first = Members.highestNumber(tx) + 1;
        long last = first + lines.size() - 1;
        Map<Long, Long> taken = new HashMap<>();
        long without = lines.stream().filter(line -> line.value().memberNumber() == null).count();
        for (Line<RegisterLine> line : lines) {
            Long number = line.value().memberNumber();
            if (number == null) {
                if (without < lines.size()) {
                    found(
                            line.problem(
                                    "number-missing",
                                    "/memberNumber",
                                    "Other lines have a number: give all of them or none."));
                }
                continue;
            }
            Long before = taken.putIfAbsent(number, line.number());
            if (before != null) {
                said(
                        imports.said(
                                line,
                                "number-taken",
                                new FormFault(
                                        "/memberNumber",
                                        "said.line-number-taken",
                                        Map.of("line", before, "number", number))));
            } else if (number < first || number > last) {
                said(
                        imports.said(
                                line,
                                "number-out-of-row",
                                new FormFault(
                                        "/memberNumber",
                                        "said.line-numbers",
                                        Map.of("first", first, "last", last))));
            }
        }
    }

    private void ids() {
        List<UUID> ids =
                lines.stream()
                        .map(line -> line.value().memberId())
                        .filter(Objects::nonNull)
                        .toList();
        Set<UUID> known = Members.known(tx, ids);
        Set<UUID> seen = new HashSet<>();
        for (Line<RegisterLine> line : lines) {
            UUID id = line.value().memberId();
            if (id != null && known.contains(id)) {
                found(line.problem("id-taken", "/memberId", "The co-op has this id already."));
            } else if (id != null && !seen.add(id)) {
                found(line.problem("id-taken", "/memberId", "Another line has this id too."));
            }
        }
    }

    private void judge(Line<RegisterLine> line, Decision<?> decision) {
        judge(line, decision, problems);
    }

    private void judge(
            Line<RegisterLine> line, Decision<?> decision, List<RegisterReport.Problem> found) {
        if (decision instanceof Decision.Refused<?>(Refusal refusal)) {
            found.add(RegisterReport.Problem.of(line.number(), refusal, words.apply(refusal)));
        }
    }

    private void total(String name, @Nullable Long expected, BigInteger found) {
        if (expected != null && !found.equals(BigInteger.valueOf(expected))) {
            whole(
                    "control-total-differs",
                    "query:" + name,
                    "It should be %d and is %s.".formatted(expected, found));
        }
    }

    private void whole(String code, String pointer, String detail) {
        LineProblem problem = imports.said(new LineProblem(0, code, pointer, detail, null));
        whole.add(RegisterReport.Problem.ofWhole(code, pointer, problem.detail()));
    }

    private void found(LineProblem problem) {
        said(imports.said(problem));
    }

    private void said(LineProblem problem) {
        problems.add(RegisterReport.Problem.of(problem));
    }
}
