/** Executes GraphQL as AppSync does: directives of authorization, scalars, resolvers by Lambda events, shapes of errors. */
@NullMarked
package io.shoebox.emulator.appsync.graphql;

import org.jspecify.annotations.NullMarked;
