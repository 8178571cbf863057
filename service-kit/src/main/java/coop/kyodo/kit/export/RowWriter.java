package coop.kyodo.kit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/// Writes rows, one after the other, and keeps none of them. The same rows give the same bytes.
interface RowWriter<R> {

    void write(R row) throws IOException;

    /// Hands on to the stream below what can be handed on already.
    void flush() throws IOException;

    /// Ends the document.
    void finish() throws IOException;

    static <R> RowWriter<R> of(Format format, Sheet<R> sheet, OutputStream out, ObjectMapper json)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvRows<>(sheet, out);
            case NDJSON -> new NdjsonRows<>(out, json);
            case XLSX -> new XlsxRows<>(sheet, out);
        };
    }
}
