package coop.kyodo.kit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Held to the message's model in another library: what that reads and writes again, element by
/// element in the order of the schema, is what was written here.
class Pain001Test {

    private final String written = written();
    private final MxPain00100109 read = MxPain00100109.parse(written);

    @Test
    void theModelOfTheMessageWritesTheSameElementsInTheSameOrder() {
        assertThat(normalised(read.document())).isEqualTo(normalised(written));
    }

    @Test
    void countsAndTotalsAreThoseOfTheBatch() {
        var header = read.getCstmrCdtTrfInitn().getGrpHdr();

        assertThat(header.getNbOfTxs()).isEqualTo("2");
        assertThat(header.getCtrlSum()).isEqualByComparingTo("166666");
        assertThat(header.getInitgPty().getNm()).isEqualTo("労働者協同組合みどり & 仲間");
        assertThat(header.getMsgId()).hasSizeBetween(1, 35);
        assertThat(read.getCstmrCdtTrfInitn().getPmtInf()).hasSize(1);
    }

    @Test
    void aBankOfTheZenginSystemIsNamedByItsClearingMember() {
        PaymentInstruction30 payment = read.getCstmrCdtTrfInitn().getPmtInf().getFirst();
        CreditTransferTransaction34 first = payment.getCdtTrfTxInf().getFirst();

        assertThat(payment.getDbtrAgt().getFinInstnId().getClrSysMmbId().getMmbId())
                .isEqualTo("0005045");
        assertThat(first.getCdtrAgt().getFinInstnId().getClrSysMmbId().getClrSysId().getCd())
                .isEqualTo("JPZGN");
        assertThat(first.getCdtrAgt().getFinInstnId().getClrSysMmbId().getMmbId())
                .isEqualTo("0001123");
        assertThat(first.getCdtrAcct().getId().getOthr().getId()).isEqualTo("12345");
        assertThat(first.getAmt().getInstdAmt().getCcy()).isEqualTo("JPY");
        assertThat(first.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("100000");
    }

    @Test
    void anIbanIsWrittenAsOne() {
        CreditTransferTransaction34 second =
                read.getCstmrCdtTrfInitn().getPmtInf().getFirst().getCdtTrfTxInf().get(1);

        assertThat(second.getCdtrAcct().getId().getIBAN()).isEqualTo("FR1420041010050500013M02606");
        assertThat(second.getCdtrAgt().getFinInstnId().getBICFI()).isEqualTo("PSSTFRPPXXX");
        assertThat(second.getCdtr().getNm()).isEqualTo("Jeanne <Martin>");
        assertThat(second.getPmtId().getEndToEndId()).hasSizeBetween(1, 35).endsWith("-2");
    }

    @ParameterizedTest
    @CsvSource({"5, EUR, 0.05", "100, EUR, 1.00", "123456, EUR, 1234.56", "100, JPY, 100"})
    void amountsHaveThePlacesOfTheirCurrency(long amount, String currency, String decimal) {
        assertThat(Pain001.decimal(Money.of(amount, currency))).isEqualTo(decimal);
    }

    @Test
    void theLongestIdLeavesRoomForTheLargestLine() {
        assertThat(Pain001.shortened(new UUID(-1, -1)) + "-" + 999_999).hasSizeLessThan(36);
    }

    @Test
    void theSameBatchGivesTheSameBytes() {
        assertThat(written()).isEqualTo(written);
    }

    @Test
    void aNameThatXmlCannotSayIsRefused() {
        Transfer transfer =
                new Transfer(
                        1,
                        Money.yen(100),
                        new BankAccount("Hana\u0001ko", null, "FR1420041010050500013M02606", null));

        assertThatThrownBy(() ->
                        new Pain001()
                                .write(
                                        Sample.batch(null, 100, 1),
                                        List.of(transfer).iterator(),
                                        OutputStream.nullOutputStream()))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("file-format-unfit");
    }

    private static String written() {
        var out = new ByteArrayOutputStream();
        try {
            new Pain001().write(Sample.batch(null, 166_666, 2), Sample.transfers().iterator(), out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Without prefixes, white space between elements, the declaration, name spaces and numeric
    /// references; UTC written as Z.
    private static String normalised(String xml) {
        return Pattern.compile("&#(\\d+);")
                .matcher(xml)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1))))
                .replace("+00:00<", "Z<")
                .replaceFirst("<\\?xml[^>]*>", "")
                .replaceAll("(</?)[A-Za-z0-9]+:", "$1")
                .replaceAll("\\s+xmlns(:\\w+)?=\"[^\"]*\"", "")
                .replaceAll(">\\s+<", "><")
                .strip();
    }
}
