/** What the worst files that are accepted take: time, and memory against what was reckoned. */
@NullMarked
package io.shoebox.local.hostile.worst;

import org.jspecify.annotations.NullMarked;
