package coop.kyodo.kit.export;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;

/// Rows as CSV (RFC 4180).
final class CsvRows<R> implements RowWriter<R> {

    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                    .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                    .build();
    private static final CsvSchema RFC_4180 = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private final Sheet<R> sheet;
    private final SequenceWriter lines;

    CsvRows(Sheet<R> sheet, OutputStream out) throws IOException {
        this.sheet = sheet;
        this.lines = CSV.writer(RFC_4180).writeValues(out);
        lines.write(sheet.titles());
    }

    @Override
    public void write(R row) throws IOException {
        lines.write(
                sheet.columns().stream()
                        .map(column -> Values.harmless(column.value().apply(row)))
                        .toList());
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
