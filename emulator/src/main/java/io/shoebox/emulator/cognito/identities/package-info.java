/** The identity pool: identities of signed-in users and their temporary credentials. */
@NullMarked
package io.shoebox.emulator.cognito.identities;

import org.jspecify.annotations.NullMarked;
