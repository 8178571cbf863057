package coop.kyodo.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import coop.kyodo.kit.exact.OutOfRangeException;
import coop.kyodo.kit.rules.MissingProfileException;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Faults;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers every failure with a problem document. Only what nobody foresaw is a 500, and only that
/// is logged as an error, under the request's id.
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Texts texts;
    private final Call call;
    private final ResourcePaths paths;

    ProblemMappers(Texts texts, Call call, ResourcePaths paths) {
        this.texts = texts;
        this.call = call;
        this.paths = paths;
    }

    @ServerExceptionMapper
    public Response refused(RefusedException refused) {
        Problem problem =
                texts.refusal(refused.refusal(), refused.isConflict() ? 409 : 422, call.language());
        return answer(problem).build();
    }

    @ServerExceptionMapper
    public Response problem(ProblemException problem) {
        Response.ResponseBuilder response = answer(texts.problem(problem, call.language()));
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class
    })
    public Response unauthenticated(RuntimeException failure) {
        LOG.debug("not authenticated", failure);
        return problem(Problems.tokenNotAccepted());
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        List<Problem.FieldError> errors =
                invalid.getConstraintViolations().stream()
                        .map(violation ->
                                new Problem.FieldError(
                                        Pointers.of(violation), violation.getMessage()))
                        .sorted(java.util.Comparator.comparing(Problem.FieldError::pointer))
                        .toList();
        return problem(
                new ProblemException(
                        400,
                        "validation-failed",
                        new FormFault("", "form.fields", Map.of("count", errors.size())),
                        errors));
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return malformed(mismatched);
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException malformed) {
        return problem(Problems.malformed("malformed-json", MalformedJson.fault(malformed)));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException malformed) {
            return malformed(malformed);
        }
        if (failure.getCause() instanceof ProblemException known) {
            return problem(known);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> problem(Problems.tokenMissing());
            case 404 ->
                    isOfferedOtherwise(failure)
                            ? methodNotAllowed()
                            : problem(Problems.notFound("not-found"));
            case 405 -> methodNotAllowed();
            case 406 -> problem(new ProblemException(406, "not-acceptable", "", List.of()));
            case 413 -> problem(new ProblemException(413, "payload-too-large", "", List.of()));
            case 415 ->
                    problem(
                            new ProblemException(
                                    415,
                                    "unsupported-media-type",
                                    FormFault.of("", "said.media-types")));
            default ->
                    status >= 500
                            ? unforeseen(failure)
                            : problem(new ProblemException(status, "bad-request", "", List.of()));
        };
    }

    /// A value in the path that cannot be read is the cause of a failure; that no route is found
    /// has none.
    private boolean isOfferedOtherwise(WebApplicationException failure) {
        Set<String> offered =
                failure.getCause() == null ? paths.methods(call.path()) : Set.<String>of();
        return !offered.isEmpty() && !offered.contains(call.method());
    }

    private Response methodNotAllowed() {
        var problem = new ProblemException(405, "method-not-allowed", "", List.of());
        return answer(texts.problem(problem, call.language()))
                .header(HttpHeaders.ALLOW, String.join(", ", paths.methods(call.path())))
                .build();
    }

    @ServerExceptionMapper
    public Response profileMissing(MissingProfileException missing) {
        LOG.errorf("%s, in %s", missing.getMessage(), call.requestId());
        return problem(
                new ProblemException(
                        503,
                        "profile-missing",
                        new FormFault(
                                "", "said.profile-missing", Map.of("profile", missing.profile()))));
    }

    @ServerExceptionMapper
    public Response outOfRange(OutOfRangeException tooLarge) {
        LOG.debug("an amount is too large", tooLarge);
        return problem(Problems.outOfRange());
    }

    @ServerExceptionMapper
    public Response any(Throwable failure) {
        Optional<String> state = Faults.sqlState(failure);
        if (state.isEmpty()) {
            return unforeseen(failure);
        }
        String sqlState = state.get();
        if (Faults.isPassing(failure)) {
            LOG.warnf("passing database fault %s in %s: %s", sqlState, call.requestId(), failure);
            return answer(
                            texts.problem(
                                    new ProblemException(
                                            503,
                                            "try-again",
                                            FormFault.of(
                                                    "",
                                                    Faults.isHeldByAnother(failure)
                                                            ? "said.held-by-another"
                                                            : "said.database-away")),
                                    call.language()))
                    .header(HttpHeaders.RETRY_AFTER, "2")
                    .build();
        }
        if (sqlState.startsWith("22")) {
            return problem(Problems.outOfRange());
        }
        if (sqlState.startsWith("23")) {
            LOG.warnf("the database was the first to refuse, in %s: %s", call.requestId(), failure);
            return problem(
                    Problems.conflict("already-exists", FormFault.of("", "said.already-exists")));
        }
        return unforeseen(failure);
    }

    private Response unforeseen(Throwable failure) {
        LOG.errorf(failure, "unforeseen, in %s", call.requestId());
        return problem(
                new ProblemException(
                        500,
                        "internal-error",
                        new FormFault("", "said.report-id", Map.of("id", call.requestId()))));
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
