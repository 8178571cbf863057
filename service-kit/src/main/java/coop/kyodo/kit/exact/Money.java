package coop.kyodo.kit.exact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An amount in whole minor units of an ISO 4217 currency; the yen has no unit below one, so 50,000
/// yen is 50000. In JSON: `{"amount": "50000", "currency": "JPY"}`; the amount is text so that no
/// reader rounds it. Arithmetic that would pass the range of `long` throws [OutOfRangeException];
/// mixing currencies throws `ArithmeticException`.
public record Money(@JsonSerialize(using = ToStringSerializer.class) long amount, String currency)
        implements Comparable<Money> {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    @JsonCreator
    public Money(
            @JsonProperty(value = "amount", required = true)
                    @JsonDeserialize(using = AmountText.class)
                    long amount,
            @JsonProperty(value = "currency", required = true) String currency) {
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("not an ISO 4217 currency code");
        }
        this.amount = amount;
        this.currency = currency;
    }

    public static Money of(long amount, String currency) {
        return new Money(amount, currency);
    }

    public static Money yen(long amount) {
        return new Money(amount, "JPY");
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        long added = sameCurrency(other).amount;
        long sum = amount + added;
        if (((amount ^ sum) & (added ^ sum)) < 0) {
            throw new OutOfRangeException();
        }
        return new Money(sum, currency);
    }

    public Money minus(Money other) {
        long taken = sameCurrency(other).amount;
        long rest = amount - taken;
        if (((amount ^ taken) & (amount ^ rest)) < 0) {
            throw new OutOfRangeException();
        }
        return new Money(rest, currency);
    }

    public Money times(long factor) {
        return withAmount(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor)));
    }

    public Money negated() {
        return zero(currency).minus(this);
    }

    /// This amount times a rate, rounded up to the minor unit: how a legal minimum ("at least one
    /// tenth") rounds.
    public Money timesRoundedUp(Fraction rate) {
        return withAmount(rate.times(amount).ceiling());
    }

    /// This amount times a rate, rounded down to the minor unit: how a legal maximum ("at most")
    /// rounds.
    public Money timesRoundedDown(Fraction rate) {
        return withAmount(rate.times(amount).floor());
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount > 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount == 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount < 0;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }

    private Money withAmount(BigInteger value) {
        if (value.bitLength() >= Long.SIZE) {
            throw new OutOfRangeException();
        }
        return new Money(value.longValue(), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    private static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    static final class AmountText extends StdScalarDeserializer<Long> {

        AmountText() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING
                    || !WHOLE.matcher(parser.getText()).matches()) {
                throw InvalidFormatException.from(
                        parser,
                        "an amount is text of at most 18 digits",
                        parser.getText(),
                        Money.class);
            }
            return Long.valueOf(parser.getText());
        }
    }
}
