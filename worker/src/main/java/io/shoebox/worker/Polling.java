package io.shoebox.worker;

import java.time.Duration;

/**
 * How a worker takes messages from its queue.
 *
 * @param longPoll how long a receive waits for messages, up to 20 s
 * @param concurrency batches in hand at once
 * @param hidden how long a message stays hidden unless its work goes on; zero leaves it to the queue
 */
public record Polling(Duration longPoll, int concurrency, Duration hidden) {}
