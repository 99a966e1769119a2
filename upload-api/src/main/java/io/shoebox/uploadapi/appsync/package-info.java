/** The edge to AppSync: its events in, answers and errors out. */
@NullMarked
package io.shoebox.uploadapi.appsync;

import org.jspecify.annotations.NullMarked;
