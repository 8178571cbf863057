package coop.kyodo.federation.count;

import com.fasterxml.jackson.annotation.JsonIgnore;
import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.store.Hashes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// A count of one line that nothing changes any more, as a text that anyone can hash and read
/// again.
///
/// ```
/// kyodo count 1
/// federation 019344f0-0000-7000-8000-000000000001
/// as of 2025-03-31
/// line INDUSTRIAL
/// 019344f0-0000-7000-8000-000000000102 INDUSTRIAL_FEDERATION 2023-10-01 1200 IND-02
/// ```
///
/// @param content the text, each line ended by a line feed
/// @param hash the SHA-256 of the text
public record FrozenCount(Line line, LocalDate asOf, String content, String hash) {

    private static final String FORM = "kyodo count 1";
    private static final int HEADING = 4;

    static FrozenCount of(
            UUID federation, Line line, LocalDate asOf, List<CountedAffiliate> affiliates) {
        var text =
                new StringBuilder(FORM)
                        .append("\nfederation ")
                        .append(federation)
                        .append("\nas of ")
                        .append(asOf)
                        .append("\nline ")
                        .append(line)
                        .append('\n');
        affiliates.stream()
                .sorted(Comparator.comparing(CountedAffiliate::code))
                .forEach(affiliate ->
                        text.append(affiliate.organisationId())
                                .append(' ')
                                .append(affiliate.kind())
                                .append(' ')
                                .append(affiliate.affiliatedFrom())
                                .append(' ')
                                .append(affiliate.members())
                                .append(' ')
                                .append(affiliate.code())
                                .append('\n'));
        return new FrozenCount(line, asOf, text.toString(), Hashes.sha256(text.toString()));
    }

    /// The affiliates as the text has them, by code.
    @JsonIgnore
    public List<CountedAffiliate> affiliates() {
        return Arrays.stream(content.split("\n", -1))
                .skip(HEADING)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(" ", 5))
                .map(words ->
                        new CountedAffiliate(
                                UUID.fromString(words[0]),
                                OrganisationKind.valueOf(words[1]),
                                LocalDate.parse(words[2]),
                                Long.parseLong(words[3]),
                                words[4]))
                .toList();
    }

    @JsonIgnore
    boolean isWhole() {
        return Hashes.sha256(content).equals(hash);
    }
}
