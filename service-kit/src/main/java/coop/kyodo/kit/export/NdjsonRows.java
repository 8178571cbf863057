package coop.kyodo.kit.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/// Rows as lines of JSON.
final class NdjsonRows<R> implements RowWriter<R> {

    private final ObjectMapper json;
    private final JsonGenerator lines;

    NdjsonRows(OutputStream out, ObjectMapper json) throws IOException {
        this.json = json;
        this.lines =
                json.getFactory()
                        .createGenerator(out)
                        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                        .setRootValueSeparator(null);
    }

    @Override
    public void write(R row) throws IOException {
        json.writer()
                .without(
                        com.fasterxml.jackson.databind.SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValue(lines, row);
        lines.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        lines.flush();
    }

    @Override
    public void finish() throws IOException {
        lines.close();
    }
}
