package coop.kyodo.surplus;

import static coop.kyodo.surplus.ProfilesTest.split;
import static coop.kyodo.surplus.ProfilesTest.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Changes of the profiles' own policies, up to the limits of their laws and beyond them.
final class PolicyChanges {

    private PolicyChanges() {}

    /// A change of a profile's own policy that its law forbids.
    record Forbidden(
            String profile,
            Consumer<List<Map<String, Object>>> change,
            String code,
            String rule,
            String source,
            String figure,
            Object value) {

        @Override
        public String toString() {
            return profile + " " + code;
        }
    }

    static Stream<Forbidden> forbidden() {
        return Stream.of(
                new Forbidden(
                        "US_ICA",
                        steps -> split(steps, 2).put("cash", "199/1000"),
                        "cash-below-minimum",
                        "US-04",
                        "26 U.S.C. 1388(c)",
                        "minimum",
                        "1/5"),
                new Forbidden(
                        "IT",
                        steps ->
                                split(steps, 2)
                                        .put("cap", Map.of("measure", "PAY", "rate", "301/1000")),
                        "cap-missing-or-too-high",
                        "IT-04",
                        "Civil Code, art. 2545-sexies; Law 142/2001, art. 3(2)(b)",
                        "maximum",
                        "3/10"),
                new Forbidden(
                        "IT",
                        steps -> steps.get(0).put("rate", "29/100"),
                        "rate-below-minimum",
                        "IT-01",
                        "Civil Code, art. 2545-quater(1)",
                        "minimum",
                        "3/10"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> measure(steps, 3, "CAPITAL"),
                        "measure-forbidden",
                        "JP-204",
                        "Workers Cooperatives Act, art. 77(2)",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> measure(steps, 3, "CAPITAL_DAYS"),
                        "measure-forbidden",
                        "JP-204",
                        "Workers Cooperatives Act, art. 77(2)",
                        "measure",
                        "CAPITAL_DAYS"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> steps.get(0).put("sink", "PURPOSE_FUND"),
                        "fund-is-indivisible",
                        "JW-03c",
                        "JWCU principles on results, (c)",
                        "fund",
                        "LEGAL_RESERVE"),
                new Forbidden(
                        "CA_WORKER",
                        steps -> steps.get(0).put("sink", "PURPOSE_FUND"),
                        "fund-is-indivisible",
                        "CA-01",
                        "Cooperatives Act (Quebec, c. C-67.2), general rules of the reserve",
                        "fund",
                        "LEGAL_RESERVE"),
                new Forbidden(
                        "CA_WORKER",
                        steps -> steps.get(0).put("rate", "99/1000"),
                        "rate-below-minimum",
                        "CA-03",
                        "Cooperatives Act (Quebec, c. C-67.2), s. 146",
                        "minimum",
                        "1/10"),
                new Forbidden(
                        "CA_WORKER",
                        steps -> measure(steps, 1, "CAPITAL"),
                        "measure-forbidden",
                        "CA-02",
                        "Cooperatives Act (Quebec, c. C-67.2), ss. 143 and 224.7",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> steps.get(2).put("rate", "249/1000"),
                        "work-part-below-minimum",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "rate",
                        "249/1000"),
                new Forbidden(
                        "FR_SCOP",
                        PolicyChanges::chargedBeforeWork,
                        "work-part-below-minimum",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "rate",
                        "0"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> split(steps, 2).put("eligibility", Map.of("who", "MEMBERS")),
                        "eligibility-too-narrow",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "months",
                        "3"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> steps.get(3).put("limits", List.of()),
                        "interest-not-limited",
                        "FR-04",
                        "Law 78-763 of 19 July 1978, art. 33, 4°",
                        "maximum",
                        "1"),
                new Forbidden(
                        "ES",
                        steps -> steps.get(0).put("rate", "199/1000"),
                        "rate-below-minimum",
                        "ES-01a",
                        "Law 27/1999 on Co-operatives, art. 58(1)",
                        "minimum",
                        "1/5"),
                new Forbidden(
                        "ES",
                        steps -> steps.get(1).put("rate", "49/1000"),
                        "rate-below-minimum",
                        "ES-01b",
                        "Law 27/1999 on Co-operatives, art. 58(1)",
                        "minimum",
                        "1/20"),
                new Forbidden(
                        "ES",
                        steps -> measure(steps, 2, "CAPITAL"),
                        "measure-forbidden",
                        "ES-01d",
                        "Law 27/1999 on Co-operatives, art. 58(4)",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "UY",
                        steps -> measure(steps, 2, "CAPITAL"),
                        "measure-forbidden",
                        "UY-02",
                        "Decree-Law 15645, art. 21",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> split(steps, 3).putAll(Map.of("cash", "1/2", "retained", "UNITS")),
                        "units-forbidden",
                        "JP-212",
                        "Workers Cooperatives Act, art. 78",
                        "retained",
                        "UNITS"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> steps.get(0).put("rate", "999/10000"),
                        "rate-below-minimum",
                        "JP-200",
                        "Workers Cooperatives Act, art. 76(1)-(3)",
                        "minimum",
                        "1/10"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> steps.get(1).put("rate", "499/10000"),
                        "rate-below-minimum",
                        "JP-201",
                        "Workers Cooperatives Act, art. 76(4)",
                        "minimum",
                        "1/20"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> steps.get(2).put("rate", "499/10000"),
                        "rate-below-minimum",
                        "JP-202",
                        "Workers Cooperatives Act, art. 76(5)",
                        "minimum",
                        "1/20"),
                new Forbidden(
                        "JP_ACT_2022",
                        steps -> split(steps, 3).put("eligibility", Map.of("who", "EMPLOYEES")),
                        "eligibility-too-wide",
                        "JP-211",
                        "Workers Cooperatives Act, art. 77(2)",
                        "who",
                        "EMPLOYEES"),
                new Forbidden(
                        "JP_ACT_2022_NONPROFIT",
                        steps -> steps.get(0).put("rate", "999/10000"),
                        "rate-below-minimum",
                        "JP-200",
                        "Workers Cooperatives Act, art. 76(1)-(3)",
                        "minimum",
                        "1/10"),
                new Forbidden(
                        "IT",
                        steps -> steps.get(1).put("rate", "29/1000"),
                        "rate-below-minimum",
                        "IT-02",
                        "Law 59/1992, art. 11(4)",
                        "minimum",
                        "3/100"),
                new Forbidden(
                        "IT",
                        steps -> measure(steps, 2, "EQUAL"),
                        "measure-forbidden",
                        "IT-04",
                        "Civil Code, art. 2545-sexies; Law 142/2001, art. 3(2)(b)",
                        "measure",
                        "EQUAL"),
                new Forbidden(
                        "US_ICA",
                        steps -> measure(steps, 2, "CAPITAL"),
                        "measure-forbidden",
                        "US-01",
                        "New York Cooperative Corporations Law, art. 5-A, sec. 90",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> steps.get(0).put("rate", "149/1000"),
                        "rate-below-minimum",
                        "FR-01",
                        "Law 78-763 of 19 July 1978, art. 33, 1°",
                        "minimum",
                        "3/20"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> until(steps, 0).put("share", "99/100"),
                        "target-below-minimum",
                        "FR-01",
                        "Law 78-763 of 19 July 1978, art. 33, 1°",
                        "minimum",
                        "1"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> seniority(steps, "201/100"),
                        "coefficient-too-high",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "maximum",
                        "2"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> newcomers(steps, 4, 6),
                        "eligibility-too-narrow",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "months",
                        "3"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> newcomers(steps, 3, 7),
                        "eligibility-too-narrow",
                        "FR-03",
                        "Law 78-763 of 19 July 1978, art. 33, 3°",
                        "seniority",
                        "6"),
                new Forbidden(
                        "FR_SCOP",
                        steps -> interestUpTo(steps, "101/100"),
                        "interest-not-limited",
                        "FR-04",
                        "Law 78-763 of 19 July 1978, art. 33, 4°",
                        "maximum",
                        "1"),
                new Forbidden(
                        "ES",
                        steps -> apart(steps, "499/1000"),
                        "rate-below-minimum",
                        "ES-01c",
                        "Law 27/1999 on Co-operatives, art. 58(2)",
                        "minimum",
                        "1/2"),
                new Forbidden(
                        "MONDRAGON",
                        steps -> steps.get(0).put("rate", "449/1000"),
                        "rate-below-minimum",
                        "ES-03a",
                        "Mondragon Corporation, distribution of the result after tax",
                        "minimum",
                        "9/20"),
                new Forbidden(
                        "MONDRAGON",
                        steps -> steps.get(1).put("rate", "99/1000"),
                        "rate-below-minimum",
                        "ES-03d",
                        "Mondragon Corporation, distribution of the result after tax",
                        "minimum",
                        "1/10"),
                new Forbidden(
                        "MONDRAGON",
                        steps -> measure(steps, 2, "CAPITAL"),
                        "measure-forbidden",
                        "ES-03a",
                        "Mondragon Corporation, distribution of the result after tax",
                        "measure",
                        "CAPITAL"),
                new Forbidden(
                        "UY",
                        steps -> steps.get(0).put("rate", "149/1000"),
                        "rate-below-minimum",
                        "UY-01",
                        "Decree-Law 15645, art. 21",
                        "minimum",
                        "3/20"),
                new Forbidden(
                        "UY",
                        steps -> steps.get(1).put("rate", "99/1000"),
                        "rate-below-minimum",
                        "UY-01",
                        "Decree-Law 15645, art. 21",
                        "minimumOnceReached",
                        "1/10"),
                new Forbidden(
                        "UY",
                        steps -> until(steps, 0).put("share", "99/100"),
                        "target-below-minimum",
                        "UY-01",
                        "Decree-Law 15645, art. 21",
                        "minimum",
                        "1"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> steps.get(0).put("source", "RESULT"),
                        "minimum-appropriation-optional",
                        "JW-03a",
                        "JWCU principles on results, (a)",
                        "fund",
                        "LEGAL_RESERVE"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> steps.remove(0),
                        "minimum-appropriation-missing",
                        "JW-03a",
                        "JWCU principles on results, (a)",
                        "fund",
                        "LEGAL_RESERVE"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> steps.get(5).put("source", "REMAINING"),
                        "interest-too-high",
                        "JW-03d",
                        "JWCU principles on results, (b)",
                        "maximum",
                        "1"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> steps.add(4, steps.remove(5)),
                        "interest-before-work",
                        "JW-03d",
                        "JWCU principles on results, (b)",
                        "step",
                        "capital"),
                new Forbidden(
                        "JWCU_2008",
                        steps -> measure(steps, 4, "EQUAL"),
                        "measure-forbidden",
                        "JW-05",
                        "JWCU principles, work records",
                        "measure",
                        "EQUAL"),
                new Forbidden(
                        "GENERIC",
                        steps -> split(steps, 0).put("eligibility", Map.of("who", "EMPLOYEES")),
                        "eligibility-too-wide",
                        "GEN-02",
                        "Kyodo's own rule, not law",
                        "who",
                        "EMPLOYEES"));
    }

