/** Who asks: people who sign in at the user pool, tokens that others got, and callers with keys of AWS. */
@NullMarked
package io.shoebox.client.auth;

import org.jspecify.annotations.NullMarked;
