package io.shoebox.local.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What came of behaviours on servers, in one run of the tests. */
public final class Outcomes {
    private final Map<Cell, String> cells = new ConcurrentHashMap<>();

    private final Set<Cell> listed = ConcurrentHashMap.newKeySet();

    private record Cell(String server, String behaviour) {}

    /** The server is known to differ in this. */
    void listed(String server, Difference difference) {
        listed.add(new Cell(server, difference.behaviour()));
    }

    /** A difference that showed in another run of the same test stays. */
    void asAws(String server, String behaviour) {
        cells.putIfAbsent(new Cell(server, behaviour), "as AWS");
    }

    void differs(String server, Difference difference) {
        cells.put(new Cell(server, difference.behaviour()), "differs: " + difference.reason());
    }

    boolean isAsAws(String server, String behaviour) {
        return "as AWS".equals(cells.get(new Cell(server, behaviour)));
    }

    /** Empty if its test did not run. */
    public Optional<String> of(String server, String behaviour) {
        return Optional.ofNullable(cells.get(new Cell(server, behaviour)));
    }

    /** Differences that are listed and are of no behaviour that was tested, as "server: behaviour". */
    public List<String> unseen() {
        return listed.stream()
                .filter(cell -> !cells.containsKey(cell))
                .map(cell -> cell.server() + ": " + cell.behaviour())
                .sorted()
                .toList();
    }

    /** Whether any test ran on the server. */
    public boolean hasAny(String server) {
        return cells.keySet().stream().anyMatch(cell -> cell.server().equals(server));
    }
}
