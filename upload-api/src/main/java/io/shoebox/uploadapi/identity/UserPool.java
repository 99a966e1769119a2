package io.shoebox.uploadapi.identity;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Cognito user pool whose users may call, or another provider of OpenID Connect.
 *
 * @param issuer the {@code iss} claim of its tokens, an http or https URL
 * @param clients ids of the app clients whose tokens are taken; a pool may have others, for other applications
 * @param saysUse whether its tokens say what they are for, as a user pool's do
 */
public record UserPool(String issuer, Set<String> clients, boolean saysUse) {
    /** The rule for a pool's id in words, for refusals. */
    public static final String ID_RULE = "a user pool id, <region>_<letters and digits>";
    /** The rule for an issuer in words, for refusals. */
    public static final String ISSUER_RULE = "an http or https URL without query, user or fragment";
    /** The rule for app clients in words, for refusals. */
    public static final String CLIENTS_RULE = "ids of app clients, separated by commas";

    /** The rule for another provider's audiences in words, for refusals. */
    public static final String AUDIENCES_RULE = "audiences of ID tokens, separated by commas";

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,30}_[0-9A-Za-z]{1,24}");
    private static final Pattern ISSUER = Pattern.compile("https?://[!-~&&[^#?@]]{1,240}");
    private static final Pattern CLIENT = Pattern.compile("[\\w+]{1,128}");
    private static final Pattern AUDIENCE = Pattern.compile("[!-~]{1,255}");

    /** @throws IllegalArgumentException if the issuer breaks the rule */
    public UserPool {
        checkedIssuer(issuer);
        clients = Set.copyOf(clients);
    }

    /** A user pool. */
    public UserPool(String issuer, Set<String> clients) {
        this(issuer, clients, true);
    }

    /** A provider that is no user pool: the API takes its ID tokens. */
    public static UserPool openId(String issuer, Set<String> audiences) {
        return new UserPool(issuer, audiences, false);
    }

    /**
     * The issuer of a pool on AWS (Cognito Developer Guide, "Verifying JSON web tokens").
     *
     * @throws IllegalArgumentException if it is no pool's id
     */
    public static String issuerOf(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not " + ID_RULE);
        }
        String region = id.substring(0, id.indexOf('_'));
        return "https://cognito-idp." + region + ".amazonaws.com/" + id;
    }

    /** @throws IllegalArgumentException if it breaks the rule */
    public static String checkedIssuer(String issuer) {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException("not " + ISSUER_RULE);
        }
        return URI.create(issuer).toString();
    }

    /** @throws IllegalArgumentException if one of them is no client's id (Cognito API Reference, "UserPoolClientType") */
    public static Set<String> clientsOf(String list) {
        Set<String> clients = Lists.of(list);
        if (clients.isEmpty() || !clients.stream().allMatch(CLIENT.asMatchPredicate())) {
            throw new IllegalArgumentException("not " + CLIENTS_RULE);
        }
        return clients;
    }

    /** @throws IllegalArgumentException if one of them cannot be an {@code aud} claim in a list */
    public static Set<String> audiencesOf(String list) {
        Set<String> audiences = Lists.of(list);
        if (audiences.isEmpty() || !audiences.stream().allMatch(AUDIENCE.asMatchPredicate())) {
            throw new IllegalArgumentException("not " + AUDIENCES_RULE);
        }
        return audiences;
    }

    /** The pool's name as a login provider of an identity pool (Cognito API Reference, {@code GetId}, "Logins"). */
    public String loginProvider() {
        return issuer.substring(issuer.indexOf("//") + 2);
    }
}
