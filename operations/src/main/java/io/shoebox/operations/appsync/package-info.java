/** The fields of the API that operators alone may ask for. */
@NullMarked
package io.shoebox.operations.appsync;

import org.jspecify.annotations.NullMarked;
