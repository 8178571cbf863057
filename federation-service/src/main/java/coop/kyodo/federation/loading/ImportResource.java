package coop.kyodo.federation.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.federation.StoredJson;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.MalformedJson;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Loads organisations from newline-delimited JSON, a transaction per line. It needs no
/// Idempotency-Key: a line that is sent again finds what it asked for.
@Path("/v1/federations/{federationId}/organisations/import")
@Consumes(ImportResource.NDJSON)
@Produces(ImportResource.NDJSON)
public class ImportResource {

    static final String NDJSON = "application/x-ndjson";
    private static final int LONGEST_LINE = 20_000;

    private final Work work;
    private final ObjectMapper json;
    private final StoredJson written;
    private final Validator validator;
    private final Texts texts;
    private final Call call;

    ImportResource(
            Work work,
            ObjectMapper json,
            StoredJson written,
            Validator validator,
            Texts texts,
            Call call) {
        this.work = work;
        this.json = json;
        this.written = written;
        this.validator = validator;
        this.texts = texts;
        this.call = call;
    }

    @POST
    @Allowed(
            scope = "federation:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public String load(@PathParam("federationId") UUID federationId, InputStream body)
            throws IOException {
        work.read(federationId, Federations::get);
        var answers = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    answers.append(written.write(take(federationId, number, text))).append('\n');
                }
            }
        }
        return answers.toString();
    }

    private ImportAnswer take(UUID federationId, int number, String text) {
        if (text.length() > LONGEST_LINE) {
            return ImportAnswer.refused(
                    number,
                    null,
                    malformed(
                            "line-too-long",
                            new FormFault("", "form.line-too-long", Map.of("most", LONGEST_LINE))));
        }
        ImportLine line;
        try {
            line = json.readValue(text, ImportLine.class);
        } catch (JsonProcessingException e) {
            return ImportAnswer.refused(
                    number, null, malformed("malformed-json", MalformedJson.fault(e)));
        }
        if (line == null) {
            return ImportAnswer.refused(
                    number, null, malformed("malformed-json", FormFault.of("", "form.null")));
        }
        Set<ConstraintViolation<ImportLine>> violations = validator.validate(line);
        if (!violations.isEmpty()) {
            return ImportAnswer.refused(number, line.code(), invalid(violations));
        }
        try {
            return work.write(federationId, tx -> LoadOrganisation.load(tx, number, line));
        } catch (RefusedException e) {
            return ImportAnswer.refused(
                    number, line.code(), texts.refusal(e.refusal(), call.language()));
        } catch (ProblemException e) {
            return ImportAnswer.refused(number, line.code(), texts.problem(e, call.language()));
        }
    }

    private Problem malformed(String code, FormFault fault) {
        return texts.problem(Problems.malformed(code, fault), call.language());
    }

    private static Problem invalid(Set<ConstraintViolation<ImportLine>> violations) {
        List<Problem.FieldError> errors =
                violations.stream()
                        .map(violation ->
                                new Problem.FieldError(
                                        "/" + violation.getPropertyPath(), violation.getMessage()))
                        .toList();
        return problem(400, "validation-failed", errors.size() + " field(s) at fault", errors);
    }

    private static Problem problem(
            int status, String code, @Nullable String detail, List<Problem.FieldError> errors) {
        return new Problem(
                "urn:kyodo:problem:" + code,
                code.replace('-', ' '),
                status,
                code,
                detail,
                errors,
                null,
                null,
                Map.of());
    }
}
