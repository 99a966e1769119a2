/** Who is calling, as far as Cognito vouches for it. */
@NullMarked
package io.shoebox.uploadapi.identity;

import org.jspecify.annotations.NullMarked;
