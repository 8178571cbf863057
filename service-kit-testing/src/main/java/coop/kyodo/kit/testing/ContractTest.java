package coop.kyodo.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import coop.kyodo.kit.testing.contract.Contract;
import coop.kyodo.kit.testing.contract.ContractFaults;
import coop.kyodo.kit.testing.contract.Differences;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds a service's contract to the conventions, and the service to its contract. A service
/// subclasses it as a `@QuarkusTest`.
public abstract class ContractTest {

    private final Contract contract = Contract.ofService();
    private final ContractFaults faults = new ContractFaults(contract);

    /// The folder with the service's compiled classes.
    protected Path classes() {
        return Path.of("target", "classes");
    }

    @Test
    void theDocumentIsOpenApi31() {
        none(faults.form());
    }

    @Test
    void everyOperationIsDescribed() {
        none(faults.descriptions());
    }

    @Test
    void everyOperationListsItsErrors() {
        none(faults.errors());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        none(faults.references());
    }

    @Test
    void everyExampleFitsItsSchema() {
        none(faults.examples());
    }

    @Test
    void noBodyTakesAFieldThatIsNotNamed() {
        none(faults.bodies());
    }

    @Test
    void theRoutesAreTheOperations() {
        Set<String> operations = new TreeSet<>();
        contract.operations().forEach(operation -> operations.add(operation.toString()));

        assertThat(Routes.of(new ClassFileImporter().importPath(classes())))
                .as("routes of the code against operations of the contract")
                .isEqualTo(operations);
    }

    @Test
    void whatIsServedIsWhatIsCommitted() throws JsonProcessingException {
        String served =
                RestAssured.given()
                        .accept("application/json")
                        .get("/q/openapi?format=JSON")
                        .asString();

        none(
                Differences.between(
                        withoutServers(contract.document()),
                        withoutServers(new ObjectMapper().readTree(served))));
    }

    /// The tool that serves the document may add its own address.
    private static JsonNode withoutServers(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        copy.remove("servers");
        return copy;
    }

    private static void none(List<String> faults) {
        assertThat(faults).as(faults.size() + " faults").isEmpty();
    }
}
