package io.shoebox.emulator.s3;

import io.shoebox.emulator.Loopback;
import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaul.shaded.org.eclipse.jetty.http.HttpField;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.gaul.shaded.org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What S3 checks before it looks at a bucket and S3Proxy does not: that {@code x-amz-} headers are signed, that the token
 * of temporary credentials is theirs, and which pages may call. And what only a server on a developer's machine has to
 * check: that the browser was not led here by another name.
 */
final class S3Door extends Handler.Wrapper {
    private static final String AMZ = "x-amz-";
    private static final String VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

    private final String owner;
    private final Sessions sessions;
    private final List<CorsRule> cors;
    private final Tagging tagging;

    /** @param owner the access key whose long-lived credentials come without a token */
    S3Door(Handler s3, String owner, Sessions sessions, List<CorsRule> cors, Tagging tagging) {
        super(s3);
        this.owner = owner;
        this.sessions = sessions;
        this.cors = List.copyOf(cors);
        this.tagging = tagging;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!Loopback.isHost(Request.getServerName(request))) {
            return refuse(Refusal.FOREIGN_HOST, request, response, callback);
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && request.getMethod().equals("OPTIONS")) {
            return preflight(origin, request, response, callback);
        }
        if (origin != null) {
            rule(origin, request.getMethod()).ifPresent(rule -> share(rule, origin, response));
        }
        Credential credential = credential(request);
        Refusal refusal = refusal(request, credential);
        if (refusal != null) {
            return refuse(refusal, request, response, callback);
        }
        if (!Tagging.isMeant(request)) {
            return super.handle(request, response, callback);
        }
        return switch (tagging.answer(request, credential)) {
            case Tagging.Answer.Refused(Refusal reason) -> refuse(reason, request, response, callback);
            case Tagging.Answer.Done(int status, String xml) -> answer(status, xml, response, callback);
        };
    }

    private static @Nullable Credential credential(Request request) {
        HttpFields headers = request.getHeaders();
        Fields query = Request.extractQueryParameters(request);
        return Credential.of(
                        headers.get(HttpHeader.AUTHORIZATION), headers.get("x-amz-security-token"), query::getValue)
                .orElse(null);
    }

    private @Nullable Refusal refusal(Request request, @Nullable Credential credential) {
        if (credential == null) {
            // Not signed, or not in a way that S3Proxy takes: it refuses.
            return null;
        }
        for (HttpField header : request.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith(AMZ) && !credential.signedHeaders().contains(name)) {
                return Refusal.notSigned(name);
            }
        }
        return token(credential);
    }

    private @Nullable Refusal token(Credential credential) {
        String given = credential.sessionToken();
        Session session = sessions.find(credential.accessKeyId()).orElse(null);
        if (session == null) {
            // A key that nobody has is S3Proxy's to refuse.
            return given != null && credential.accessKeyId().equals(owner) ? Refusal.WRONG_TOKEN : null;
        }
        if (given == null) {
            return Refusal.NO_TOKEN;
        }
        return MessageDigest.isEqual(bytes(given), bytes(session.sessionToken())) ? null : Refusal.WRONG_TOKEN;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean preflight(String origin, Request request, Response response, Callback callback) {
        String method = request.getHeaders().get("Access-Control-Request-Method");
        String asked = request.getHeaders().get("Access-Control-Request-Headers");
        CorsRule rule = rule(origin, String.valueOf(method)).orElse(null);
        if (rule == null || (asked != null && !rule.allowsHeaders(asked))) {
            return refuse(Refusal.NO_CORS, request, response, callback);
        }
        share(rule, origin, response);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", String.join(", ", rule.methods()));
        if (asked != null) {
            headers.put("Access-Control-Allow-Headers", asked.toLowerCase(Locale.ROOT));
        }
        headers.put("Access-Control-Max-Age", Long.toString(rule.maxAge().toSeconds()));
        response.setStatus(200);
        callback.succeeded();
        return true;
    }

    private Optional<CorsRule> rule(String origin, String method) {
        return cors.stream().filter(rule -> rule.allows(origin, method)).findFirst();
    }

    private static void share(CorsRule rule, String origin, Response response) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Access-Control-Allow-Origin", origin);
        if (!rule.exposed().isEmpty()) {
            headers.put("Access-Control-Expose-Headers", String.join(", ", rule.exposed()));
        }
        headers.put(HttpHeader.VARY, VARY);
    }

    /** The body is read first: a client that is still sending would never see the reason. */
    private static boolean refuse(Refusal refusal, Request request, Response response, Callback callback) {
        Content.Source.consumeAll(
                request,
                Callback.from(() -> answer(refusal.status(), refusal.xml(), response, callback), callback::failed));
        return true;
    }

    private static boolean answer(int status, String xml, Response response, Callback callback) {
        response.setStatus(status);
        if (!xml.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        }
        Content.Sink.write(response, true, xml, callback);
        return true;
    }
}
