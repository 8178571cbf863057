package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table that goes to the general assembly: the surplus disposition plan (JP-209) when there is
/// something to appropriate and it is, else the loss treatment plan (JP-210).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatutoryTable(Kind kind, @Nullable String rule, List<Row> rows) {

    public enum Kind {
        DISPOSITION,
        LOSS
    }

    /// One row; amounts of losses are positive in rows that are called losses.
    public record Row(String number, Texts title, Money amount) {}

    /// A loss that internal accounts bear beside any plan, for its table.
    ///
    /// @param loss negative where the fund's profit of non-members' work is greater than what is
    ///   charged: the year has a surplus
    /// @param leftByPlan whether it is what the year's plan left in the carry-over
    /// @param apart the profit of non-members' work that the fund gets and that lowers no loss
    /// @param carriedForward what the year's figures have from the years before
    /// @param ofFund with what of it the fund covers
    /// @param fund the title of the account that bears losses
    /// @param rule the rule that lets accounts bear losses
    public record Charged(
            Money loss,
            boolean leftByPlan,
            Money apart,
            Money carriedForward,
            Texts fund,
            Money ofFund,
            Money ofMembers,
            String rule) {}

    /// The loss treatment plan of a loss that is charged to internal accounts (US-07).
    public static StatutoryTable charged(Charged of) {
        Money open = of.carriedForward().minus(of.loss()).minus(of.apart());
        Money drawn = of.ofFund().plus(of.ofMembers());
        Money left = open.plus(drawn);
        List<Row> rows = new ArrayList<>();
        rows.add(open(open));
        rows.add(
                of.leftByPlan()
                        ? row("1.1", "Loss that the plan carried over", "処分後の繰越損失金", of.loss())
                        : of.loss().isNegative()
                                ? result(of.loss().negated())
                                : row("1.1", "Net loss of the year", "当期純損失", of.loss()));
        rows.add(carried("1.2", "前期", of.carriedForward()));
        if (of.apart().isPositive()) {
            rows.add(
                    row(
                            "1.3",
                            "Profit of non-members' work, kept apart",
                            "非組合員の労働による利益（区分）",
                            of.apart()));
        }
        rows.add(row("2", "Drawn to cover the loss", "損失填補取崩額", drawn));
        rows.add(new Row("2.1", of.fund(), of.ofFund()));
        rows.add(row("2.2", "Members' internal accounts", "組合員の内部資本口座", of.ofMembers()));
        rows.add(carried("3", "次期", left, left.isNegative() || left.isZero()));
        return new StatutoryTable(Kind.LOSS, of.rule(), List.copyOf(rows));
    }

    static StatutoryTable of(Waterfall waterfall, Terms terms) {
        Profile.Tables tables = terms.profile().guards().tables();
        boolean disposes =
                waterfall
                                .unappropriated()
                                .plus(waterfall.drawnDown())
                                .plus(borne(waterfall))
                                .isPositive()
                        && waterfall.appropriated().isPositive();
        return disposes
                ? new StatutoryTable(
                        Kind.DISPOSITION,
                        tables == null ? null : tables.disposition(),
                        disposition(waterfall))
                : new StatutoryTable(
                        Kind.LOSS, tables == null ? null : tables.loss(), loss(waterfall, terms));
    }

    private static List<Row> disposition(Waterfall waterfall) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("1", "Unappropriated surplus", "当期未処分剰余金", waterfall.unappropriated()));
        rows.add(result(waterfall.netProfit()));
        rows.add(carried("1.2", "前期", waterfall.carriedForward()));
        rows.addAll(drawn(waterfall));
        rows.add(row("3", "Appropriations", "剰余金処分額", waterfall.appropriated()));
        int part = 1;
        for (Waterfall.Line line : waterfall.lines()) {
            if (line.sink() != Step.Sink.CARRY_OVER) {
                rows.add(new Row("3." + part++, line.title(), line.amount()));
            }
        }
        rows.add(carried("4", "次期", waterfall.carriedToNextYear()));
        return List.copyOf(rows);
    }

    private static List<Row> loss(Waterfall waterfall, Terms terms) {
        List<Row> rows = new ArrayList<>();
        Money open = waterfall.unappropriated();
        rows.add(open(open));
        rows.add(result(waterfall.netProfit()));
        rows.add(carried("1.2", "前期", waterfall.carriedForward()));
        Money members = covered(waterfall, LossStep.MEMBERS);
        Money drawn = waterfall.drawnDown().plus(borne(waterfall));
        Money reserve = drawn(waterfall, terms, Fund.LEGAL_RESERVE);
        Money capitalSurplus = drawn(waterfall, terms, Fund.CAPITAL_SURPLUS);
        Money voluntary = drawn.minus(reserve).minus(capitalSurplus).minus(members);
        rows.add(row("2", "Drawn to cover the loss", "損失填補取崩額", drawn));
        rows.add(row("2.1", "Voluntary funds", "組合積立金取崩額", voluntary));
        rows.add(row("2.2", "Legal reserve", "利益準備金取崩額", reserve));
        rows.add(row("2.3", "Capital surplus", "資本剰余金取崩額", capitalSurplus));
        if (members.isPositive()) {
            rows.add(row("2.4", "Borne by the members", "組合員負担額", members));
        }
        Money left = waterfall.carriedToNextYear();
        boolean loss = left.isNegative() || (left.isZero() && !open.isPositive());
        rows.add(carried("3", "次期", left, loss));
        return List.copyOf(rows);
    }

    /// US-05: what a fund bears of losses is drawn from it, beside what the plan draws.
    private static List<Row> drawn(Waterfall waterfall) {
        Money borne = borne(waterfall);
        if (borne.isZero()) {
            return List.of(
                    row("2", "Drawn from voluntary funds", "組合積立金取崩額", waterfall.drawnDown()));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row("2", "Drawn from funds", "積立金等取崩額", waterfall.drawnDown().plus(borne)));
        int part = 1;
        for (Waterfall.LossLine loss : waterfall.allLosses()) {
            rows.add(new Row("2." + part++, loss.title(), loss.amount()));
        }
        return rows;
    }

    private static Money borne(Waterfall waterfall) {
        return waterfall.allLosses().stream()
                .map(Waterfall.LossLine::amount)
                .reduce(Money.zero(waterfall.netProfit().currency()), Money::plus);
    }

    private static Money drawn(Waterfall waterfall, Terms terms, String fund) {
        Money wished = terms.wish().drawnFrom(fund, waterfall.netProfit().currency());
        return wished.plus(covered(waterfall, fund));
    }

    private static Money covered(Waterfall waterfall, String from) {
        return LossCover.taken(waterfall.allLosses(), from, waterfall.netProfit().currency());
    }

    private static Row open(Money open) {
        return open.isPositive()
                ? row("1", "Unappropriated surplus", "当期未処分剰余金", open)
                : row("1", "Unappropriated loss", "当期未処理損失金", open.negated());
    }

    private static Row result(Money netProfit) {
        return netProfit.isNegative()
                ? row("1.1", "Net loss of the year", "当期純損失", netProfit.negated())
                : row("1.1", "Net profit of the year", "当期純利益", netProfit);
    }

    private static Row carried(String number, String year, Money amount) {
        return carried(number, year, amount, amount.isNegative());
    }

    /// @param loss whether it is called a loss: one that is covered to the last yen still is
    private static Row carried(String number, String year, Money amount, boolean loss) {
        String which = year.equals("前期") ? " from last year" : " to next year";
        return loss
                ? row(number, "Loss carried forward" + which, year + "繰越損失金", amount.negated())
                : row(number, "Surplus carried forward" + which, year + "繰越剰余金", amount);
    }

    private static Row row(String number, String en, String ja, Money amount) {
        return new Row(number, new Texts(en, ja), amount);
    }
}
