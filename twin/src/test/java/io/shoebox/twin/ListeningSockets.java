package io.shoebox.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a process listens on, as Linux tells it (proc_pid_net(5)): TCP over IPv4 and IPv6. */
public final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Of all that the process started. */
    static Set<String> ofDescendants(ProcessHandle process) throws IOException {
        var all = new TreeSet<String>();
        for (ProcessHandle descendant : process.descendants().toList()) {
            all.addAll(of(descendant.pid()));
        }
        return all;
    }

    /** Addresses as host:port; those of IPv6 as the kernel writes them. */
    public static List<String> of(long pid) throws IOException {
        var addresses = new HashMap<String, String>();
        for (String table : List.of("tcp", "tcp6")) {
            addresses.putAll(listening(Path.of("/proc", Long.toString(pid), "net", table)));
        }
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.map(ListeningSockets::target)
                    .flatMap(target -> Optional.ofNullable(addresses.get(target)).stream())
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> listening(Path table) throws IOException {
        var addresses = new HashMap<String, String>();
        for (String line : Files.readAllLines(table)) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields[STATE].equals(LISTEN)) {
                addresses.put("socket:[" + fields[INODE] + "]", address(fields[LOCAL_ADDRESS]));
            }
        }
        return addresses;
    }

    private static String address(String hex) throws IOException {
        String[] parts = hex.split(":", -1);
        int port = Integer.parseInt(parts[1], 16);
        if (parts[0].length() > 8) {
            return parts[0] + ":" + port;
        }
        byte[] ip = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Integer.parseUnsignedInt(parts[0], 16))
                .array();
        return InetAddress.getByAddress(ip).getHostAddress() + ":" + port;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
