/** S3: objects, notifications of their changes, and what a session may do with them. */
@NullMarked
package io.shoebox.emulator.s3;

import org.jspecify.annotations.NullMarked;
