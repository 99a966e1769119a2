package io.shoebox.emulator.appsync.graphql;

import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses, measures and validates requests. */
final class Preparer {
    private static final Preparation.Malformed NO_GRAPHQL =
            new Preparation.Malformed("MalformedHttpRequestException", "Unable to parse GraphQL query.");

    private final GraphQLSchema schema;
    private final Limits limits;
    private final DocumentLimits documentLimits;
    private final ParserOptions options;

    Preparer(GraphQLSchema schema, Limits limits, boolean introspection) {
        this.schema = schema;
        this.limits = limits;
        documentLimits = new DocumentLimits(limits, introspection);
        options = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens()));
    }

    Preparation prepare(GraphQlRequest request) {
        try {
            ParserEnvironment environment = ParserEnvironment.newParserEnvironment()
                    .document(request.query())
                    .parserOptions(options)
                    .build();
            return checked(request, new Parser().parseDocument(environment));
        } catch (ParseCancelledException e) {
            return tooMuch("The document has more than " + limits.tokens() + " tokens, or is nested too deeply.");
        } catch (InvalidSyntaxException e) {
            return NO_GRAPHQL;
        }
    }

    private Preparation checked(GraphQlRequest request, Document document) {
        OperationDefinition operation;
        try {
            operation = NodeUtil.getOperation(document, request.operationName()).operationDefinition;
        } catch (GraphQLException e) {
            return new Preparation.Malformed("BadRequestException", String.valueOf(e.getMessage()));
        }
        Optional<String> excess = documentLimits.excess(document, operation);
        if (excess.isPresent()) {
            return tooMuch(excess.get());
        }
        var errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
        return errors.isEmpty()
                ? new Preparation.Ready(document, operation, request)
                : new Preparation.Invalid(ErrorShape.errors(errors));
    }

    private static Preparation tooMuch(String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("path", null);
        error.put("errorType", "LimitExceededException");
        error.put("locations", null);
        error.put("message", message);
        return new Preparation.Invalid(List.of(error));
    }
}
