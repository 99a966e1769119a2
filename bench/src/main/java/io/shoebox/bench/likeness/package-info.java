/** How much a thumbnail is like the photo: SSIM and PSNR of luma. */
@NullMarked
package io.shoebox.bench.likeness;

import org.jspecify.annotations.NullMarked;
