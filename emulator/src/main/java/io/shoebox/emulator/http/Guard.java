package io.shoebox.emulator.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through if it means this server and comes from a page that may call it. The Host header says whether a
 * foreign name was bent to 127.0.0.1 (DNS rebinding), the Origin header whose page calls.
 */
final class Guard extends Handler.Wrapper {
    private static final Pattern HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?");
    /** The Fetch standard's names of headers, and commas. */
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}");

    private static final String EXPOSED = "x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date";
    /** Seconds; browsers take no more. */
    private static final String PREFLIGHT_LASTS = "7200";

    private final AllowedOrigins origins;

    Guard(AllowedOrigins origins, Handler inner) {
        super(inner);
        this.origins = origins;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        SafeHeaders.put(response);
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !HOST.matcher(host).matches() || !namesUs(request)) {
            return refuse(response, callback, "This server answers to 127.0.0.1 and localhost only.");
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null) {
            return super.handle(request, response, callback);
        }
        if (!origin.equals("http://" + host) && !origins.allows(origin)) {
            return refuse(response, callback, "This server is not for pages of this origin.");
        }
        allow(response, origin);
        return isPreflight(request)
                ? preflight(request, response, callback)
                : super.handle(request, response, callback);
    }

    /** The body is not read: another request must not follow it on the connection. */
    private static boolean refuse(Response response, Callback callback, String reason) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        return Answers.plain(response, callback, 403, reason);
    }

    /** A request line may name a host of its own, which would count. */
    private static boolean namesUs(Request request) {
        @Nullable String named = request.getHttpURI().getAuthority();
        return named == null || HOST.matcher(named).matches();
    }

    private static void allow(Response response, String origin) {
        response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.getHeaders().put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }

    private static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static boolean preflight(Request request, Response response, Callback callback) {
        String asked = request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        if (asked != null && HEADER_NAMES.matcher(asked).matches()) {
            response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, asked);
        }
        response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, DELETE");
        response.getHeaders().put(HttpHeader.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_LASTS);
        if (request.getHeaders().contains("Access-Control-Request-Private-Network")) {
            response.getHeaders().put("Access-Control-Allow-Private-Network", "true");
        }
        return Answers.empty(response, callback, 204);
    }
}
