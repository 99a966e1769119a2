package io.shoebox.emulator.appsync.graphql;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
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
        } catch (ParseCancelledException | ParseCancelledTooDeepException | ParseCancelledTooManyCharsException e) {
            return tooMuch("The document has more than " + limits.tokens() + " tokens, or is nested too deeply.");
        } catch (InvalidSyntaxException e) {
            return NO_GRAPHQL;
        }
    }

    private Preparation checked(GraphQlRequest request, Document document) {
        List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
        Optional<OperationDefinition> meant = request.operationName() == null
                ? all.stream().findFirst().filter(_ -> all.size() == 1)
                : all.stream()
                        .filter(operation -> request.operationName().equals(operation.getName()))
                        .findFirst();
        return meant.map(operation -> measured(request, document, operation))
                .orElse(new Preparation.Malformed("BadRequestException", "The operation that is meant is not there."));
    }

    private Preparation measured(GraphQlRequest request, Document document, OperationDefinition operation) {
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
