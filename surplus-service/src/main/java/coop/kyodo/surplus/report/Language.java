package coop.kyodo.surplus.report;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Texts;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;

/// How texts, amounts and days are written in one of the two languages.
public enum Language {
    EN(Locale.ENGLISH, "−"),
    JA(Locale.JAPANESE, "△");

    private static final int MOST_DECIMALS = 6;
    private static final int DECIMALS_BELOW_MINOR = 4;

    private final Locale locale;
    private final String minus;

    Language(Locale locale, String minus) {
        this.locale = locale;
        this.minus = minus;
    }

    /// The language of a tag such as `ja`; English for any other.
    public static Language of(String tag) {
        return tag.equals("ja") ? JA : EN;
    }

    public String tag() {
        return locale.getLanguage();
    }

    public String text(String en, String ja) {
        return this == JA ? ja : en;
    }

    public String text(Texts texts) {
        return text(texts.en(), texts.ja());
    }

    /// `1,234,567`, with the decimal places of its currency; below zero with △ in Japanese.
    public String amount(Money money) {
        long one = minorUnits(money.currency());
        long units = Math.absExact(money.amount());
        String digits = number(units / one);
        String decimals = one == 1 ? "" : "." + Long.toString(one + units % one).substring(1);
        return (money.isNegative() ? minus : "") + digits + decimals;
    }

    /// An exact amount in the unit of [#amount]: `194400/37 (5,254.054054…)`, with the decimals of
    /// its currency and at most four more, and … where they do not end there. One without a part of
    /// a minor unit is written as an amount.
    ///
    /// @param exact in minor units, not below zero
    public String exact(Fraction exact, String currency) {
        String decimals = decimals(exact, places(currency));
        return exact.denominator().equals(BigInteger.ONE)
                ? decimals
                : exact.dividedBy(Fraction.of(minorUnits(currency)))
                        + text(" (" + decimals + ")", "（" + decimals + "）");
    }

    /// @param places of the currency; further ones only where they are not zero, or do not end
    private static String decimals(Fraction exact, int places) {
        int most = places + DECIMALS_BELOW_MINOR;
        BigInteger[] shown =
                exact.numerator()
                        .multiply(BigInteger.TEN.pow(DECIMALS_BELOW_MINOR))
                        .divideAndRemainder(exact.denominator());
        BigInteger[] parts = shown[0].divideAndRemainder(BigInteger.TEN.pow(most));
        boolean ends = shown[1].signum() == 0;
        String digits = BigInteger.TEN.pow(most).add(parts[1]).toString().substring(1);
        while (ends && digits.length() > places && digits.endsWith("0")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        return grouped().format(parts[0])
                + (digits.isEmpty() ? "" : "." + digits)
                + (ends ? "" : "…");
    }

    public String number(long number) {
        return grouped().format(number);
    }

    /// How many minor units are one of what amounts are shown in: 100 for euros, 1 for yen.
    public static long minorUnits(String currency) {
        return BigInteger.TEN.pow(places(currency)).longValueExact();
    }

    private static int places(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static DecimalFormat grouped() {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /// `20.42 %`; as the fraction that it is where no decimals say it exactly.
    public String percent(Fraction rate) {
        Fraction hundredfold = rate.times(100);
        BigInteger scale = BigInteger.ONE;
        int places = 0;
        while (places < MOST_DECIMALS && scale.remainder(hundredfold.denominator()).signum() != 0) {
            scale = scale.multiply(BigInteger.TEN);
            places++;
        }
        if (scale.remainder(hundredfold.denominator()).signum() != 0) {
            return rate.toString();
        }
        BigInteger[] parts =
                hundredfold
                        .numerator()
                        .multiply(scale.divide(hundredfold.denominator()))
                        .divideAndRemainder(scale);
        String decimals =
                places == 0 ? "" : "." + scale.add(parts[1].abs()).toString().substring(1);
        return parts[0] + decimals + " %";
    }

    /// A fiscal year with its days: `2025 (2025-04-01 to 2026-03-31)`.
    public String year(String name, LocalDate from, LocalDate to) {
        return name + text(" (" + from + " to " + to + ")", "（" + from + "～" + to + "）");
    }

    /// What the amounts are in: `Amounts in JPY`, 単位：円.
    public String unit(String currency) {
        return text("Amounts in " + currency, "単位：" + (currency.equals("JPY") ? "円" : currency));
    }
}
