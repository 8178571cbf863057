package coop.kyodo.kit.payment;

import java.math.BigInteger;

/// The check digits of an IBAN (ISO 13616, ISO 7064 MOD 97-10).
final class Iban {

    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Iban() {}

    /// @param iban capital letters and digits, at least five
    static boolean isValid(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
