package io.shoebox.infra;

import java.nio.file.Path;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The workers: what the queues drive. */
final class PipelineStack extends Stack {
    PipelineStack(Construct scope, Settings settings, Path root, QueuesStack queues, StorageStack storage) {
        super(scope, "Pipeline", Synthesis.props(settings, "pipeline", "Shoebox: the workers"));
    }
}
