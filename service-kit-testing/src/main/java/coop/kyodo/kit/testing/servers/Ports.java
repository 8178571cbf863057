package coop.kyodo.kit.testing.servers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of the loopback interface.
public final class Ports {

    /// Below the ports that Linux gives to outgoing connections, and away from those that the local
    /// stack has when nobody asks for others.
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1_000;

    /// What keeps others from choosing the ports that were chosen here.
    private static final List<DatagramSocket> CLAIMS = new CopyOnWriteArrayList<>();

    private Ports() {}

    /// A port nobody listens on now, and that nobody else who asks here is given as long as this
    /// JVM lives: a server may be started on it much later, or again. A port that the system hands
    /// out (0) is taken by any connection, or by another stack, before the server comes to it.
    ///
    /// The claim is the UDP port of the same number, which hinders no TCP server, and which the
    /// system takes back however this JVM ends.
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (claim(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port from " + FIRST + " to " + LAST + " on the loopback interface");
    }

    /// Whether the port could be claimed; not when it is taken, or was given to somebody else.
    static boolean claim(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DatagramSocket claim;
        try {
            claim = new DatagramSocket(port, loopback);
        } catch (IOException claimedByAnother) {
            return false;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, loopback)) {
            CLAIMS.add(claim);
            return probe.isBound();
        } catch (IOException taken) {
            claim.close();
            return false;
        }
    }

    /// Whether somebody listens on the port.
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /// @throws IllegalStateException when somebody else listens on the port
    static void mustBeFree(int port, String purpose) {
        if (listens(port)) {
            throw new IllegalStateException("port " + port + " for " + purpose + " is in use");
        }
    }

    /// The port asked for, or a free one for 0.
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }
}
