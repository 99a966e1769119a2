/** AppSync's real-time protocol: subscriptions over WebSockets, fed by mutations. */
@NullMarked
package io.shoebox.emulator.appsync.realtime;

import org.jspecify.annotations.NullMarked;
