/** DynamoDB: tables, in memory or in a file. */
@NullMarked
package io.shoebox.emulator.dynamodb;

import org.jspecify.annotations.NullMarked;
