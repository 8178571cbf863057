package coop.kyodo.kit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Ports of the loopback interface.
public final class Ports {

    private Ports() {}

    /// A port nobody listens on now. The system hands them out in turn, so that the next caller
    /// gets another one.
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
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
