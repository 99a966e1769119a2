package io.shoebox.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.emulator.http.HttpRequest;
import io.shoebox.emulator.http.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageHandlerTest {
    @TempDir
    private Path root;

    private final Codes codes = new Codes();

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(root.resolve("dist/assets"));
        Files.writeString(root.resolve("secret"), "secret");
        Files.writeString(root.resolve("dist/index.html"), "<!doctype html>");
        Files.writeString(root.resolve("dist/assets/main-1a2b.js"), "export {}");
        Files.createSymbolicLink(root.resolve("dist/link"), root.resolve("secret"));
    }

    @Test
    void thePageItselfIsAskedForEachTimeAndItsHashedFilesNeverAgain() {
        HttpResponse page = get("/");
        HttpResponse script = get("/assets/main-1a2b.js");

        assertThat(text(page)).isEqualTo("<!doctype html>");
        assertThat(page.headers()).containsEntry("Cache-Control", "no-cache");
        assertThat(script.headers())
                .containsEntry("Content-Type", "text/javascript;charset=utf-8")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret",
                "/%2e%2e/secret",
                "/assets/..%2f..%2fsecret",
                "//secret",
                "/link",
                "/nothing",
                "/assets",
                "/%00",
                "/%"
            })
    void nothingOutsideOfTheBuiltFolderIsServed(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void noAnswerAllowsInlineScriptsOrStrangers() {
        assertThat(List.of(get("/"), get("/config.json"), get("/nothing")))
                .allSatisfy(answer -> assertThat(answer.headers().get("Content-Security-Policy"))
                        .contains("default-src 'self'; connect-src 'self' http://127.0.0.1:9100 ws://127.0.0.1:9104;")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void codesAreForThePageOfThisServerAlone() {
        codes.add(new Codes.Code("ann@example.com", "SIGN_UP", "123456"));

        assertThat(text(get("/local/codes"))).contains("\"code\":\"123456\"").contains("ann@example.com");
        assertThat(request("GET", "/local/codes", Map.of("sec-fetch-site", List.of("same-site")))
                        .status())
                .isEqualTo(403);
        assertThat(request("GET", "/local/codes", Map.of("sec-fetch-site", List.of("cross-site")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyTheNewestCodesAreKept() {
        IntStream.range(0, 30).forEach(i -> codes.add(new Codes.Code("ann@example.com", "SIGN_UP", "code" + i)));

        assertThat(codes.all()).hasSize(20);
        assertThat(codes.all().getFirst().code()).isEqualTo("code29");
        assertThat(codes.all().toString()).doesNotContain("code29");
    }

    @Test
    void withoutABuiltPageOneIsToldWhatIsMissing() {
        HttpResponse answer = new PageHandler(root.resolve("none"), "{}", codes, FaultPlan.NONE, List.of())
                .handle(new HttpRequest("GET", "/", "", Map.of(), new byte[0]));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).contains("Node.js 20");
    }

    @Test
    void faultsThatAreMadeOnPurposeAreTold() {
        HttpResponse answer = get("/local/faults");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).contains("\"on\":true").contains("errors=0.05");
    }

    @Test
    void nothingIsTaken() {
        assertThat(request("POST", "/", Map.of()).status()).isEqualTo(405);
    }

    private HttpResponse get(String path) {
        return request("GET", path, Map.of());
    }

    private HttpResponse request(String method, String path, Map<String, List<String>> headers) {
        return new PageHandler(
                        root.resolve("dist"),
                        "{}",
                        codes,
                        FaultPlan.parse("errors=5%"),
                        List.of("http://127.0.0.1:9100", "ws://127.0.0.1:9104"))
                .handle(new HttpRequest(method, path, "", headers, new byte[0]));
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), UTF_8);
    }
}
