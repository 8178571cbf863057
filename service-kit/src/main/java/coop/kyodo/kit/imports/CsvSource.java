package coop.kyodo.kit.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// CSV whose header names the fields of a record. A cell of a whole number or a truth value is read
/// as such only in its exact form; everything else is text for the record's own reading.
final class CsvSource implements LineSource {

    private static final CsvMapper CSV =
            new CsvMapper(
                    CsvFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxStringLength(LONGEST_LINE)
                                            .build())
                            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                            .build());
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final MappingIterator<String[]> rows;
    private final MessageDigest digest;
    private final List<Column> columns;
    private String[] row = {};
    private long number;

    private record Column(String name, Class<?> type) {

        void put(ObjectNode object, String cell) {
            if (cell.isEmpty()) {
                return;
            }
            if (type == int.class
                    || type == Integer.class
                    || type == long.class
                    || type == Long.class) {
                if (WHOLE.matcher(cell).matches()) {
                    object.put(name, Long.parseLong(cell));
                    return;
                }
            } else if ((type == boolean.class || type == Boolean.class)
                    && (cell.equals("true") || cell.equals("false"))) {
                object.put(name, Boolean.parseBoolean(cell));
                return;
            }
            object.put(name, cell);
        }
    }

    CsvSource(InputStream body, Class<?> type, MessageDigest digest) throws IOException {
        this.digest = digest;
        try {
            rows = CSV.readerFor(String[].class).readValues(withoutMark(body));
        } catch (IOException e) {
            throw unreadable(e, 0);
        }
        columns = next() ? columns(row, type) : List.of();
    }

    @Override
    public boolean advance() throws IOException {
        return next();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public @Nullable FormFault fault() {
        return row.length <= columns.size() ? null : FormFault.of("", "too-many-cells");
    }

    @Override
    public <T> @Nullable T value(ObjectReader reader) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.length; i++) {
            columns.get(i).put(object, row[i]);
        }
        return reader.readValue(object);
    }

    /// Reads the next line that is not blank; blank ones are only counted.
    private boolean next() throws IOException {
        long line = number;
        do {
            try {
                if (!rows.hasNextValue()) {
                    return false;
                }
                row = rows.nextValue();
            } catch (IOException e) {
                throw unreadable(e, line);
            }
            line++;
        } while (row.length == 0 || row.length == 1 && row[0].isBlank());
        number = line;
        for (String cell : row) {
            digest.update(cell.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0x1f);
        }
        digest.update((byte) '\n');
        return true;
    }

    /// The problem of a text that is all there and cannot be read after this line.
    ///
    /// @throws IOException the fault itself where the text is not all there
    private static RuntimeException unreadable(IOException fault, long line) throws IOException {
        boolean isOtherCoding =
                Stream.<Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                        .anyMatch(CharacterCodingException.class::isInstance);
        if (isOtherCoding) {
            return Problems.malformed(
                    "not-utf-8", new FormFault("", "said.not-utf-8", Map.of("line", line)));
        }
        if (fault instanceof JsonProcessingException) {
            return Problems.malformed(
                    "malformed-csv",
                    new FormFault(
                            "", "said.malformed-csv", Map.of("line", line, "most", LONGEST_LINE)));
        }
        throw fault;
    }

    private static List<Column> columns(String[] header, Class<?> type) {
        List<Column> columns = new ArrayList<>();
        var seen = new HashSet<String>();
        for (String name : header) {
            Class<?> field =
                    Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getName().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    Problems.malformed(
                                            "unknown-column",
                                            new FormFault(
                                                    "/" + name,
                                                    "said.columns-are",
                                                    Map.of(
                                                            "columns",
                                                            Arrays.stream(
                                                                            type
                                                                                    .getRecordComponents())
                                                                    .map(known -> known.getName())
                                                                    .toList()))))
                            .getType();
            if (!seen.add(name)) {
                throw Problems.malformed(
                        "unknown-column", FormFault.of("/" + name, "said.column-twice"));
            }
            columns.add(new Column(name, field));
        }
        return columns;
    }

    private static Reader withoutMark(InputStream body) throws IOException {
        var text =
                new PushbackReader(
                        new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()), 1);
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }
}