    /// A change that goes to the limit of the profile's law.
    record Allowed(String profile, String what, Consumer<List<Map<String, Object>>> change) {

        @Override
        public String toString() {
            return profile + " " + what;
        }
    }

    static Stream<Allowed> allowed() {
        return Stream.of(
                new Allowed("CA_WORKER", "a tenth", steps -> steps.get(0).put("rate", "1/10")),
                new Allowed("FR_SCOP", "a quarter", steps -> steps.get(2).put("rate", "1/4")),
                new Allowed("FR_SCOP", "twice", steps -> seniority(steps, "2")),
                new Allowed("FR_SCOP", "newcomers", steps -> newcomers(steps, 3, 6)),
                new Allowed("FR_SCOP", "as work", steps -> interestUpTo(steps, "1")),
                new Allowed("ES", "half of what is apart", steps -> apart(steps, "1/2")),
                new Allowed("UY", "a tenth later", steps -> steps.get(1).put("rate", "1/10")),
                new Allowed("UY", "paid-in capital", steps -> until(steps, 0).put("share", "1")),
                new Allowed("JWCU_2008", "all capital", steps -> steps.get(5).put("rate", "1")),
                new Allowed("US_ICA", "a fifth", steps -> split(steps, 2).put("cash", "1/5")),
                new Allowed(
                        "IT",
                        "thirty percent",
                        steps ->
                                split(steps, 2)
                                        .put("cap", Map.of("measure", "PAY", "rate", "3/10"))),
                new Allowed("MONDRAGON", "45", steps -> steps.get(0).put("rate", "45/100")));
    }

