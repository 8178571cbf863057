package coop.kyodo.membership.model;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a leaver, or whoever inherits from one, may claim, instalment by instalment.
final class Claims {

    /// An instalment, or an heir's part of one.
    static final class Claim {

        final int number;
        final LocalDate dueOn;
        final long amount;
        final LocalDate lapsesAfter;
        UUID claimant;
        boolean paid;
        Batches.@Nullable Line line;

        Claim(int number, UUID claimant, LocalDate dueOn, long amount, LocalDate lapsesAfter) {
            this.number = number;
            this.claimant = claimant;
            this.dueOn = dueOn;
            this.amount = amount;
            this.lapsesAfter = lapsesAfter;
        }

        boolean isInBatch() {
            return line != null && line.isLive();
        }

        @Override
        public String toString() {
            return "%d/%s/%s/%d/%s/%s"
                    .formatted(number, claimant, dueOn, amount, lapsesAfter, paid);
        }
    }

    final List<Claim> all = new ArrayList<>();

    /// How many parts of the whole each heir has, in the order in which they were recorded.
    final Map<UUID, Integer> heirs = new LinkedHashMap<>();

    private final UUID member;
    private int highest;

    Claims(UUID member) {
        this.member = member;
    }

    /// @param lapsesAfter the last day of the first instalment
    /// @param years how long the others can be claimed after they are due
    void open(
            long refund,
            int instalments,
            int months,
            LocalDate end,
            LocalDate lapsesAfter,
            int years) {
        int before = highest;
        long each = refund / instalments;
        for (int number = 1; number <= instalments; number++) {
            long amount = number < instalments ? each : refund - each * (instalments - 1);
            if (amount > 0) {
                LocalDate dueOn = end.plusMonths((long) (number - 1) * months);
                highest = before + number;
                all.add(
                        new Claim(
                                highest,
                                member,
                                dueOn,
                                amount,
                                number == 1 ? lapsesAfter : Model.yearsAfter(dueOn, years)));
            }
        }
        inherit();
    }

    List<Claim> unpaid() {
        return all.stream().filter(claim -> !claim.paid).toList();
    }

    /// All parts of the first instalment that is not paid.
    List<Claim> earliest() {
        List<Claim> unpaid = unpaid();
        return unpaid.stream().filter(claim -> claim.number == unpaid.getFirst().number).toList();
    }

    /// The heirs take the member's place in whatever is not paid.
    void inherit() {
        if (heirs.isEmpty()) {
            return;
        }
        for (Claim claim : unpaid()) {
            if (claim.claimant.equals(member)) {
                all.remove(claim);
                divide(claim);
            }
        }
        sort();
    }

    /// By largest remainders; equal ones in the order of the heirs.
    private void divide(Claim claim) {
        List<UUID> order = List.copyOf(heirs.keySet());
        BigInteger whole = BigInteger.valueOf(heirs.values().stream().mapToInt(i -> i).sum());
        List<BigInteger[]> shares = new ArrayList<>();
        heirs.values()
                .forEach(parts ->
                        shares.add(
                                BigInteger.valueOf(claim.amount)
                                        .multiply(BigInteger.valueOf(parts))
                                        .divideAndRemainder(whole)));
        long left = claim.amount - shares.stream().mapToLong(one -> one[0].longValue()).sum();
        List<Integer> more =
                IntStream.range(0, order.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer heir) -> shares.get(heir)[1])
                                        .reversed())
                        .limit(left)
                        .toList();
        for (int heir = 0; heir < order.size(); heir++) {
            long amount = shares.get(heir)[0].longValue() + (more.contains(heir) ? 1 : 0);
            if (amount > 0) {
                all.add(
                        new Claim(
                                claim.number,
                                order.get(heir),
                                claim.dueOn,
                                amount,
                                claim.lapsesAfter));
            }
        }
    }

    /// Two heirs turn out to be one.
    void merge(UUID losing, UUID staying) {
        Map<UUID, Integer> merged = new LinkedHashMap<>();
        heirs.forEach((heir, parts) ->
                merged.merge(heir.equals(losing) ? staying : heir, parts, Integer::sum));
        heirs.clear();
        heirs.putAll(merged);
        all.stream()
                .filter(claim -> claim.claimant.equals(losing))
                .forEach(claim -> claim.claimant = staying);
        sort();
    }

    private void sort() {
        all.sort(
                Comparator.comparing((Claim claim) -> claim.number)
                        .thenComparing(claim -> claim.claimant.toString())
                        .thenComparing(claim -> claim.amount));
    }
}
