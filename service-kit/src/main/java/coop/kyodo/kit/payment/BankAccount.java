package coop.kyodo.kit.payment;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Where money is paid from or to: an account of the Zengin system, one with an IBAN, or both
/// numbers of one account. Personal data when it is a person's.
///
/// @param holder whose account it is
/// @param iban ISO 13616, without spaces
/// @param bic ISO 9362
public record BankAccount(
        @NotBlank @Size(max = 140) String holder,
        @Nullable @Valid ZenginAccount zengin,
        @Nullable @Pattern(regexp = "[A-Z]{2}\\d{2}[A-Z0-9]{11,30}") String iban,
        @Nullable @Pattern(regexp = "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?") String bic) {

    /// The account, if it can be paid to and files can be written with it; a 400 otherwise.
    ///
    /// @param pointer where it stands in the request
    public BankAccount wellFormed(String pointer) {
        if (zengin == null && iban == null) {
            throw Problems.malformed(
                    "account-missing", FormFault.of(pointer, "said.account-missing"));
        }
        if (!Pain001.canWrite(holder)) {
            throw Problems.malformed(
                    "holder-unwritable",
                    FormFault.of(pointer + "/holder", "said.holder-unwritable"));
        }
        if (iban != null && !Iban.isValid(iban)) {
            throw Problems.malformed(
                    "iban-malformed", FormFault.of(pointer + "/iban", "said.iban-check-digits"));
        }
        if (zengin != null) {
            mustBeKana(zengin.bankName(), pointer + "/zengin/bankName");
            mustBeKana(zengin.branchName(), pointer + "/zengin/branchName");
            mustBeKana(zengin.holderKana(), pointer + "/zengin/holderKana");
        }
        return this;
    }

    private static void mustBeKana(String text, String pointer) {
        if (!HalfWidthKana.canWrite(text)) {
            throw Problems.malformed("kana-needed", FormFault.of(pointer, "said.kana-needed"));
        }
    }
}
