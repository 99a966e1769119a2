/** A small HTTP and WebSocket server on 127.0.0.1 that refuses what pages of others make a browser send. */
@NullMarked
package io.shoebox.emulator.http;

import org.jspecify.annotations.NullMarked;
