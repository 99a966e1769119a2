/** What is taken for a setting, and what is refused. */
@NullMarked
package io.shoebox.infra.settings;

import org.jspecify.annotations.NullMarked;
