package coop.kyodo.kit.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.MalformedJson;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A body read as lines of one record type, exactly: no number is taken for a text nor a fraction
/// for a whole number, and a field that the record does not have is a problem. A line that cannot
/// be read has its problems and does not stop the others.
public final class Lines<T> {

    private static final Logger LOG = Logger.getLogger(Lines.class);

    private final LineSource source;
    private final MessageDigest digest;
    private final MessageDigest content;
    private final ObjectReader reader;
    private final Validator validator;
    private final Function<FormFault, Problem.FieldError> words;

    /// @param words puts what is wrong with a line into the caller's language
    Lines(
            ImportFormat format,
            InputStream body,
            Class<T> type,
            ObjectMapper json,
            Validator validator,
            Function<FormFault, Problem.FieldError> words) {
        this.digest = Hashes.newSha256();
        this.content = Hashes.newSha256();
        this.validator = validator;
        this.words = words;
        this.reader = json.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        InputStream bytes = new DigestInputStream(body, content);
        try {
            this.source =
                    switch (format) {
                        case NDJSON -> new NdjsonSource(bytes, digest);
                        case CSV -> new CsvSource(bytes, type, digest);
                    };
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    /// The next lines, at most so many; an empty chunk at the end.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 when the body breaks off, or a CSV cannot be
    ///   read any further
    public Chunk<T> next(int most) {
        List<Line<T>> lines = new ArrayList<>();
        List<LineProblem> problems = new ArrayList<>();
        int read = 0;
        while (read < most && advance()) {
            read++;
            take(lines, problems);
        }
        return new Chunk<>(lines, problems, source.number());
    }

    /// Passes over the lines up to this number without reading them.
    ///
    /// @return whether the body has that many
    boolean skipTo(long lastLine) {
        while (source.number() < lastLine) {
            if (!advance()) {
                return false;
            }
        }
        return source.number() == lastLine || lastLine == 0;
    }

    /// The SHA-256 of all lines passed so far, in a form that does not depend on how they were cut
    /// into chunks.
    String digest() {
        return hex(digest);
    }

    /// The SHA-256 of the body, byte for byte, once it has been read to its end.
    String contentHash() {
        return hex(content);
    }

    private static String hex(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }

    private boolean advance() {
        try {
            return source.advance();
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private static RuntimeException brokenOff(IOException cause) {
        LOG.debug("the body of an import broke off", cause);
        return Problems.malformed("import-broken-off", FormFault.of("", "said.import-broken-off"));
    }

    private void take(List<Line<T>> lines, List<LineProblem> problems) {
        FormFault fault = source.fault();
        if (fault != null) {
            problems.add(problem(fault.text(), fault));
            return;
        }
        long number = source.number();
        @Nullable T value;
        try {
            value = source.value(reader);
        } catch (JsonProcessingException e) {
            problems.add(problem("malformed-json", MalformedJson.fault(e)));
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("a line in memory cannot be read", e);
        }
        if (value == null) {
            problems.add(problem("malformed-json", FormFault.of("", "form.null")));
            return;
        }
        var violations = validator.validate(value);
        if (violations.isEmpty()) {
            lines.add(new Line<>(number, value));
        }
        violations.stream()
                .map(violation ->
                        problem("validation-failed", pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(LineProblem::pointer))
                .forEach(problems::add);
    }

    private LineProblem problem(String code, FormFault fault) {
        Problem.FieldError error = words.apply(fault);
        return problem(code, error.pointer(), error.detail());
    }

    private LineProblem problem(String code, String pointer, String detail) {
        return new LineProblem(source.number(), code, pointer, detail, null);
    }

    private static String pointer(ConstraintViolation<?> violation) {
        return "/" + violation.getPropertyPath().toString().replace('.', '/');
    }
}
