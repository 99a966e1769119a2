/** What an application does for its users, and photos to do it with. */
@NullMarked
package io.shoebox.local.client;

import org.jspecify.annotations.NullMarked;
