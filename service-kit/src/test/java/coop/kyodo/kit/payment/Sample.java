package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two transfers of 100,000 and 66,666 yen.
final class Sample {

    private Sample() {}

    static BankAccount account(String kana) {
        return new BankAccount(
                "山田 花子",
                new ZenginAccount(
                        "0001", "ミズホ", "123", "ヨコハマ", AccountType.ORDINARY, "12345", kana),
                null,
                null);
    }

    static PaymentBatch batch(@Nullable String clientCode, long total, int lines) {
        return new PaymentBatch(
                UUID.fromString("0197a000-0000-7000-8000-000000000901"),
                "REFUND",
                LocalDate.of(2026, 6, 30),
                new Debtor(
                        new BankAccount(
                                "労働者協同組合みどり & 仲間",
                                new ZenginAccount(
                                        "0005",
                                        "ミツビシユーエフジエイ",
                                        "045",
                                        "カンナイ",
                                        AccountType.CURRENT,
                                        "7654321",
                                        "ロウドウシヤキヨウドウクミアイ　ミドリ"),
                                null,
                                null),
                        clientCode),
                lines,
                Money.yen(total),
                new PaymentBatch.States(lines, 0, 0, 0, 0, 0),
                Instant.parse("2026-06-20T01:02:03Z"));
    }

    static List<Transfer> transfers() {
        return List.of(
                new Transfer(1, Money.yen(100_000), account("ヤマダ　ハナコ")),
                new Transfer(
                        2,
                        Money.yen(66_666),
                        new BankAccount(
                                "Jeanne <Martin>",
                                null,
                                "FR1420041010050500013M02606",
                                "PSSTFRPPXXX")));
    }
}
