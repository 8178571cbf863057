package coop.kyodo.membership.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "労働者派遣事業",
                "一般労働者派遣",
                "労働者の派遣",
                "労働者 派遣",
                "人材派遣",
                "人材の派遣業",
                "派遣業",
                "派遣事業",
                "Worker dispatch",
                "Worker-dispatch",
                "ＷＯＲＫＥＲ　ＤＩＳＰＡＴＣＨ",
                "dispatch of workers",
                "Labour Dispatch agency",
                "労働者派遣を除く清掃及び労働者派遣",
                "cleaning, including worker dispatch"
            })
    void workerDispatchIsRefused(String business) {
        Decision<List<String>> decision =
                BusinessRules.allowed(ACT, "/business", List.of("清掃", business));

        assertThat(decision).isInstanceOf(Decision.Refused.class);
        Refusal refusal = ((Decision.Refused<List<String>>) decision).refusal();
        assertThat(refusal.rule().id()).isEqualTo("JP-005");
        assertThat(refusal.pointer()).isEqualTo("/business/1");
        assertThat(refusal.figures()).containsEntry("business", business);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "訪問介護",
                "配食",
                "Workers' café",
                "派遣元への配食",
                "ヘルパー派遣事業",
                "dispatch of parcels",
                "労働者派遣を除く事業",
                "労働者派遣事業以外の事業",
                "清掃（労働者派遣に該当するものを除く。）",
                "any business other than worker dispatch",
                "cleaning (excluding worker-dispatch)"
            })
    void anyOtherBusinessIsAllowed(String business) {
        assertThat(BusinessRules.allowed(ACT, "/business", List.of(business)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void withoutTheRuleEveryBusinessIsOpen() {
        assertThat(
                        BusinessRules.allowed(
                                Rulebook.of("GENERIC"), "/business", List.of("worker dispatch")))
                .isInstanceOf(Decision.Accepted.class);
    }
}
