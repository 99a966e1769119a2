/** Both workers, two of each, interleaved at each of their calls: whatever the schedule, all comes right in the end. */
@NullMarked
package io.shoebox.ingestworker.schedules;

import org.jspecify.annotations.NullMarked;
