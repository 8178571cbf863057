package coop.kyodo.kit.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTokenVerifiesWithThePublishedKey() throws Exception {
        try (TokenIssuer issuer = TokenIssuer.temporary().start()) {
            String token = issuer.key().sign(Map.of("sub", "aiko"));

            assertThat(verifies(token, issuer)).isTrue();
            assertThat(verifies(SigningKey.generate().sign(Map.of("sub", "aiko")), issuer))
                    .isFalse();
        }
    }

    @Test
    void aTokenIsGoodAfterTheIssuerCameBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys/issuer.key");
        int port = Ports.free();
        String token;
        try (TokenIssuer issuer = TokenIssuer.on(port, SigningKey.in(file)).start()) {
            token = issuer.key().sign(Map.of("sub", "aiko"));
        }

        try (TokenIssuer again = TokenIssuer.on(port, SigningKey.in(file)).start()) {
            assertThat(verifies(token, again)).isTrue();
        }
    }

    private static boolean verifies(String token, TokenIssuer issuer)
            throws IOException, GeneralSecurityException {
        JsonNode metadata = get(issuer.url() + "/.well-known/openid-configuration");
        assertThat(metadata.path("issuer").asText()).isEqualTo(issuer.url());
        JsonNode jwk = get(metadata.path("jwks_uri").asText()).path("keys").path(0);
        PublicKey key =
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static JsonNode get(String url) throws IOException {
        return JSON.readTree(URI.create(url).toURL());
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
    }
}
