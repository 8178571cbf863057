package coop.kyodo.surplus.report;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Texts;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/// How texts, amounts and days are written in one of the two languages.
public enum Language {
    EN(Locale.ENGLISH, "−"),
    JA(Locale.JAPANESE, "△");

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

    /// What the amounts are in: `Amounts in JPY`, 単位：円.
    public String unit(String currency) {
        return text("Amounts in " + currency, "単位：" + (currency.equals("JPY") ? "円" : currency));
    }
}
