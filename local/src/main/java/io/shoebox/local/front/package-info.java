/** What people and their browsers reach of a local system: sign-in, the GraphQL API, live status and the page's address. */
@NullMarked
package io.shoebox.local.front;

import org.jspecify.annotations.NullMarked;
