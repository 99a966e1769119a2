/** Tests of the templates: what they say, not that they are there. */
@NullMarked
package io.shoebox.infra;

import org.jspecify.annotations.NullMarked;
