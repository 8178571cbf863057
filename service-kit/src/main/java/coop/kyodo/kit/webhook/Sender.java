package coop.kyodo.kit.webhook;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Sends one message to one endpoint. The host is looked up once, every address it has must be one
/// that may be sent to, and the connection goes to the address that was checked: a name that
/// answers differently a moment later changes nothing. No redirect is followed.
@ApplicationScoped
class Sender {

    private static final int LONGEST_START = 500;
    private static final int MOST_CONNECTIONS = 64;

    private final Names names;
    private final WebhookConfig config;
    private final List<AddressRange> allowed;
    private final HttpClient client;

    Sender(Vertx vertx, Names names, WebhookConfig config) {
        this.names = names;
        this.config = config;
        this.allowed = AddressRange.all(config.allowedRanges());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxPoolSize(MOST_CONNECTIONS)
                                .setVerifyHost(true)
                                .setConnectTimeout((int) config.timeout().toMillis()));
    }

    /// Sends and waits for the answer, for the configured time at most.
    Answer send(URI url, Map<String, String> headers, String body) {
        if (config.httpsOnly() && !"https".equals(url.getScheme())) {
            return Answer.refused("Only https is allowed.");
        }
        List<InetAddress> addresses;
        try {
            addresses = names.addresses(url.getHost());
        } catch (UnknownHostException e) {
            return Answer.failed("The host " + url.getHost() + " is unknown.");
        }
        Optional<InetAddress> forbidden =
                addresses.stream()
                        .filter(address -> !Addresses.mayBeSentTo(address, allowed))
                        .findAny();
        if (forbidden.isPresent()) {
            return Answer.refused(
                    "The host " + url.getHost() + " has an address that is not public.");
        }
        return exchange(url, addresses.getFirst(), headers, body);
    }

    private Answer exchange(
            URI url, InetAddress address, Map<String, String> headers, String body) {
        var running = new AtomicReference<HttpClientRequest>();
        try {
            return client.request(options(url, address))
                    .compose(request -> {
                        running.set(request);
                        headers.forEach(request::putHeader);
                        // Listens before it speaks: the answer may be over before this thread goes
                        // on.
                        Future<Answer> answer = request.response().compose(Sender::answer);
                        return request.send(body).compose(_ -> answer);
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Answer.failed("No whole answer within " + config.timeout() + ".");
        } catch (ExecutionException e) {
            return Answer.failed(shortened(String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed("The service is stopping.");
        } finally {
            HttpClientRequest request = running.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static RequestOptions options(URI url, InetAddress address) {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String path =
                url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .putHeader(
                        HttpHeaderNames.CONTENT_TYPE.toString(),
                        "application/cloudevents+json; charset=utf-8")
                .putHeader(HttpHeaderNames.USER_AGENT.toString(), "Kyodo-Webhooks");
    }

    /// The status and the first bytes of the body; nobody waits for more of it.
    private static Future<Answer> answer(HttpClientResponse response) {
        Promise<Answer> answer = Promise.promise();
        Buffer start = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        response.endHandler(end -> answer.tryComplete(answered(response, start)));
        response.handler(part -> {
            start.appendBuffer(part);
            if (start.length() >= LONGEST_START) {
                response.handler(null);
                answer.tryComplete(answered(response, start));
            }
        });
        return answer.future();
    }

    private static Answer answered(HttpClientResponse response, Buffer start) {
        byte[] bytes = start.getBytes(0, Math.min(start.length(), LONGEST_START));
        String text = new String(bytes, StandardCharsets.UTF_8).replace('\u0000', '\ufffd');
        return Answer.of(response.statusCode(), text);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_START));
    }
}
