package io.shoebox.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.emulator.http.HttpHandler;
import io.shoebox.emulator.http.HttpRequest;
import io.shoebox.emulator.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Answers for the page. */
public final class PageHandler implements HttpHandler {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOT_BUILT = """
            The page is not built, since building it needs Node.js 20 or newer. All else is running.
            Install Node.js, then run ./shoebox local again.
            """;

    private final PageFiles files;
    private final String config;
    private final Codes codes;
    private final FaultPlan faults;
    private final String policy;

    /**
     * Serves a built page.
     *
     * @param folder the build's result; it need not be there
     * @param config what {@code /config.json} is
     * @param faults that are made on purpose, which the page may tell of
     * @param servers addresses that the page may call and show pictures from, http and ws
     */
    public PageHandler(Path folder, String config, Codes codes, FaultPlan faults, List<String> servers) {
        files = new PageFiles(folder);
        this.config = config;
        this.codes = codes;
        this.faults = faults;
        policy = policy(String.join(" ", servers));
    }

    /** As the cloud's page has it, with the addresses of local servers in place of Amazon's. */
    private static String policy(String servers) {
        return String.join(
                "; ",
                "default-src 'self'",
                "connect-src 'self' " + servers,
                "img-src 'self' blob: data: " + servers,
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.of(405, "text/plain;charset=utf-8", "Only GET and HEAD.\n")
                    .with("Allow", "GET, HEAD");
        }
        return answer(request).with("Content-Security-Policy", policy);
    }

    private HttpResponse answer(HttpRequest request) {
        return switch (request.path()) {
            case "/config.json" -> json(config);
            case "/local/codes" -> codes(request);
            case "/local/faults" -> json(write(Map.of("on", faults.isOn(), "faults", faults.toString())));
            default ->
                files.find(request.path())
                        .orElseGet(() -> request.path().equals("/")
                                ? HttpResponse.of(503, "text/plain;charset=utf-8", NOT_BUILT)
                                : HttpResponse.of(404, "text/plain;charset=utf-8", "There is no such file.\n"));
        };
    }

    /** For the page itself; browsers say whose page asks. */
    private HttpResponse codes(HttpRequest request) {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        return site.equals("same-origin")
                ? json(write(told(codes.all())))
                : HttpResponse.of(403, "text/plain;charset=utf-8", "For the page of this server alone.\n");
    }

    private static HttpResponse json(String text) {
        return HttpResponse.of(200, "application/json", text).with("Cache-Control", "no-store");
    }

    private static List<Map<String, String>> told(List<Codes.Code> codes) {
        return codes.stream()
                .map(code -> Map.of("email", code.email(), "purpose", code.purpose(), "code", code.code()))
                .toList();
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
