/** The pipeline on one machine: embedded S3, SQS and DynamoDB on 127.0.0.1, as strict as the cloud where it matters. */
@NullMarked
package io.shoebox.local;

import org.jspecify.annotations.NullMarked;
