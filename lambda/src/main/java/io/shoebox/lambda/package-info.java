/** What the functions have only in Lambda: metrics and logs for CloudWatch, and what SnapStart wants. */
@NullMarked
package io.shoebox.lambda;

import org.jspecify.annotations.NullMarked;
