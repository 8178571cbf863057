package coop.kyodo.kit.imports;

import com.fasterxml.jackson.databind.ObjectReader;
import coop.kyodo.kit.web.FormFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Newline-delimited JSON. Of a line that is too long nothing is kept.
final class NdjsonSource implements LineSource {

    private static final int BUFFER = 65_536;

    private final InputStream body;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[LONGEST_LINE];
    private int position;
    private int end;
    private int length;
    private long number;

    NdjsonSource(InputStream body, MessageDigest digest) {
        this.body = body;
        this.digest = digest;
    }

    @Override
    public boolean advance() throws IOException {
        while (readLine()) {
            number++;
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public @Nullable FormFault fault() {
        if (length > LONGEST_LINE) {
            return new FormFault("", "line-too-long", Map.of("most", LONGEST_LINE));
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
            return null;
        } catch (CharacterCodingException e) {
            return FormFault.of("", "not-utf-8");
        }
    }

    @Override
    public <T> @Nullable T value(ObjectReader reader) throws IOException {
        return reader.readValue(line, 0, length);
    }

    private boolean readLine() throws IOException {
        length = 0;
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            keep(start, position - start);
            if (position < end) {
                position++;
                break;
            }
        }
        if (any) {
            digest.update((byte) '\n');
        }
        return any;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, body.read(buffer));
        return end > 0;
    }

    private void keep(int start, int count) {
        digest.update(buffer, start, count);
        int room = Math.max(0, LONGEST_LINE - length);
        System.arraycopy(
                buffer, start, line, Math.min(length, LONGEST_LINE), Math.min(room, count));
        length = Math.min(LONGEST_LINE + 1, length + count);
    }

    private boolean isBlank() {
        for (int i = 0; i < Math.min(length, LONGEST_LINE); i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return length <= LONGEST_LINE;
    }
}
