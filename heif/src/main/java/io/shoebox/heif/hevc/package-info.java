/** NAL units, parameter sets and slice headers of HEVC (H.265, clause 7). */
@NullMarked
package io.shoebox.heif.hevc;

import org.jspecify.annotations.NullMarked;
