package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.client.Content;
import io.shoebox.client.Photo;
import io.shoebox.client.PhotoCollection;
import io.shoebox.client.ShoeboxClient;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.UploadListener;
import io.shoebox.client.auth.ApiProof;
import io.shoebox.client.auth.Session;
import io.shoebox.local.Eventually;
import io.shoebox.local.HostileFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java client against local mode: signed in by SRP, the whole way. */
final class ClientIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    private static People people;

    @SuppressWarnings("NullAway.Init")
    private static ShoeboxClient ann;

    @SuppressWarnings("NullAway.Init")
    private static ShoeboxClient bob;

    @BeforeAll
    static void start() throws Exception {
        people = new People();
        people.signUp("ann@example.com");
        people.signUp("bob@example.com");
        ann = people.client("ann@example.com");
        bob = people.client("bob@example.com");
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    @Test
    void aPhotoGoesTheWholeWayAndIsItsOwnersOnly(@TempDir Path folder) throws Exception {
        byte[] jpeg = HostileFiles.goodJpeg();
        Path file = Files.write(folder.resolve("Grüße +1.jpg"), jpeg);
        var sent = new AtomicLong();

        String key = ann.upload(Content.of(file), "summer", new UploadListener() {
            @Override
            public void progress(long sentBytes) {
                sent.set(sentBytes);
            }
        });

        assertThat(sent).hasValue(jpeg.length);
        Photo photo = ann.settled(key, PATIENCE).orElseThrow();
        assertThat(photo.status()).isEqualTo(Photo.Status.READY);
        assertThat(photo.filename()).isEqualTo("Grüße +1.jpg");
        assertThat(photo.eTag()).contains(ann.prepare(Content.of(file)).md5());
        assertThat(photo.width()).hasValue(320);

        Path original = folder.resolve("original.jpg");
        ann.download(key, original);
        assertThat(original).hasBinaryContent(jpeg);
        Photo.Thumbnail thumbnail = photo.thumbnails().getLast();
        Path small = folder.resolve("small.jpg");
        ann.download(thumbnail.key(), small);
        assertThat(ImageIO.read(small.toFile()).getWidth()).isEqualTo(thumbnail.width());

        for (String anothers : new String[] {key, thumbnail.key()}) {
            assertThatThrownBy(() -> bob.read(anothers)).isInstanceOf(ShoeboxException.NotAuthorized.class);
        }
        assertThatThrownBy(() -> bob.photo(key)).isInstanceOf(ShoeboxException.NotAuthorized.class);
        assertThatThrownBy(() -> bob.delete(key)).isInstanceOf(ShoeboxException.NotAuthorized.class);
        assertThat(bob.photos("summer")).isEmpty();

        assertThat(ann.delete(key)).map(Photo::s3Key).contains(key);
        Eventually.holds(() -> ann.photo(key).isEmpty());
    }

    @Test
    void whatBreaksARuleIsToldInTheServersWordsBeforeAByteIsSent() {
        Content text = Content.of("photo.jpg", HostileFiles.text());
        assertThatThrownBy(() -> ann.upload(text, "summer", UploadListener.NONE))
                .isInstanceOf(ShoeboxException.InvalidRequest.class)
                .hasMessageStartingWith("content type application/octet-stream is not accepted; accepted: image/");
        Content png = Content.of("photo.png", HostileFiles.png());
        assertThatThrownBy(() -> ann.upload(png, "no spaces", UploadListener.NONE))
                .isInstanceOf(ShoeboxException.InvalidRequest.class)
                .hasMessageContaining("A-Z a-z 0-9 _ -");
    }

    @Test
    void aBrokenPhotoFailsWithItsReason() {
        String key = ann.upload(Content.of("broken.jpg", HostileFiles.truncatedJpeg()), "broken", UploadListener.NONE);

        assertThat(ann.settled(key, PATIENCE)).hasValueSatisfying(photo -> {
            assertThat(photo.status()).isEqualTo(Photo.Status.FAILED);
            assertThat(photo.reason()).isPresent();
        });
    }

    @Test
    void listsArePagedAndCollectionsCounted() throws Exception {
        for (int i = 0; i < 3; i++) {
            bob.upload(Content.of(i + ".png", HostileFiles.png()), "pages", UploadListener.NONE);
        }
        Eventually.holds(() -> bob.photos("pages").count() == 3);

        var first = bob.photos("pages", 2, null);
        assertThat(first.items()).hasSize(2);
        assertThat(bob.photos("pages", 2, first.nextToken().orElseThrow()).items())
                .hasSize(1);
        assertThat(bob.collections().map(PhotoCollection::collectionId)).contains("pages");
    }

    @Test
    void wrongPasswordsAreRefusedAndSessionsRefreshAndEnd() {
        assertThatThrownBy(() -> Session.signIn(people.config, "ann@example.com", "Wrong password 1!"))
                .isInstanceOf(ShoeboxException.NotAuthorized.class)
                .hasMessage("Incorrect username or password.");
        Session session = Session.signIn(people.config, "ann@example.com", People.PASSWORD);
        ApiProof first = session.apiProof(null);
        assertThat(session.apiProof(first)).isNotEqualTo(first);

        session.signOut();

        assertThatThrownBy(() -> session.apiProof(null)).isInstanceOf(ShoeboxException.NotAuthorized.class);
    }

    @Test
    void theKeysOfAnIdentityAreAsGoodAsTheTokenOfItsUser() {
        Session own = Session.signIn(people.config, "bob@example.com", People.PASSWORD);
        try (var byKeys = ShoeboxClient.open(people.config, Session.ofCredentials(own::s3Keys))) {
            String key = byKeys.upload(Content.of("a.png", HostileFiles.png()), "keys", UploadListener.NONE);

            assertThat(bob.settled(key, PATIENCE)).map(Photo::status).contains(Photo.Status.READY);
        }
    }
}
