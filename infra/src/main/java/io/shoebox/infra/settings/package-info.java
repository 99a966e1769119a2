/** What an operator chooses for a deployment. */
@NullMarked
package io.shoebox.infra.settings;

import org.jspecify.annotations.NullMarked;
