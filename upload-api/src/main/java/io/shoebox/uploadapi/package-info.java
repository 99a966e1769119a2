/** What clients ask over GraphQL: upload URLs, and their own photos and collections. */
@NullMarked
package io.shoebox.uploadapi;

import org.jspecify.annotations.NullMarked;