    /// Work of France is weighed by seniority, up to a coefficient.
    private static void seniority(List<Map<String, Object>> steps, String most) {
        split(steps, 2)
                .put(
                        "measures",
                        List.of(
                                Map.of(
                                        "measure",
                                        "HOURS",
                                        "weight",
                                        "1",
                                        "factor",
                                        Map.of(
                                                "measure", "SENIORITY",
                                                "base", "1",
                                                "perUnit", "1/120",
                                                "most", most))));
    }

    /// Who shares in France after so many months in the year or of seniority.
    private static void newcomers(List<Map<String, Object>> steps, int months, int seniority) {
        split(steps, 2)
                .put(
                        "eligibility",
                        Map.of(
                                "who",
                                "EMPLOYEES",
                                "anyOf",
                                List.of(
                                        Map.of("measure", "MONTHS", "value", months),
                                        Map.of("measure", "SENIORITY", "value", seniority))));
    }

    /// A charge on turnover lowers the surplus of which those who work get their part.
    private static void chargedBeforeWork(List<Map<String, Object>> steps) {
        Map<String, Object> charge = new HashMap<>(steps.get(1));
        charge.put("name", "charge");
        charge.put("source", "TURNOVER");
        charge.put("sink", "PURPOSE_FUND");
        charge.put("fund", "FACILITIES_FUND");
        steps.add(2, charge);
    }

    private static void interestUpTo(List<Map<String, Object>> steps, String ofWork) {
        steps.get(3).put("limits", List.of(Map.of("steps", List.of("work"), "rate", ofWork)));
    }

    /// What comes from outside the co-operative activity is kept apart.
    private static void apart(List<Map<String, Object>> steps, String rate) {
        steps.get(0).put("source", "MEMBER_RESULT");
        steps.get(1).put("source", "MEMBER_RESULT");
        Map<String, Object> extra = new HashMap<>(steps.get(0));
        extra.put("name", "extra");
        extra.put("source", "NON_MEMBER_RESULT");
        extra.put("rate", rate);
        steps.add(2, extra);
    }

    private static void measure(List<Map<String, Object>> steps, int at, String measure) {
        split(steps, at).put("measures", List.of(Map.of("measure", measure, "weight", "1")));
    }
}
