/** AppSync on 127.0.0.1: GraphQL over HTTP, subscriptions over WebSockets, resolvers called like Lambda functions. */
@NullMarked
package io.shoebox.emulator.appsync;

import org.jspecify.annotations.NullMarked;
