package io.shoebox.operations.appsync;

import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;

/** Answers one field of the schema for an operator. */
@FunctionalInterface
public interface OperatorResolver {
    Answer resolve(Operator operator, Arguments arguments);
}
