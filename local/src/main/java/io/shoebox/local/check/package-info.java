/** What the workers would make of files, without servers. */
@NullMarked
package io.shoebox.local.check;

import org.jspecify.annotations.NullMarked;
