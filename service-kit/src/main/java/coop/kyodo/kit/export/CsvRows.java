package coop.kyodo.kit.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Rows as CSV (RFC 4180).
final class CsvRows<R> implements RowWriter<R> {

    private final Sheet<R> sheet;
    private final Writer text;
    private final CsvWriter csv;

    CsvRows(Sheet<R> sheet, OutputStream out) {
        this.sheet = sheet;
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(sheet.titles());
    }

    @Override
    public void write(R row) {
        csv.writeRecord(
                sheet.columns().stream()
                        .map(column -> Values.harmless(column.value().apply(row)))
                        .toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
        text.flush();
    }

    @Override
    public void finish() throws IOException {
        flush();
    }
}
