/** What S3Proxy takes for one of its own file system stores: it tells them by the package of their class. */
@NullMarked
package io.shoebox.emulator.s3.nio2blob;

import org.jspecify.annotations.NullMarked;
