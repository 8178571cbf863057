package coop.kyodo.kit.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// An account with a bank of the Zengin system (全銀システム).
///
/// @param bankCode four digits (金融機関コード)
/// @param bankName in kana or Latin letters
/// @param branchCode three digits (支店コード)
/// @param branchName in kana or Latin letters
/// @param number up to seven digits
/// @param holderKana the holder as the bank writes it (口座名義), in kana or Latin letters
public record ZenginAccount(
        @NotNull @Pattern(regexp = "\\d{4}") String bankCode,
        @NotBlank @Size(max = 30) String bankName,
        @NotNull @Pattern(regexp = "\\d{3}") String branchCode,
        @NotBlank @Size(max = 30) String branchName,
        @NotNull AccountType type,
        @NotNull @Pattern(regexp = "\\d{1,7}") String number,
        @NotBlank @Size(max = 60) String holderKana) {}
