/** SQS: queues, in memory or in a file. */
@NullMarked
package io.shoebox.emulator.sqs;

import org.jspecify.annotations.NullMarked;
