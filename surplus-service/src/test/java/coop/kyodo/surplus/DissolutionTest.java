package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who receives the residue of a dissolved co-op, profile by profile: creditors, then what the
/// profile claims, then another body. Nothing indivisible ever reaches the members.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DissolutionTest {

    /// JP-244: capital 3,000,000 in 60 units; 40,000 for each unit of a residue of 2,400,000.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JP_ACT_2022 | JP-223 | CAPITAL",
                "JP_ACT_2022_NONPROFIT | JP-244 | CAPITAL",
                "JWCU_2008 | JW-06 | CAPITAL",
                "IT | IT-06 | CAPITAL",
                "CA_WORKER | CA-04 | CAPITAL",
                "FR_SCOP | FR-06 | CAPITAL",
                "UY | UY-03 | CAPITAL",
                "GENERIC | GEN-03 | CAPITAL",
                "US_ICA | US-08 | ACCOUNTS"
            })
    void creditorsThenMembersUpToTheirCapitalThenAnotherBody(
            String profile, String rule, String claim) {
        Coop coop = withCapital(profile);

        residue(coop, 9_000_000)
                .then()
                .statusCode(200)
                .body("rule", equalTo(rule))
                .body("order.claim", contains("DEBTS", claim, "REST"))
                .body("order.amount.amount", contains("3000000", "6000000"))
                .body("toMembers.amount", equalTo("3000000"))
                .body("rest.amount", equalTo("6000000"));
        residue(coop, 2_400_000)
                .then()
                .body("repayments.amount.amount", contains("800000", "1600000"))
                .body("rest.amount", equalTo("0"));
    }

    @Test
    void whatIsIndivisibleGoesToNoMember() {
        Coop coop = withCapital("JP_ACT_2022_NONPROFIT");
        deposit(coop, "LEGAL_RESERVE", 700_000);

        residue(coop, 9_000_000)
                .then()
                .body("repayments.amount.amount", contains("1000000", "2000000"))
                .body("indivisible.amount", equalTo("700000"));
    }

    @Test
    void aProfileThatSaysNothingOfTheResidueAnswersSo() {
        residue(Coop.under("LAPUTA").settled(), 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("dissolution-rule-unknown"));
    }

    @Test
    void inSpainTheEducationFundGoesToTheFederationFirst() {
        Coop coop = withCapital("ES");
        deposit(coop, "EDUCATION_FUND", 500_000);
        deposit(coop, "LEGAL_RESERVE", 700_000);

        residue(coop, 9_000_000)
                .then()
                .body("order.claim", contains("DEBTS", "FUND", "CAPITAL", "REST"))
                .body("order.amount.amount", contains("500000", "3000000", "5500000"))
                .body("order.fund", hasItems("EDUCATION_FUND"))
                .body("order[1].to.en", equalTo("The federation that the co-op belongs to"))
                .body("order[1].to.ja", equalTo("所属する連合会"))
                .body("source", equalTo("Law 27/1999 on Co-operatives, art. 75 [M]"))
                .body("indivisible.amount", equalTo("1200000"));
    }

    @ParameterizedTest
    @CsvSource({"US_ICA, COLLECTIVE_ACCOUNT", "MONDRAGON, LEGAL_RESERVE"})
    void internalAccountsArePaidByTheirBalancesAndTheCollectiveOneIsNot(
            String profile, String collective) {
        Coop coop = withCapital(profile);
        opens(coop, 1, 2_000_000);
        deposit(coop, collective, 700_000);

        residue(coop, 5_700_000)
                .then()
                .statusCode(200)
                .body("repayments.capital.amount", contains("3000000", "2000000"))
                .body("repayments.amount.amount", contains("3000000", "2000000"))
                .body("rest.amount", equalTo("700000"))
                .body("indivisible.amount", equalTo("700000"));
        residue(coop, 2_500_000)
                .then()
                .body("repayments.amount.amount", contains("1500000", "1000000"));
    }

    @Test
    void anotherCapitalMayBeSupposedWithWhatIsRetained() {
        Coop coop = Coop.under("US_ICA").settled();
        UUID first = new UUID(0, 1);

        supposed(coop, Map.of("retained", yen(200)), first)
                .then()
                .statusCode(200)
                .body("repayments.capital.amount", containsInAnyOrder("300"))
                .body("rest.amount", equalTo("700"));
        supposed(coop, Map.of("retained", yen(-1)), first)
                .then()
                .statusCode(400)
                .body("code", equalTo("capital-malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribed", "paidIn", "retained"})
    void aMembersAmountInAnotherCurrencyIsPointedAt(String field) {
        supposed(Coop.under("US_ICA").settled(), Map.of(field, euros(1)), new UUID(0, 1))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors.pointer", contains("/members/0/" + field));
    }

    /// What the indivisible funds hold would be nothing in another currency.
    @Test
    void theResidueIsInTheCurrencyOfTheCoopsCapital() {
        Coop coop = withCapital("JP_ACT_2022");
        deposit(coop, "LEGAL_RESERVE", 100_000);
        Map<String, Object> member =
                Map.of(
                        "memberId", coop.member(1),
                        "memberNumber", 1,
                        "subscribed", euros(8_000),
                        "paidIn", euros(8_000));
        Map<String, Object> fromRecords = Map.of("on", "2026-12-31", "residue", euros(9_000_000));
        Map<String, Object> supposed = new HashMap<>(fromRecords);
        supposed.put("members", List.of(member));

        for (Map<String, Object> request : List.of(fromRecords, supposed)) {
            coop.post("director", "dissolution-calculations", request)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("currency-differs"))
                    .body("errors.pointer", contains("/residue"));
        }
        residue(coop, 9_000_000)
                .then()
                .statusCode(200)
                .body("indivisible.amount", equalTo("100000"));
    }

    private static Map<String, String> euros(long amount) {
        return Map.of("amount", Long.toString(amount), "currency", "EUR");
    }

    private static Response supposed(Coop coop, Map<String, Object> more, UUID member) {
        Map<String, Object> holder = new HashMap<>();
        holder.put("memberId", member);
        holder.put("memberNumber", 1);
        holder.put("subscribed", yen(100));
        holder.put("paidIn", yen(100));
        holder.putAll(more);
        return coop.post(
                "director",
                "dissolution-calculations",
                Map.of("on", "2026-12-31", "residue", yen(1_000), "members", List.of(holder)));
    }

    private static Coop withCapital(String profile) {
        return Coop.under(profile)
                .admit(1, "2025-04-01")
                .admit(2, "2025-04-01")
                .paidIn(1, 2, 1_000_000, 1_000_000)
                .paidIn(2, 2, 2_000_000, 2_000_000)
                .settled();
    }

    private static Response residue(Coop coop, long residue) {
        return coop.post(
                "director",
                "dissolution-calculations",
                Map.of("on", "2026-12-31", "residue", yen(residue)));
    }

    private static void deposit(Coop coop, String fund, long amount) {
        coop.post(
                        "clerk",
                        "funds/" + fund + "/deposits",
                        Map.of(
                                "amount", yen(amount),
                                "on", "2026-02-01",
                                "reference", "old books"))
                .then()
                .statusCode(201);
    }

    private static void opens(Coop coop, int member, long amount) {
        coop.post(
                        "clerk",
                        "capital-accounts/members/" + coop.member(member) + "/openings",
                        Map.of(
                                "amount", yen(amount),
                                "vintage", "2025-03-31",
                                "on", "2025-04-01",
                                "reference", "old books"))
                .then()
                .statusCode(201);
    }
}
