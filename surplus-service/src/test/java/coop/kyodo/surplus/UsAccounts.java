package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/// The accounts of a year in which members' and non-members' results are kept apart.
final class UsAccounts {

    private UsAccounts() {}

    /// @param equity further lines of what belongs to the co-op
    static Response record(
            Coop coop,
            long members,
            long others,
            long netAssets,
            long capital,
            List<Object> equity) {
        return coop.post(
                "clerk",
                "fiscal-years/2025/accounts",
                lines(members, others, netAssets, capital, equity));
    }

    static Map<String, Object> lines(
            long members, long others, long netAssets, long capital, List<Object> equity) {
        long result = members + others;
        return Map.of(
                "profitAndLoss",
                Map.of(
                        "businessRevenue", yen(400_000 + result),
                        "businessCosts", yen(300_000),
                        "administrativeCosts", yen(100_000),
                        "taxes", yen(0)),
                "balanceSheet",
                Map.of(
                        "assets", yen(netAssets + 65_000),
                        "liabilities", yen(65_000),
                        "capital", yen(capital),
                        "unappropriated", yen(result),
                        "otherEquity", equity),
                "memberResult",
                yen(members),
                "nonMemberResult",
                yen(others));
    }
}
