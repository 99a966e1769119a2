/** What the parts do that carry code of their own. */
@NullMarked
package io.shoebox.infra.constructs;

import org.jspecify.annotations.NullMarked;
