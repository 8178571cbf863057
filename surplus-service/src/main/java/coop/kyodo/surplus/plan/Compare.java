package coop.kyodo.surplus.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import coop.kyodo.surplus.policy.PolicyRequest;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers several what-if questions side by side. Nothing is stored, and a question that a rule
/// refuses has the refusal as its answer.
final class Compare {

    private static final int USUAL_ROWS = 100;

    /// @param fiscalYear what every variant takes figures and measures from
    /// @param figures what every variant takes instead of the year's figures
    /// @param measures what every variant takes instead of the year's measures
    /// @param limit how many members are shown
    record Request(
            @Nullable String fiscalYear,
            @Nullable @Valid Figures figures,
            @Nullable @Size(max = 10_000) List<Simulate.@Valid @NotNull SupposedMember> measures,
            @NotNull @Size(min = 1, max = 10) List<@Valid @NotNull Question> variants,
            @Nullable @Min(0) @Max(10_000) Integer limit) {}

    /// What one variant supposes.
    record Question(
            @NotNull @Size(min = 1, max = 100) @Pattern(regexp = "[^\\x00-\\x1f]*") String name,
            @Nullable @Valid Figures figures,
            @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
            @Nullable @Valid PolicyRequest policy,
            @Nullable @Valid Money distributed,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull Choice> choices,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull DrawDown> drawDowns) {}

    /// What would come of each.
    ///
    /// @param variants in the order of the questions
    /// @param members by number; what each gets in each variant, in the same order
    record Comparison(List<Variant> variants, List<Row> members) {}

    /// @param refusal the rule that refuses it; the rest is absent then
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Variant(
            String name,
            @Nullable Integer policyVersion,
            @Nullable Waterfall waterfall,
            @Nullable StatutoryTable table,
            @Nullable Problem refusal) {}

    /// @param amounts null where the variant was refused
    record Row(UUID memberId, long memberNumber, List<@Nullable Money> amounts) {}

    private record Who(long number, UUID id) implements Comparable<Who> {
        @Override
        public int compareTo(Who other) {
            int byNumber = Long.compare(number, other.number);
            return byNumber != 0 ? byNumber : id.toString().compareTo(other.id.toString());
        }
    }

    private Compare() {}

    static Comparison compare(Tx tx, Request request, Texts texts, String language) {
        Set<String> names = new HashSet<>();
        List<Variant> variants = new ArrayList<>();
        Map<Who, @Nullable Money[]> rows = new TreeMap<>();
        for (int i = 0; i < request.variants().size(); i++) {
            Question question = request.variants().get(i);
            if (!names.add(question.name())) {
                throw Problems.invalid(
                        "variant-twice",
                        "/variants/" + i + "/name",
                        "Two variants have this name.");
            }
            variants.add(answer(tx, request, i, texts, language, rows));
        }
        return new Comparison(variants, rows(rows, request, variants));
    }

    private static Variant answer(
            Tx tx,
            Request request,
            int at,
            Texts texts,
            String language,
            Map<Who, @Nullable Money[]> rows) {
        Question question = request.variants().get(at);
        try {
            Simulate.Simulation answer = Simulate.simulate(tx, asked(request, question));
            for (Share share : answer.shares()) {
                @Nullable Money[] amounts =
                        rows.computeIfAbsent(
                                new Who(share.memberNumber(), share.memberId()),
                                who -> new @Nullable Money[request.variants().size()]);
                Money before = amounts[at];
                amounts[at] = before == null ? share.amount() : before.plus(share.amount());
            }
            return new Variant(
                    question.name(),
                    answer.policyVersion(),
                    answer.waterfall(),
                    answer.table(),
                    null);
        } catch (RefusedException refused) {
            return new Variant(
                    question.name(), null, null, null, texts.refusal(refused.refusal(), language));
        }
    }

    private static Simulate.Request asked(Request request, Question question) {
        return new Simulate.Request(
                request.fiscalYear(),
                question.figures() == null ? request.figures() : question.figures(),
                question.policyVersion(),
                question.policy(),
                request.measures(),
                question.distributed(),
                question.choices(),
                question.drawDowns());
    }

    private static List<Row> rows(
            Map<Who, @Nullable Money[]> rows, Request request, List<Variant> variants) {
        int limit = request.limit() == null ? USUAL_ROWS : request.limit();
        return rows.entrySet().stream()
                .limit(limit)
                .map(row ->
                        new Row(
                                row.getKey().id(),
                                row.getKey().number(),
                                amounts(row.getValue(), variants)))
                .toList();
    }

    private static List<@Nullable Money> amounts(@Nullable Money[] given, List<Variant> variants) {
        List<@Nullable Money> amounts = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            Waterfall waterfall = variants.get(i).waterfall();
            Money nothing = waterfall == null ? null : Money.zero(waterfall.netProfit().currency());
            amounts.add(given[i] == null ? nothing : given[i]);
        }
        return amounts;
    }
}
