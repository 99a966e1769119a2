package io.shoebox.bench;

import io.shoebox.bench.api.Call;
import io.shoebox.bench.api.CallReport;
import io.shoebox.bench.api.Calls;
import io.shoebox.bench.peer.NodeProgram;
import io.shoebox.bench.report.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures tickets against the presigner of the AWS SDK for JavaScript. */
final class PresignBench {
    static final String USAGE = CallOptions.usage("presign");

    private PresignBench() {}

    static void run(String... words) throws IOException {
        CallOptions options = CallOptions.parse("presign", words);
        List<String> pin = options.pin();
        List<Calls.Command> commands = new ArrayList<>(List.of(
                Calls.java("Shoebox, whole tickets through the handler", Call.TICKET, pin),
                Calls.java("AWS SDK for Java, S3Presigner alone", Call.SIGNATURE, pin)));
        if (NodeProgram.canRun()) {
            NodeProgram node = NodeProgram.installed(
                    options.work().resolve("presign"), "presign/", "peer.mjs", "node_modules/@aws-sdk/client-s3");
            List<String> peer = new ArrayList<>(pin);
            peer.addAll(node.words());
            commands.add(new Calls.Command("AWS SDK for JavaScript, getSignedUrl alone", peer));
        }
        String before = Load.now();
        var report = new CallReport(options.calls().run(commands), options.command(), before);
        new ReportFile(options.destination()).write("presign", report.presign());
    }
}
