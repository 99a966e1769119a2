/** Functions of the templates, each from its own package under Lambda's runtime interface client. */
@NullMarked
package io.shoebox.twin.functions;

import org.jspecify.annotations.NullMarked;
