/** The key grammar and the value types that every module speaks in. */
@NullMarked
package io.shoebox.model;

import org.jspecify.annotations.NullMarked;
