/** Small documents that survive a restart and a killed process. */
@NullMarked
package io.shoebox.emulator.cognito.store;

import org.jspecify.annotations.NullMarked;
