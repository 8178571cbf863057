package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealmTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern SCOPE =
            Pattern.compile("\\b[a-z]+(?:-[a-z]+)*:(?:read|write|cast|approve)\\b");
    private final Realm realm = Realm.in(ROOT.resolve("deploy/keycloak/realm.json"));

    @Test
    void knowsEveryScopeOfTheContracts() throws IOException {
        assertThat(realm.scopes()).containsAll(scopesOfTheContracts());
    }

    @Test
    void everyScopeBelongsToSomeRole() {
        assertThat(realm.scopes()).isNotEmpty().noneMatch(scope -> realm.rolesOf(scope).isEmpty());
    }

    @Test
    void thereIsAnExampleUserForEachRoleAndOneOfAnotherCooperative() {
        assertThat(realm.users())
                .containsExactly(
                        "operator",
                        "clerk",
                        "director",
                        "auditor",
                        "member",
                        "federation-clerk",
                        "stranger",
                        "explorer");
        assertThat(realm.claims("stranger").toString())
                .doesNotContain("01980000-0000-7000-8000-000000000001");
    }

    @Test
    void aMemberIsThatMemberVotesAndClaims() {
        assertThat(realm.claims("member"))
                .isEqualTo(
                        Map.of(
                                "cooperatives",
                                Map.of("01980000-0000-7000-8000-000000000001", List.of("member")),
                                "member",
                                Map.of(
                                        "01980000-0000-7000-8000-000000000001",
                                        "01980000-0000-7000-8000-000000000101")));
        assertThat(realm.scopes("member"))
                .contains("ballot:cast", "capital:read")
                .filteredOn(scope -> scope.endsWith(":write"))
                .containsExactly("benefit:write");
    }

    @Test
    void onlyWhoIsADirectorSubmitsTheSurplusPlan() {
        assertThat(
                        realm.users().stream()
                                .filter(user -> realm.scopes(user).contains("surplus:approve")))
                .containsExactly("director", "explorer");
    }

    @Test
    void anUnknownUserIsToldWhoThereIs() {
        assertThatThrownBy(() -> realm.password("nobody"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining("federation-clerk");
    }

    private static Set<String> scopesOfTheContracts() throws IOException {
        Set<String> scopes = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path contract = module.resolve("src/main/openapi/openapi.yaml");
                if (Files.exists(contract)) {
                    scopes.addAll(
                            SCOPE.matcher(Files.readString(contract))
                                    .results()
                                    .map(MatchResult::group)
                                    .collect(Collectors.toSet()));
                }
            }
        }
        return scopes;
    }
}
