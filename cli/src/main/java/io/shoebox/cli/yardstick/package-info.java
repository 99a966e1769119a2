/** Many photos at once, measured. */
@NullMarked
package io.shoebox.cli.yardstick;

import org.jspecify.annotations.NullMarked;
