package coop.kyodo.kit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZenginTest {

    private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

    private static final List<Transfer> TWO =
            List.of(
                    new Transfer(1, Money.yen(100_000), Sample.account("ヤマダ　ハナコ")),
                    new Transfer(2, Money.yen(66_666), Sample.account("サトウ　マイ")));

    @Test
    void recordsHaveTheirFieldsWhereBanksReadThem() throws IOException {
        byte[] file = written(Zengin.fixed(), "1234567", TWO);

        assertThat(file).hasSize(5 * 122);
        String[] records = new String(file, SHIFT_JIS).split("\r\n");
        assertThat(records)
                .containsExactly(
                        "1210"
                                + "0001234567"
                                + padded("ﾛｳﾄﾞｳｼﾔｷﾖｳﾄﾞｳｸﾐｱｲ ﾐﾄﾞﾘ", 40)
                                + "0630"
                                + "0005"
                                + padded("ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ", 15)
                                + "045"
                                + padded("ｶﾝﾅｲ", 15)
                                + "2"
                                + "7654321"
                                + " ".repeat(17),
                        data("ﾔﾏﾀﾞ ﾊﾅｺ", "0000100000", "0000000001"),
                        data("ｻﾄｳ ﾏｲ", "0000066666", "0000000002"),
                        "8" + "000002" + "000000166666" + " ".repeat(101),
                        "9" + " ".repeat(119));
    }

    @Test
    void theCsvHasTheSameFieldsWithCommasBetween() throws IOException {
        String[] records =
                new String(written(Zengin.csv(), "1234567", TWO), SHIFT_JIS).split("\r\n");

        assertThat(records[1])
                .isEqualTo(
                        "2,0001,ﾐｽﾞﾎ,123,ﾖｺﾊﾏ,0000,1,0012345,ﾔﾏﾀﾞ ﾊﾅｺ,0000100000,0,0000000001,0000000000,7");
        assertThat(records[3]).isEqualTo("8,000002,000000166666");
        assertThat(records[4]).isEqualTo("9");
    }

    @Test
    void aNameLongerThanItsFieldIsCut() throws IOException {
        List<Transfer> one =
                List.of(new Transfer(1, Money.yen(166_666), Sample.account("ダ".repeat(16))));

        String[] records = new String(written(Zengin.fixed(), "1", one), SHIFT_JIS).split("\r\n");

        assertThat(records[1]).hasSize(120).contains("ﾀﾞ".repeat(15) + "0000166666");
    }

    @Test
    void whatTheSystemCannotSayIsAConflict() {
        assertUnfit(() -> written(Zengin.fixed(), null, TWO));
        assertUnfit(() -> written(Zengin.fixed(), "1", Sample.transfers()));
        assertUnfit(() ->
                written(
                        Zengin.fixed(),
                        "1",
                        List.of(new Transfer(1, Money.yen(10_000_000_000L), Sample.account("ア")))));
    }

    private static void assertUnfit(org.assertj.core.api.ThrowableAssert.ThrowingCallable writing) {
        assertThatThrownBy(writing)
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("file-format-unfit");
    }

    private static String data(String holder, String amount, String line) {
        return "2"
                + "0001"
                + padded("ﾐｽﾞﾎ", 15)
                + "123"
                + padded("ﾖｺﾊﾏ", 15)
                + "0000"
                + "1"
                + "0012345"
                + padded(holder, 30)
                + amount
                + "0"
                + line
                + "0000000000"
                + "7"
                + " ".repeat(8);
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(length - text.length());
    }

    private static byte[] written(
            TransferFile file, @org.jspecify.annotations.Nullable String client, List<Transfer> all)
            throws IOException {
        var out = new ByteArrayOutputStream();
        file.write(Sample.batch(client, 166_666, all.size()), all.iterator(), out);
        return out.toByteArray();
    }
}
