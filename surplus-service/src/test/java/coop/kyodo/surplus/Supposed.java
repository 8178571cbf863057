package coop.kyodo.surplus;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a surplus would become, asked of the API with supposed figures, members and policies.
final class Supposed {

    private final Coop coop;
    private final Map<String, Object> request = new HashMap<>();
    private final Map<String, Object> figures;
    private final List<Map<String, Object>> members = new ArrayList<>();
    private final String currency;

    private Supposed(Coop coop, String currency, long netProfit) {
        this.coop = coop;
        this.currency = currency;
        this.figures = new HashMap<>();
        for (String zero :
                List.of(
                        "carriedForward",
                        "reserveBalance",
                        "jobCreationBalance",
                        "educationCarryOver",
                        "capital")) {
            figures.put(zero, money(0));
        }
        figures.put("netProfit", money(netProfit));
        request.put("figures", figures);
        request.put("measures", members);
    }

    /// A year of a co-op under this profile, by its own policy.
    static Supposed year(String profile, long netProfit) {
        return year(profile, "JPY", netProfit);
    }

    static Supposed year(String profile, String currency, long netProfit) {
        Coop coop = Coop.under(profile, UUID.randomUUID(), currency).settled();
        return new Supposed(coop, currency, netProfit);
    }

    Supposed figure(String name, long amount) {
        figures.put(name, money(amount));
        return this;
    }

    Supposed funds(Map<String, Long> balances) {
        Map<String, Object> funds = new HashMap<>();
        balances.forEach((fund, held) -> funds.put(fund, money(held)));
        figures.put("funds", funds);
        return this;
    }

    Supposed distributed(long amount) {
        request.put("distributed", money(amount));
        return this;
    }

    /// One step gets this much.
    Supposed choice(String step, long amount) {
        request.put("choices", List.of(Map.of("step", step, "amount", money(amount))));
        return this;
    }

    /// The next member; numbers begin with 1.
    Supposed member(long minutes, Map<String, Long> other) {
        return someone(members.size() + 1, minutes, other);
    }

    /// Somebody who works and is no member.
    Supposed employee(long minutes, Map<String, Long> other) {
        return someone(0, minutes, other);
    }

    private Supposed someone(int number, long minutes, Map<String, Long> other) {
        Map<String, Object> member = new HashMap<>();
        member.put("memberId", new UUID(0, members.size() + 1));
        member.put("memberNumber", number);
        member.put("minutes", minutes);
        member.put("days", minutes / 480);
        member.put("other", other);
        members.add(member);
        return this;
    }

    /// All that the first step leaves is divided so.
    Supposed dividedBy(Map<String, Object> split) {
        return policy(
                List.of(
                        Map.of(
                                "name", "work",
                                "title", Map.of("en", "Work", "ja", "労働"),
                                "source", "REMAINING",
                                "rate", "1",
                                "bound", "MAX",
                                "sink", "MEMBERS",
                                "split", split)),
                null);
    }

    /// The profile's own policy, changed.
    Supposed policy(Consumer<List<Map<String, Object>>> change) {
        List<Map<String, Object>> steps = ProfilesTest.ownSteps(coop);
        change.accept(steps);
        return policy(steps, null);
    }

    Supposed policy(List<Map<String, Object>> steps, @Nullable List<Map<String, Object>> losses) {
        Map<String, Object> policy = new HashMap<>();
        policy.put("decidedOn", "2025-06-20");
        policy.put("steps", steps);
        if (losses != null) {
            policy.put("losses", losses);
        }
        request.put("policy", policy);
        return this;
    }

    Response asked() {
        return coop.as("clerk").body(request).post("simulations");
    }

    private Map<String, String> money(long amount) {
        return Map.of("amount", Long.toString(amount), "currency", currency);
    }
}
