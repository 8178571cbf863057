package coop.kyodo.kit.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A good contract has no faults; each way of spoiling it is found.
class ContractFaultsTest {

    private static final String GOOD = read();

    @Test
    void aGoodContractHasNoFaults() {
        ContractFaults faults = faults(GOOD);

        assertThat(faults.form()).isEmpty();
        assertThat(faults.descriptions()).isEmpty();
        assertThat(faults.errors()).isEmpty();
        assertThat(faults.references()).isEmpty();
        assertThat(faults.examples()).isEmpty();
        assertThat(faults.bodies()).isEmpty();
    }

    @Test
    void anOlderVersionIsFound() {
        assertThat(faults(GOOD.replace("openapi: 3.1.0", "openapi: 3.0.3")).form())
                .singleElement()
                .asString()
                .contains("3.0.3");
    }

    @Test
    void whatIsNotDescribedIsFound() {
        assertThat(faults(spoilt("summary: List the notes", "x-none: 1")).descriptions())
                .containsExactly("GET /v1/cooperatives/{cooperativeId}/notes has no summary");
        assertThat(faults(spoilt("operationId: listNotes", "operationId: addNote")).descriptions())
                .singleElement()
                .asString()
                .contains("addNote is taken");
    }

    @Test
    void anErrorThatIsNotListedIsFound() {
        assertThat(faults(spoilt("'409': {$ref", "'418': {$ref")).errors())
                .containsExactly("POST /v1/cooperatives/{cooperativeId}/notes does not list 409");
    }

    @Test
    void aReferenceToNothingIsFound() {
        assertThat(
                        faults(
                                        spoilt(
                                                "schema: {$ref: '#/components/schemas/NewNote'}",
                                                "schema: {$ref: '#/components/schemas/Lost'}"))
                                .references())
                .singleElement()
                .asString()
                .contains("Lost");
    }

    @Test
    void anExampleThatDoesNotFitIsFound() {
        assertThat(faults(spoilt("amount: 7}", "amount: seven}")).examples())
                .isNotEmpty()
                .allMatch(fault -> fault.contains("/amount: "));
    }

    @Test
    void aBodyThatTakesAnyFieldIsFound() {
        String open =
                spoilt(
                        "      additionalProperties: false\n      required: [text, amount]",
                        "      required: [text, amount]");
        String inside =
                spoilt("text: {type: string, maxLength: 200}", "text: {type: object, x-none: 1}");

        assertThat(faults(open).bodies())
                .containsExactly(
                        "POST /v1/cooperatives/{cooperativeId}/notes takes any field at /");
        assertThat(faults(inside).bodies())
                .containsExactly(
                        "POST /v1/cooperatives/{cooperativeId}/notes takes any field at /text");
    }

    @Test
    void fieldsThatABodyMayHaveAreFound() throws IOException {
        JsonNode body = new ObjectMapper().readTree("{\"text\":\"x\"}");
        Contract contract = Contract.parse(GOOD);
        JsonNode schema = contract.document().at("/components/schemas/NewNote");

        assertThat(new Fields(contract).absent(schema, body))
                .extracting(Object::toString)
                .containsExactly("/amount", "/reason");
        assertThat(Mutations.unknownFields(body))
                .extracting(Object::toString)
                .containsExactly("/nobodyKnowsThis");
    }

    @Test
    void mutationsReachInsideTheBody() throws IOException {
        JsonNode body = new ObjectMapper().readTree("{\"a\":[{\"b\":\"text\"}]}");

        List<String> names = Mutations.of(body).stream().map(Mutations.Mutation::what).toList();

        assertThat(names)
                .contains("/a is null", "/a/0 is true", "/a/0/b holds NUL", "/a/0/b left out");
    }

    @Test
    void documentsAreComparedByMeaning() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode one = json.readTree("{\"a\":1,\"b\":[{\"c\":\"x\"}]}");

        assertThat(Differences.between(one, json.readTree("{\"b\":[{\"c\":\"x\"}],\"a\":1.0}")))
                .isEmpty();
        assertThat(Differences.between(one, json.readTree("{\"b\":[{\"c\":\"y\"}],\"a\":1}")))
                .containsExactly("/b/0/c: \"x\" became \"y\"");
    }

    private static ContractFaults faults(String yaml) {
        return new ContractFaults(Contract.parse(yaml));
    }

    private static String spoilt(String good, String bad) {
        assertThat(GOOD).contains(good);
        return GOOD.replace(good, bad);
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(
                        ContractFaultsTest.class.getResourceAsStream("/META-INF/openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
