package coop.kyodo.kit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of problems in the files of messages, and the keys by which compiled classes name
/// them.
final class Messages {

    private static final Pattern KEY =
            Pattern.compile("(said|detail|form)\\.[a-z0-9]+(-[a-z0-9]+)*");

    private Messages() {}

    /// All keys of a language, of the kit and the service, but for those of words for codes: a
    /// language without a word shows the code.
    static Set<String> keys(String language) {
        var texts = new Properties();
        try {
            for (URL file :
                    Collections.list(
                            Thread.currentThread()
                                    .getContextClassLoader()
                                    .getResources(
                                            "messages/problems_" + language + ".properties"))) {
                try (InputStream in = file.openStream()) {
                    texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of messages cannot be read", e);
        }
        var keys = new TreeSet<>(texts.stringPropertyNames());
        keys.removeIf(key -> key.startsWith("word."));
        return keys;
    }

    /// The keys that stand as constants in the classes below this folder.
    static Set<String> namedIn(Path classes) {
        var named = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof StringEntry text
                            && KEY.matcher(text.stringValue()).matches()) {
                        named.add(text.stringValue());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(classes + " cannot be read", e);
        }
        return named;
    }
}
