/** Shoebox from Java: {@link io.shoebox.client.ShoeboxClient} uploads, lists, awaits, downloads and deletes photos. */
@NullMarked
package io.shoebox.client;

import org.jspecify.annotations.NullMarked;
