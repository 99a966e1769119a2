package io.shoebox.local.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.emulator.cognito.CognitoServer;
import io.shoebox.local.LocalServers;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;

/** Somebody in the group of operators, whose password is made here, so that a developer need not sign up to operate. */
record LocalOperator(String username, String password) {
    /** Nobody's address (RFC 2606): no mail can be sent to it. */
    static final String ADDRESS = "operator@shoebox.example";

    private static final String FILE = "operator";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 24;

    /** Lets them sign in. */
    static LocalOperator in(LocalServers servers, CognitoServer users) {
        String password = servers.secret(FILE, LocalOperator::fresh);
        users.enrol(ADDRESS, password);
        users.groups().add(ADDRESS, SignIn.OPERATORS);
        return new LocalOperator(ADDRESS, password);
    }

    /** Of all kinds of characters that the policy of passwords asks for. */
    private static String fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return "Op-1" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** By which the page signs them in: what stands behind # is not sent to any server. */
    String link(URI page) {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        json.put("username", username).put("password", password);
        String fragment = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(UTF_8));
        return page + "/#operator=" + fragment;
    }

    /** Holds a secret: says who it is. */
    @Override
    public String toString() {
        return username;
    }
}
