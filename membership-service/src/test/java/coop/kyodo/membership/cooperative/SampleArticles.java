package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Articles at the Act's own numbers, to be varied one at a time.
public final class SampleArticles {

    private Articles.@Nullable Leaving leaving;
    private int noticeDays = 90;
    private int clearDays;
    private Money reserveTarget = Money.yen(1_500_000);
    private Money unitAmount = Money.yen(50_000);
    private String fiscalYearEnd = "03-31";
    private int meetingNoticeDays = 10;
    private int directors = 3;
    private int auditors = 1;
    private int directorYears = 2;
    private int auditorYears = 4;
    private Fraction reserve = Fraction.of(1, 10);
    private Fraction jobCreation = Fraction.of(1, 20);
    private Fraction education = Fraction.of(1, 20);
    private boolean dividendsToUnpaidCapital;
    private Articles.@Nullable NonProfit nonProfit;
    private Articles.@Nullable Particulars particulars =
            new Articles.Particulars(
                    List.of("配食"),
                    List.of("神奈川県"),
                    List.of("横浜市"),
                    "組合の事業に従事する個人",
                    "理事会の承諾を得て加入し、九十日前までに予告して脱退する。",
                    "全額を一時に払い込む。分割して払い込むことができる。",
                    "毎月の事業所会議で意見を集め、理事会に報告する。",
                    "組合の掲示場に掲示する。");

    public SampleArticles noticeDays(int days) {
        noticeDays = days;
        return this;
    }

    public SampleArticles clearDays(int days) {
        clearDays = days;
        return this;
    }

    public SampleArticles fiscalYearEnd(String day) {
        fiscalYearEnd = day;
        return this;
    }

    SampleArticles unitAmount(Money amount) {
        unitAmount = amount;
        return this;
    }

    SampleArticles reserveTarget(Money amount) {
        reserveTarget = amount;
        return this;
    }

    SampleArticles meetingNoticeDays(int days) {
        meetingNoticeDays = days;
        return this;
    }

    SampleArticles directors(int number) {
        directors = number;
        return this;
    }

    SampleArticles auditors(int number) {
        auditors = number;
        return this;
    }

    SampleArticles directorYears(int years) {
        directorYears = years;
        return this;
    }

    SampleArticles auditorYears(int years) {
        auditorYears = years;
        return this;
    }

    SampleArticles reserve(Fraction rate) {
        reserve = rate;
        return this;
    }

    SampleArticles jobCreation(Fraction rate) {
        jobCreation = rate;
        return this;
    }

    SampleArticles education(Fraction rate) {
        education = rate;
        return this;
    }

    public SampleArticles leaving(Articles.Leaving terms) {
        leaving = terms;
        return this;
    }

    public SampleArticles dividendsToUnpaidCapital() {
        dividendsToUnpaidCapital = true;
        return this;
    }

    SampleArticles nonProfit(
            boolean distributionForbidden, Articles.ResidueTo residueTo, int outsideAuditors) {
        nonProfit = new Articles.NonProfit(distributionForbidden, residueTo, outsideAuditors);
        return this;
    }

    SampleArticles particulars(Articles.@Nullable Particulars stated) {
        particulars = stated;
        return this;
    }

    public Articles build() {
        return new Articles(
                unitAmount,
                FiscalYearEnd.parse(fiscalYearEnd),
                noticeDays,
                clearDays,
                reserveTarget,
                new Articles.Meeting(
                        meetingNoticeDays, true, true, true, true, Articles.TieBase.CAST, false),
                new Articles.Officers(
                        directors, auditors, Articles.Method.ELECTION, directorYears, auditorYears),
                new Articles.Surplus(reserve, jobCreation, education, dividendsToUnpaidCapital),
                leaving,
                nonProfit,
                particulars);
    }
}
