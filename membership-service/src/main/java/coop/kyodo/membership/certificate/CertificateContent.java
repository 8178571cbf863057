package coop.kyodo.membership.certificate;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Hashes;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a certificate says. Its hash covers these values as text, one per line in this order, after
/// a line with the form's name; amounts as `100000 JPY`.
record CertificateContent(
        UUID cooperativeId,
        long number,
        UUID memberId,
        long memberNumber,
        @Nullable String name,
        LocalDate admittedOn,
        long units,
        Money unitAmount,
        Money subscribed,
        Money paidIn,
        LocalDate issuedOn) {

    private static final String FORM = "kyodo certificate of units 1";

    String hash() {
        return Hashes.sha256(
                String.join(
                        "\n",
                        FORM,
                        cooperativeId.toString(),
                        Long.toString(number),
                        memberId.toString(),
                        Long.toString(memberNumber),
                        String.valueOf(name),
                        admittedOn.toString(),
                        Long.toString(units),
                        unitAmount.toString(),
                        subscribed.toString(),
                        paidIn.toString(),
                        issuedOn.toString()));
    }
}
