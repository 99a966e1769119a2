package example;

import io.shoebox.infra.PhotoUploads;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;

/** An application that was there before: its users and its API are its own, and now its users upload photos. */
final class AlbumsApp {
    private AlbumsApp() {}

    public static void main(String... args) {
        var app = new App();
        var stack = new Stack(app, "Albums");
        var users = new Users(stack);
        PhotoUploads photos = PhotoUploads.builder(stack, "Photos")
                .userPool(users.pool(), users.web())
                .key(Key.Builder.create(stack, "Key").enableKeyRotation(true).build())
                .webOrigins("https://albums.example.com")
                .setting("uploads.mostBytes", "50000000")
                .tag("team", "albums")
                .build();
        new AlbumsApi(stack, users, photos);
        app.synth();
    }
}
