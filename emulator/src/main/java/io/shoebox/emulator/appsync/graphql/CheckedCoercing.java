package io.shoebox.emulator.appsync.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A scalar whose values pass a check on their way in and out. */
final class CheckedCoercing implements Coercing<Object, Object> {
    private final String name;
    private final AwsScalars.ValueCheck in;
    private final AwsScalars.ValueCheck out;

    CheckedCoercing(String name, AwsScalars.ValueCheck in, AwsScalars.ValueCheck out) {
        this.name = name;
        this.in = in;
        this.out = out;
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        Object valid = out.check(value);
        if (valid == null) {
            throw new CoercingSerializeException("Unable to serialize `" + value + "` as a valid " + name + ".");
        }
        return valid;
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        Object valid = in.check(value);
        if (valid == null) {
            throw new CoercingParseValueException("Unable to parse `" + value + "` as a valid " + name + ".");
        }
        return valid;
    }

    @Override
    public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object valid = in.check(plain(literal));
        if (valid == null) {
            throw new CoercingParseLiteralException("Unable to parse the value as a valid " + name + ".");
        }
        return valid;
    }

    /** The literal itself if it is neither text nor a number, which no check takes. */
    private static Object plain(Value<?> literal) {
        if (literal instanceof StringValue text && text.getValue() != null) {
            return text.getValue();
        }
        return literal instanceof IntValue number && number.getValue().bitLength() < Long.SIZE
                ? (Object) number.getValue().longValue()
                : literal;
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
        return value instanceof Number number
                ? IntValue.of(number.intValue())
                : StringValue.of(String.valueOf((@Nullable Object) value));
    }
}
