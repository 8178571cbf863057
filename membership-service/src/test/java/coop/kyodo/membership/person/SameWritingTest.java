package coop.kyodo.membership.person;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is the same name or address though it is written in another way, and what is not.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SameWritingTest {

    @Inject Jdbi jdbi;

    @ParameterizedTest
    @CsvSource({
        "髙橋, 高橋",
        "山﨑, 山崎",
        "濵田, 浜田",
        "濱田, 浜田",
        "渡邊, 渡辺",
        "渡邉, 渡邊",
        "齋藤, 斎藤",
        "齊藤, 斉藤",
        "斎藤, 斉藤",
        "長澤, 長沢",
        "廣田, 広田",
        "中嶋, 中島",
        "中嶌, 中島",
        "國分, 国分",
        "櫻井, 桜井",
        "瀧本, 滝本",
        "德田, 徳田",
        "惠, 恵",
        "眞理, 真理",
        "榮一, 栄一",
        "冨田, 富田",
        "𠮷田, 吉田",
        "葛󠄀城, 葛城",
        "ﾔﾏﾀﾞ, やまだ"
    })
    void formsOfOneCharacterAreOneName(String name, String other) {
        assertThat(key("kyodo_name_key", name)).isEqualTo(key("kyodo_name_key", other));
    }

    @ParameterizedTest
    @CsvSource({"二宮, 三宮", "二宮, 2宮", "太田, 大田", "河合, 川合", "次郎, 次朗", "一二三, 123", "三田, 二田", "小鳥, 小島"})
    void charactersThatDifferInMoreAreTwoNames(String name, String other) {
        assertThat(key("kyodo_name_key", name)).isNotEqualTo(key("kyodo_name_key", other));
    }

    @ParameterizedTest
    @CsvSource({
        "横浜市中区一丁目二番三号, 横浜市中区1-2-3",
        "横浜市中区一の二の三, 横浜市中区1丁目2番地の3",
        "横浜市中区一ー二ー三, 横浜市中区１－２－３",
        "川崎市1の2, 川崎市1-2",
        "港区三田二丁目十五番四十五号, 港区三田2-15-45",
        "新宿区四谷三丁目二十三番, 新宿区四谷3-23",
        "二宮町千二百三十四番地, 二宮町1234",
        "大字上一〇五番地二, 大字上105-2",
        "札幌市北七条西三丁目, 札幌市北7条西3",
        "堺市一丁二番, 堺市1-2",
        "中央区八丁堀二丁目, 中央区八丁堀2",
        "濵松市廣澤1, 浜松市広沢1",
        "茅ヶ崎市1, 茅ケ崎市1",
        "横浜市1-2 三〇一号室, 横浜市1-2 301号室"
    })
    void waysOfWritingALotNumberAreOneAddress(String address, String other) {
        assertThat(key("kyodo_address_key", address)).isEqualTo(key("kyodo_address_key", other));
    }

    @ParameterizedTest
    @CsvSource({
        "横浜市中区一丁目二番三号, 横浜市中区1-2-4",
        "横浜市中区十二番, 横浜市中区1-2",
        "横浜市中区二十三番, 横浜市中区20-3",
        "港区三田2, 港区二田2",
        "新宿区四谷3, 新宿区4谷3",
        "二宮町1, 三宮町1",
        "二の宮町3, 三の宮町3",
        "港区三田五, 港区三田5"
    })
    void otherNumbersAndNamesOfTownsAreTwoAddresses(String address, String other) {
        assertThat(key("kyodo_address_key", address)).isNotEqualTo(key("kyodo_address_key", other));
    }

    private String key(String function, String words) {
        return jdbi.withHandle(handle ->
                handle.createQuery("select <function>(:words)")
                        .define("function", function)
                        .bind("words", words)
                        .mapTo(String.class)
                        .one());
    }
}
