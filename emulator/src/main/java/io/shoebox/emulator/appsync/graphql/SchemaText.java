package io.shoebox.emulator.appsync.graphql;

import graphql.TypeResolutionEnvironment;
import graphql.language.ScalarTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactories;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a schema of AppSync's SDL, which uses scalars and directives without declaring them. */
final class SchemaText {
    private static final String DIRECTIVES = """
            directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
            directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
            directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION
            directive @aws_iam on OBJECT | FIELD_DEFINITION
            directive @aws_api_key on OBJECT | FIELD_DEFINITION
            directive @aws_oidc on OBJECT | FIELD_DEFINITION
            directive @aws_lambda on OBJECT | FIELD_DEFINITION
            """;

    private SchemaText() {}

    /**
     * @param fetcher makes the one fetcher of every field
     * @throws graphql.schema.idl.errors.SchemaProblem if the text is no schema
     */
    static GraphQLSchema parse(String sdl, Function<GraphQLSchema, DataFetcher<@Nullable Object>> fetcher) {
        SchemaParser parser = new SchemaParser();
        TypeDefinitionRegistry types = parser.parse(sdl);
        types.merge(parser.parse(DIRECTIVES));
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new ByTypename());
        AwsScalars.all().forEach((name, scalar) -> {
            if (types.getTypeOrNull(name) == null) {
                types.add(ScalarTypeDefinition.newScalarTypeDefinition()
                        .name(name)
                        .build());
            }
            wiring.scalar(scalar);
        });
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(types, wiring.build());
        DataFetcher<@Nullable Object> all = fetcher.apply(schema);
        return schema.transform(builder -> builder.codeRegistry(schema.getCodeRegistry()
                .transform(code -> code.defaultDataFetcher(DataFetcherFactories.useDataFetcher(all)))));
    }

    /** Abstract types are told apart by {@code __typename} in the resolver's value, as AppSync does. */
    private static final class ByTypename implements WiringFactory {
        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return ByTypename::type;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return ByTypename::type;
        }

        private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
            return environment.getObject() instanceof Map<?, ?> value && value.get("__typename") instanceof String name
                    ? environment.getSchema().getObjectType(name)
                    : null;
        }
    }
}
