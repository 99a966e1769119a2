package io.shoebox.bench;

import io.shoebox.bench.api.Call;
import io.shoebox.bench.api.CallReport;
import io.shoebox.bench.api.Calls;
import io.shoebox.bench.report.Load;
import java.io.IOException;
import java.util.List;

/** Measures what the API's functions take for a call, without the network and the table. */
final class ApiBench {
    static final String USAGE = CallOptions.usage("api");

    private ApiBench() {}

    static void run(String... words) throws IOException {
        CallOptions options = CallOptions.parse("api", words);
        List<String> pin = options.pin();
        String before = Load.now();
        var figures = options.calls()
                .run(List.of(
                        Calls.java(Call.TICKET.text(), Call.TICKET, pin),
                        Calls.java(Call.LIST.text(), Call.LIST, pin)));
        new ReportFile(options.destination()).write("api", new CallReport(figures, options.command(), before).api());
    }
}
