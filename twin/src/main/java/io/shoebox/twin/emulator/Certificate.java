package io.shoebox.twin.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A certificate for 127.0.0.1 of this run alone, made by the JDK's keytool: bucket policies ask for TLS.
 *
 * @param certificate PEM, which clients are to trust
 * @param key PEM
 * @param trustStore PKCS #12 with the certificate alone, for JVMs
 */
public record Certificate(Path certificate, Path key, Path trustStore) {
    /** Java's usual one: a store of certificates holds no secret. */
    private static final String TRUST_STORE_PASSWORD = "changeit";

    private static final String ALIAS = "twin";
    private static final int DAYS = 30;

    /** Makes one in a folder that exists, and that only this user can look into. */
    public static Certificate make(Path folder) {
        Path store = folder.resolve("tls.p12");
        Path passwordFile = folder.resolve("tls.password");
        String password = UUID.randomUUID().toString();
        write(passwordFile, password);
        keytool(List.of(
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:file",
                passwordFile.toString(),
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-validity",
                Integer.toString(DAYS)));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            byte[] key = keys.getKey(ALIAS, password.toCharArray()).getEncoded();
            byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
            Path trustStore = folder.resolve("trust.p12");
            try (var out = Files.newOutputStream(trustStore)) {
                trust.store(out, TRUST_STORE_PASSWORD.toCharArray());
            }
            Files.delete(store);
            Files.delete(passwordFile);
            return new Certificate(
                    pem(folder.resolve("tls.crt"), "CERTIFICATE", certificate),
                    pem(folder.resolve("tls.key"), "PRIVATE KEY", key),
                    trustStore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate of this run cannot be read back", e);
        }
    }

    /** With which a JVM trusts the certificate, and no other. */
    public List<String> jvmOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + TRUST_STORE_PASSWORD);
    }

    /** The same for this JVM, which must not have made a TLS connection yet. */
    public void trust() {
        System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", TRUST_STORE_PASSWORD);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static void keytool(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the JDK's keytool cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
