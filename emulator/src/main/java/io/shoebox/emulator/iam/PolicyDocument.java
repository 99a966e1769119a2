package io.shoebox.emulator.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An identity-based IAM policy of a part of the language: Effect, Action and Resource, with
 * wildcards and variables. An explicit deny wins; what nothing allows is denied (IAM User Guide, "Policy evaluation
 * logic"). Anything else in a document is refused when it is read, rather than ignored.
 */
public record PolicyDocument(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "2012-10-17";
    private static final Set<String> DOCUMENT_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of("Sid", "Effect", "Action", "Resource");

    /** Copies the list. */
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** What a statement does where it applies. */
    public enum Effect {
        /** Gives. */
        ALLOW,
        /** Takes away, whatever others give. */
        DENY
    }

    /** One rule. */
    public record Statement(Effect effect, List<String> actions, List<String> resources) {
        /** Copies the lists. */
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }

        /** Actions are compared without regard to case, resources with. */
        boolean appliesTo(String action, String resource) {
            String lowerCase = action.toLowerCase(Locale.ROOT);
            return actions.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), lowerCase))
                    && resources.stream().anyMatch(pattern -> matches(pattern, resource));
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if the text is no policy document, or has elements that are not understood
     */
    public static PolicyDocument parse(String json) {
        JsonNode document = read(json);
        only(DOCUMENT_ELEMENTS, document);
        if (!document.path("Version").asText().equals(VERSION)) {
            throw new IllegalArgumentException("the version of a policy document is " + VERSION);
        }
        JsonNode statements = document.path("Statement");
        List<Statement> parsed = new ArrayList<>();
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            parsed.add(statement(statement));
        }
        return new PolicyDocument(parsed);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a policy document is JSON", e);
        }
    }

    private static Statement statement(JsonNode node) {
        only(STATEMENT_ELEMENTS, node);
        Effect effect = switch (node.path("Effect").asText()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new IllegalArgumentException("the effect of a statement is Allow or Deny");
        };
        return new Statement(effect, texts(node, "Action"), texts(node, "Resource"));
    }

    private static void only(Set<String> known, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a policy document and its statements are objects");
        }
        Set<String> unknown = new HashSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("elements of a policy that local mode cannot evaluate: " + unknown);
        }
    }

    private static List<String> texts(JsonNode statement, String element) {
        JsonNode node = statement.path(element);
        List<String> texts = new ArrayList<>();
        for (JsonNode text : node.isArray() ? node : List.of(node)) {
            if (!text.isTextual()) {
                throw new IllegalArgumentException(element + " is a text or a list of texts");
            }
            texts.add(text.asText());
        }
        return texts;
    }

    /** The document for one caller, with its variables, such as {@code ${aws:username}}, filled in. */
    public PolicyDocument with(Map<String, String> variables) {
        return new PolicyDocument(statements.stream()
                .map(statement -> new Statement(
                        statement.effect(),
                        statement.actions(),
                        statement.resources().stream()
                                .map(resource -> filledIn(resource, variables))
                                .toList()))
                .toList());
    }

    /** A variable without a value stays as it is and matches no resource of a real name. */
    private static String filledIn(String resource, Map<String, String> variables) {
        String filled = resource;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }

    /** Whether something allows it and nothing denies it. */
    public boolean allows(String action, String resource) {
        return applies(Effect.ALLOW, action, resource) && !applies(Effect.DENY, action, resource);
    }

    private boolean applies(Effect effect, String action, String resource) {
        return statements.stream()
                .anyMatch(statement -> statement.effect() == effect && statement.appliesTo(action, resource));
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static boolean matches(String pattern, String text) {
        String regex = pattern.codePoints()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
