/** What the template of each stack says. */
@NullMarked
package io.shoebox.infra.parts;

import org.jspecify.annotations.NullMarked;
