/** What is kept of operators: who did what, and what was counted. */
@NullMarked
package io.shoebox.operations.records;

import org.jspecify.annotations.NullMarked;
