package example;

import io.shoebox.infra.PhotoUploads;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.UserPool;

/** Photo uploads for the users of a pool that this app has already. */
final class Pipeline {
    public static void main(String... args) {
        var app = new App();
        var stack = new Stack(app, "Albums");
        var users =
                UserPool.Builder.create(stack, "Users").selfSignUpEnabled(true).build();
        var photos = PhotoUploads.builder(stack, "Photos")
                .userPool(users, users.addClient("Web"))
                .webOrigins("https://albums.example.com")
                .build();
        CfnOutput.Builder.create(stack, "ClientConfig")
                .value(photos.clientConfig())
                .build();
        app.synth();
    }
}
