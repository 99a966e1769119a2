package io.shoebox.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Short words for policy statements. */
public final class Statements {
    private Statements() {}

    /** Lets a role do these things with these resources. */
    public static PolicyStatement allow(String id, List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .sid(id)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }

    /** Lets a role do these things with the rows of a table whose partition keys begin so. */
    public static PolicyStatement allowRows(String id, List<String> actions, String table, String prefix) {
        return PolicyStatement.Builder.create()
                .sid(id)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(table))
                .conditions(Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", prefix + "*")))
                .build();
    }

    /** Keeps everyone from doing this under these conditions. */
    public static PolicyStatement denyAll(
            String id, String action, List<String> resources, Map<String, Map<String, String>> conditions) {
        return PolicyStatement.Builder.create()
                .sid(id)
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of(action))
                .resources(resources)
                // Map.of has another order in each JVM, and templates are to be the same bytes.
                .conditions(new TreeMap<>(conditions))
                .build();
    }

    /** Keeps everyone from doing anything without TLS. */
    static PolicyStatement tlsOnly(String service, List<String> resources) {
        return denyAll("TlsOnly", service + ":*", resources, Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    }

    public static PolicyDocument document(List<PolicyStatement> statements) {
        return PolicyDocument.Builder.create().statements(statements).build();
    }
}
