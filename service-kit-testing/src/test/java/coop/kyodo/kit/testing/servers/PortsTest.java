package coop.kyodo.kit.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void aPortIsGivenOnce() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> Ports.free()).toList())
                .doesNotHaveDuplicates()
                .noneMatch(Ports::claim);
    }

    @Test
    void aServerMayListenOnThePortThatWasGiven() throws IOException {
        int port = Ports.free();
        try (ServerSocket server = new ServerSocket(port, 1, LOOPBACK)) {
            assertThat(server.isBound()).isTrue();
            assertThat(Ports.listens(port)).isTrue();
        }
    }

    /// Another JVM holds it with the same claim.
    @Test
    void aPortThatAnotherWasGivenIsNotGivenAgain() throws IOException {
        try (DatagramSocket another = new DatagramSocket(0, LOOPBACK)) {
            assertThat(Ports.claim(another.getLocalPort())).isFalse();
        }
    }

    @Test
    void aPortThatSomebodyListensOnIsNotGiven() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(Ports.claim(server.getLocalPort())).isFalse();
        }
    }
}
