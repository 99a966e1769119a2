package io.shoebox.twin.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** MiniStack, in memory, on a free port of 127.0.0.1 and on no other. */
public final class MiniStack implements AutoCloseable {
    public static final String VERSION = "1.5.33";

    /** With TLS it would take port 443 too, where it may. */
    private static final String MAIN = """
            import ministack.app as app
            app._port_is_bindable = lambda host, port: False
            app.main()
            """;

    private static final Duration MOST_START = Duration.ofSeconds(60);

    private final ForeignServer server;
    private final URI endpoint;

    private MiniStack(ForeignServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Where {@code scripts/python-env.sh ministack} puts its Python, in a checkout. */
    public static Path python(Path checkout) {
        return checkout.resolve(Path.of(".cache", "ministack-" + VERSION, "bin", "python"));
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param python of an environment that has MiniStack
     * @param folder exists; gets {@code ministack.log}, which stays, and for as long as it runs a folder of its own
     * @param variables more of the environment, such as {@code MINISTACK_LAMBDA_PROXY_<function name>}
     * @throws IllegalStateException if it does not, within a minute
     */
    public static MiniStack start(Path python, Path folder, Map<String, String> variables) {
        int port = ForeignServer.freePort();
        String scheme = variables.containsKey("USE_SSL") ? "https" : "http";
        URI endpoint = URI.create(scheme + "://127.0.0.1:" + port);
        Path own = ForeignServer.ownFolder(folder, "ministack");
        var environment = new HashMap<>(variables);
        environment.put("BIND_HOST", "127.0.0.1");
        environment.put("GATEWAY_PORT", Integer.toString(port));
        environment.put("S3_DATA_DIR", own.resolve("s3").toString());
        environment.put("STATE_DIR", own.resolve("state").toString());
        // Each would listen on a port of its own.
        environment.put("IOT_MTLS_ENABLED", "0");
        environment.put("SFTP_ENABLED", "0");
        var options = ForeignServer.Options.python(
                "MiniStack", python, MAIN, environment, own, endpoint.resolve("/_ministack/health"), MOST_START);
        return new MiniStack(ForeignServer.start(options), endpoint);
    }

    /** Of all its services. The account is 000000000000; any access key is taken, unless {@code AUTH} is true. */
    public URI endpoint() {
        return endpoint;
    }

    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
