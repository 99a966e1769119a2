package io.shoebox.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the calls from rotting: each says itself whether its answer is what it should be. */
final class CallsIT {
    @Test
    void eachCallIsMadeAndMeasured() throws IOException {
        List<Calls.Command> commands = List.of(
                Calls.java("ticket", Call.TICKET, List.of()),
                Calls.java("list", Call.LIST, List.of()),
                Calls.java("signature", Call.SIGNATURE, List.of()));
        List<CallFigures> figures = new Calls(2, 1, 3).run(commands);

        assertThat(figures).extracting(CallFigures::name).containsExactly("ticket", "list", "signature");
        assertThat(figures).allSatisfy(row -> {
            assertThat(row.median()).isPositive();
            assertThat(row.p99()).isGreaterThanOrEqualTo(row.median());
        });
        assertThat(new CallReport(figures, "./shoebox bench api", "0.1").api())
                .contains("| ticket |", "| list |", "Load of the machine (processes that run or wait): 0.1 before");
    }
}
