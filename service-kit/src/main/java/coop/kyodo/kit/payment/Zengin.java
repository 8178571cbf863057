package coop.kyodo.kit.payment;

import coop.kyodo.kit.web.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The records of a general transfer (総合振込) of the Zengin system: a header, one record per
/// transfer, a trailer with count and total, and an end.
final class Zengin implements TransferFile {

    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd");
    private static final String NEW_LINE = "\r\n";

    private final Function<List<Field>, String> asText;

    private Zengin(Function<List<Field>, String> asText) {
        this.asText = asText;
    }

    /// Each record 120 bytes long.
    static TransferFile fixed() {
        return new Zengin(
                fields -> fields.stream().map(Field::padded).collect(Collectors.joining()));
    }

    /// The same fields without their padding, divided by commas; what pads records is left out.
    static TransferFile csv() {
        return new Zengin(fields ->
                fields.stream()
                        .filter(field -> !field.isFiller())
                        .map(Field::text)
                        .collect(Collectors.joining(",")));
    }

    /// A field of a record.
    ///
    /// @param length how many bytes it takes
    private record Field(boolean numeric, int length, String text) {

        static Field number(int length, String digits) {
            if (digits.length() > length) {
                throw impossible("A number is longer than " + length + " digits.");
            }
            return new Field(true, length, "0".repeat(length - digits.length()) + digits);
        }

        static Field text(int length, String text) {
            String kana = HalfWidthKana.of(text).replace(',', ' ');
            return new Field(false, length, kana.substring(0, Math.min(kana.length(), length)));
        }

        static Field filler(int length) {
            return new Field(false, length, "");
        }

        boolean isFiller() {
            return !numeric && text.isEmpty();
        }

        String padded() {
            return text + " ".repeat(length - text.length());
        }
    }

    @Override
    public void write(PaymentBatch batch, Iterator<Transfer> transfers, OutputStream out)
            throws IOException {
        if (!batch.total().currency().equals("JPY")) {
            throw impossible("The Zengin system transfers yen.");
        }
        record(out, header(batch));
        while (transfers.hasNext()) {
            record(out, data(transfers.next()));
        }
        record(
                out,
                List.of(
                        Field.number(1, "8"),
                        Field.number(6, Integer.toString(batch.lines())),
                        Field.number(12, Long.toString(batch.total().amount())),
                        Field.filler(101)));
        record(out, List.of(Field.number(1, "9"), Field.filler(119)));
    }

    private void record(OutputStream out, List<Field> fields) throws IOException {
        out.write(HalfWidthKana.bytes(asText.apply(fields) + NEW_LINE));
    }

    private static List<Field> header(PaymentBatch batch) {
        ZenginAccount from = zengin(batch.debtor().account(), "The payer");
        String client = batch.debtor().clientCode();
        if (client == null) {
            throw impossible("The payer's client code (委託者コード) is missing.");
        }
        return List.of(
                Field.number(1, "1"),
                Field.number(2, "21"),
                Field.number(1, "0"),
                Field.number(10, client),
                Field.text(40, from.holderKana()),
                Field.number(4, MONTH_AND_DAY.format(batch.executionOn())),
                Field.number(4, from.bankCode()),
                Field.text(15, from.bankName()),
                Field.number(3, from.branchCode()),
                Field.text(15, from.branchName()),
                Field.number(1, from.type().code()),
                Field.number(7, from.number()),
                Field.filler(17));
    }

    private static List<Field> data(Transfer transfer) {
        ZenginAccount to = zengin(transfer.to(), "Line " + transfer.line());
        return List.of(
                Field.number(1, "2"),
                Field.number(4, to.bankCode()),
                Field.text(15, to.bankName()),
                Field.number(3, to.branchCode()),
                Field.text(15, to.branchName()),
                Field.number(4, "0"),
                Field.number(1, to.type().code()),
                Field.number(7, to.number()),
                Field.text(30, to.holderKana()),
                Field.number(10, Long.toString(transfer.amount().amount())),
                Field.number(1, "0"),
                Field.number(10, Integer.toString(transfer.line())),
                Field.number(10, "0"),
                Field.number(1, "7"),
                Field.filler(1),
                Field.filler(7));
    }

    private static ZenginAccount zengin(BankAccount account, String whose) {
        ZenginAccount zengin = account.zengin();
        if (zengin == null) {
            throw impossible(whose + " has no account of the Zengin system.");
        }
        return zengin;
    }

    private static RuntimeException impossible(String detail) {
        return Problems.conflict("file-format-unfit", detail);
    }
}
