/** One upload: the ticket, the PUT, and what to do when it is not answered. */
@NullMarked
package io.shoebox.client.transfer;

import org.jspecify.annotations.NullMarked;
