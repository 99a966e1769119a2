package io.shoebox.infra.constructs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.uploadapi.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.appsync.CfnDataSource;
import software.amazon.awscdk.services.appsync.CfnResolver;
import software.constructs.Construct;

/** The mutation that subscribers hear: it asks no data source, and is refused to all roles but one. */
public final class PublishField {
    /** The field of the schema. */
    public static final String NAME = "publishPhoto";

    private static final String CODE = "publish-photo.js";
    private static final String PLACE_OF_ROLE = "@PUBLISHER@";

    private PublishField() {}

    /** @param role the name of the role that may publish */
    public static void add(Construct scope, GraphQlApi api, String role) {
        CfnDataSource none = CfnDataSource.Builder.create(scope, "None")
                .apiId(api.id())
                .name("none")
                .type("NONE")
                .build();
        CfnResolver.Builder.create(scope, "Resolver-" + NAME)
                .apiId(api.id())
                .typeName(Schema.typeOf(NAME))
                .fieldName(NAME)
                .dataSourceName(none.getAttrName())
                .kind("UNIT")
                .runtime(CfnResolver.AppSyncRuntimeProperty.builder()
                        .name("APPSYNC_JS")
                        .runtimeVersion("1.0.0")
                        .build())
                .code(code(sessionsOf(role)))
                .build();
    }

    /** What the ARNs of a role's sessions begin with, as AppSync tells them of callers. */
    private static String sessionsOf(String role) {
        return "arn:" + Aws.PARTITION + ":sts::" + Aws.ACCOUNT_ID + ":assumed-role/" + role + "/";
    }

    /** The code of the resolver, which lets through callers whose ARN begins so. */
    static String code(String publisher) {
        try (InputStream in = PublishField.class.getResourceAsStream(CODE)) {
            return new String(Objects.requireNonNull(in, CODE).readAllBytes(), UTF_8).replace(PLACE_OF_ROLE, publisher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
