package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.local.ServerSettings.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackIT {
    private static final int CONNECT_MILLIS = 2_000;

    @Test
    void nothingListensOnAnotherAddress() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
        try (LocalServers servers = LocalServers.start(ServerSettings.inMemory())) {
            ServerAccess access = servers.access();
            for (URI endpoint : List.of(access.s3(), access.sqs(), access.dynamo())) {
                assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
                assertThat(connects(InetAddress.ofLiteral("127.0.0.1"), endpoint.getPort()))
                        .isTrue();
                for (InetAddress other : others) {
                    assertThat(connects(other, endpoint.getPort()))
                            .as("%s at %s", endpoint, other)
                            .isFalse();
                }
                // On Linux all of 127.0.0.0/8 is this machine: a server on every address would answer here.
                assertThat(connects(InetAddress.ofLiteral("127.0.0.2"), endpoint.getPort()))
                        .isFalse();
            }
        }
    }

    @Test
    void severalInstancesRunSideBySide() {
        try (LocalServers one = LocalServers.start(ServerSettings.inMemory());
                LocalServers two = LocalServers.start(ServerSettings.inMemory())) {
            assertThat(one.access().s3()).isNotEqualTo(two.access().s3());
            assertThat(one.access().sqs()).isNotEqualTo(two.access().sqs());
            assertThat(one.access().dynamo()).isNotEqualTo(two.access().dynamo());
            assertThat(one.queues()).isNotEqualTo(two.queues());
        }
    }

    @Test
    void aTakenPortIsToldInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            for (Ports ports : List.of(new Ports(port, 0, 0), new Ports(0, port, 0), new Ports(0, 0, port))) {
                assertThatExceptionOfType(LocalServerException.class)
                        .isThrownBy(() ->
                                LocalServers.start(ServerSettings.inMemory().withPorts(ports)))
                        .withMessageMatching("Port " + port + ", meant for \\w+, is in use: [^.]+\\.");
            }
        }
    }

    @Test
    void givenPortsAreTakenAndAreFreeAgainAfterwards(@TempDir Path folder) {
        Ports ports;
        try (LocalServers servers = LocalServers.start(ServerSettings.inMemory())) {
            ServerAccess access = servers.access();
            ports = new Ports(
                    access.s3().getPort(),
                    access.sqs().getPort(),
                    access.dynamo().getPort());
        }
        try (LocalServers servers = LocalServers.start(ServerSettings.on(folder).withPorts(ports))) {
            assertThat(servers.access().s3().getPort()).isEqualTo(ports.s3());
            assertThat(servers.access().sqs().getPort()).isEqualTo(ports.sqs());
            assertThat(servers.access().dynamo().getPort()).isEqualTo(ports.dynamo());
        }
    }

    private static boolean connects(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }
}
