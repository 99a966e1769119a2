package io.shoebox.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;

/** All that the templates' roles may do, as text for a reviewer. */
final class PolicyStatements {
    private PolicyStatements() {}

    /** The roles of all stacks, each with its statements; references are cut down to the name of what they refer to. */
    static String of(Cloud cloud) {
        var roles = new TreeMap<String, String>();
        cloud.templates()
                .forEach((stack, template) -> template.path("Resources")
                        .properties()
                        .forEach(resource -> {
                            JsonNode properties = resource.getValue().path("Properties");
                            String role = stack + "/" + resource.getKey().replaceFirst("[0-9A-F]{8}$", "");
                            switch (resource.getValue().path("Type").asText()) {
                                case "AWS::IAM::Role" -> roles.put(role, role(properties));
                                case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy" ->
                                    roles.put(role, statements(properties.path("PolicyDocument")));
                                default -> {}
                            }
                        }));
        var text = new StringBuilder();
        roles.forEach((name, statements) ->
                text.append(name).append('\n').append(statements).append('\n'));
        return text.toString();
    }

    private static String role(JsonNode role) {
        var text = new StringBuilder();
        role.at("/AssumeRolePolicyDocument/Statement")
                .forEach(trust -> text.append("  is for ")
                        .append(trust.path("Principal")
                                .properties()
                                .iterator()
                                .next()
                                .getValue()
                                .asText())
                        .append(conditions(trust))
                        .append('\n'));
        role.path("ManagedPolicyArns")
                .forEach(arn -> text.append("  MANAGED ").append(shown(arn)).append('\n'));
        role.path("Policies").forEach(policy -> text.append(statements(policy.path("PolicyDocument"))));
        return text.toString();
    }

    private static String statements(JsonNode document) {
        var text = new StringBuilder();
        for (JsonNode statement : document.path("Statement")) {
            text.append("  ")
                    .append(statement.path("Effect").asText())
                    .append(' ')
                    .append(statement.path("Sid").asText())
                    .append(conditions(statement))
                    .append('\n');
            list(statement.path("Action"))
                    .forEach(a -> text.append("    ").append(a).append('\n'));
            list(statement.path("Resource"))
                    .forEach(r -> text.append("      on ").append(r).append('\n'));
        }
        return text.toString();
    }

    private static String conditions(JsonNode statement) {
        JsonNode condition = statement.path("Condition");
        return condition.isMissingNode() ? "" : " if " + shown(condition);
    }

    private static List<String> list(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? oneOrMany.valueStream().map(PolicyStatements::shown).toList()
                : List.of(shown(oneOrMany));
    }

    private static String shown(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return "<" + value.path("Ref").asText().replaceFirst("[0-9A-F]{8}$", "") + ">";
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode attribute = value.path("Fn::GetAtt");
            return "<" + attribute.path(0).asText().replaceFirst("[0-9A-F]{8}$", "") + "."
                    + attribute.path(1).asText() + ">";
        }
        if (value.has("Fn::ImportValue")) {
            return "<"
                    + value.path("Fn::ImportValue")
                            .asText()
                            .replaceFirst("ExportsOutput(Ref|FnGetAtt)", "")
                            .replaceFirst("[0-9A-F]{8,}(Arn)?[0-9A-F]*$", "$1")
                    + ">";
        }
        if (value.has("Fn::Join")) {
            var joined = new StringJoiner(value.at("/Fn::Join/0").asText());
            value.at("/Fn::Join/1").forEach(part -> joined.add(shown(part)));
            return joined.toString();
        }
        return value.toString();
    }
}
