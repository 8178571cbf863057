package coop.kyodo.surplus.report;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Texts;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/// How texts, amounts and days are written in one of the two languages.
public enum Language {
    EN(Locale.ENGLISH, "−"),
    JA(Locale.JAPANESE, "△");

    private static final int MOST_DECIMALS = 6;

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
        int places = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
        long one = 1;
        for (int i = 0; i < places; i++) {
            one *= 10;
        }
        long units = Math.absExact(money.amount());
        String digits = number(units / one);
        String decimals = places == 0 ? "" : "." + Long.toString(one + units % one).substring(1);
        return (money.isNegative() ? minus : "") + digits + decimals;
    }

    public String number(long number) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number);
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

    /// What the amounts are in: `Amounts in JPY`, 単位：円.
    public String unit(String currency) {
        return text("Amounts in " + currency, "単位：" + (currency.equals("JPY") ? "円" : currency));
    }
}
