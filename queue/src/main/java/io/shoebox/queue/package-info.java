/** SQS in, outcomes out: decoding of S3 events, partial batch responses, and a poller that is Lambda's twin. */
@NullMarked
package io.shoebox.queue;

import org.jspecify.annotations.NullMarked;
