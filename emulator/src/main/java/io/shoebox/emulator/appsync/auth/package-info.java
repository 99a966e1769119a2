/** Who calls an API: user pool tokens, and IAM signatures of version 4. */
@NullMarked
package io.shoebox.emulator.appsync.auth;

import org.jspecify.annotations.NullMarked;
