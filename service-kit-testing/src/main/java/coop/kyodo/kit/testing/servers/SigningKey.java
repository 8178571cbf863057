package coop.kyodo.kit.testing.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// An RSA key that signs JSON Web Tokens (RS256), by the JDK alone.
public final class SigningKey {

    private static final int BITS = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final RSAPrivateCrtKey key;

    private SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
    }

    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key kept in the file; a new one is written there when the file does not exist.
    public static SigningKey in(Path file) {
        try {
            if (Files.exists(file)) {
                return decode(Files.readString(file).strip());
            }
            SigningKey key = generate();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, key.encoded());
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the signing key in " + file, e);
        }
    }

    /// The inverse of [#encoded()].
    public static SigningKey decode(String encoded) {
        try {
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
            return new SigningKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA key", e);
        }
    }

    /// The private key, PKCS #8 in Base64.
    public String encoded() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public String sign(Map<String, ?> claims) {
        try {
            String header = json(Map.of("alg", "RS256", "typ", "JWT", "kid", id()));
            String content = header + "." + json(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public half as a JSON Web Key.
    Map<String, String> jwk() {
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id(),
                "n",
                unsigned(key.getModulus()),
                "e",
                unsigned(key.getPublicExponent()));
    }

    private String id() {
        return Integer.toHexString(key.getModulus().hashCode());
    }

    private static String json(Map<String, ?> content) {
        try {
            return URL.encodeToString(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String unsigned(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return URL.encodeToString(
                bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
