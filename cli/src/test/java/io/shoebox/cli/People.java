package io.shoebox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.client.ShoeboxClient;
import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.auth.Session;
import io.shoebox.local.LocalSystem;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.front.FrontSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Local mode in this JVM, in which people sign up without a code. */
final class People implements AutoCloseable {
    static final String PASSWORD = "Right password 1!";

    final LocalSystem system = LocalSystem.startForPeople(
            ServerSettings.inMemory().withFront(FrontSettings.FREE.confirmingBySelf()), code -> {});

    final String json = system.config().orElseThrow().json();
    final ShoeboxConfig config = ShoeboxConfig.parse(json);

    /** Where {@code --config} finds it. */
    Path configFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json);
    }

    void signUp(String email) throws IOException, InterruptedException {
        String fields = """
                {"ClientId": "%s", "Username": "%s", "Password": "%s",
                 "UserAttributes": [{"Name": "email", "Value": "%s"}]}""".formatted(config.userPoolClientId(), email, PASSWORD, email);
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(config.userPoolUrl())
                            .header("Content-Type", "application/x-amz-json-1.1")
                            .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
                            .POST(BodyPublishers.ofString(fields, UTF_8))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        }
    }

    ShoeboxClient client(String email) {
        return ShoeboxClient.open(config, Session.signIn(config, email, PASSWORD));
    }

    @Override
    public void close() {
        system.close();
    }
}
