/** Tickets: what may be uploaded, and the presigned URL for it. */
@NullMarked
package io.shoebox.uploadapi.tickets;

import org.jspecify.annotations.NullMarked;
