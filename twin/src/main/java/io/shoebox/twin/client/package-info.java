/** The side of a client: signing in, signing, and asking the API. */
@NullMarked
package io.shoebox.twin.client;

import org.jspecify.annotations.NullMarked;
