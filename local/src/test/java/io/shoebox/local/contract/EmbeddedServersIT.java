package io.shoebox.local.contract;

import org.junit.jupiter.api.Nested;

/**
 * The contracts on the embedded servers, for whoever changes this module. {@code twin}, which needs more tools, runs them
 * again: its report is of one run of all servers.
 */
@On(EmbeddedServers.class)
final class EmbeddedServersIT {
    @Nested
    final class Tickets extends TicketContract {}

    @Nested
    final class Objects extends ObjectContract {}

    @Nested
    final class Events extends EventContract {}

    @Nested
    final class Queues extends QueueContract {}

    @Nested
    final class Tables extends TableContract {}

    @Nested
    final class Batches extends BatchContract {}

    @Nested
    final class Pipeline extends PipelineContract {}
}
