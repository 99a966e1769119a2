package io.shoebox.twin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.client.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTP that trusts the twin's certificate, for the Java client and for what it does not do, such as signing up. */
final class TrustedHttp {
    private final HttpClient http;

    private TrustedHttp(SSLContext trust) {
        http = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Trusts this certificate, and no other. */
    static TrustedHttp trusting(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "twin", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new TrustedHttp(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the twin's certificate cannot be trusted", e);
        }
    }

    Http forClients() {
        return Http.by(http);
    }

    /** Asks the user pool. */
    void cognito(URI userPool, String operation, Map<String, Object> fields) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(userPool)
                            .header("Content-Type", "application/x-amz-json-1.1")
                            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                            .POST(BodyPublishers.ofString(new JsonMapper().writeValueAsString(fields)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(operation + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Both together. */
    static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
