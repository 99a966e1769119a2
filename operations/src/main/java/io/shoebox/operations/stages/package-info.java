/** How long photos took in each stage of their way during the last hour. */
@NullMarked
package io.shoebox.operations.stages;

import org.jspecify.annotations.NullMarked;
