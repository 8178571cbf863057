package coop.kyodo.kit.export;

import coop.kyodo.kit.store.Hashes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Counts and hashes what passes through. Closing it leaves the stream below open.
final class HashingStream extends FilterOutputStream {

    private final MessageDigest digest;
    private long bytes;
    private @Nullable CallerLeftException left;

    HashingStream(OutputStream out) {
        super(out);
        digest = Hashes.newSha256();
    }

    @Override
    public void write(int one) {
        try {
            out.write(one);
        } catch (IOException e) {
            throw left(e);
        }
        digest.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] all, int from, int length) {
        try {
            out.write(all, from, length);
        } catch (IOException e) {
            throw left(e);
        }
        digest.update(all, from, length);
        bytes += length;
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw left(e);
        }
    }

    @Override
    public void close() {
        flush();
    }

    private CallerLeftException left(IOException cause) {
        left = new CallerLeftException(cause);
        return left;
    }

    /// What writing failed with, however it was wrapped on its way; null when it did not.
    @Nullable CallerLeftException left() {
        return left;
    }

    long bytes() {
        return bytes;
    }

    /// The hash of all that passed; asked for once.
    byte[] hash() {
        return digest.digest();
    }
}
