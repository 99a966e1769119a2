import io.shoebox.client.Content;
import io.shoebox.client.Photo;
import io.shoebox.client.ShoeboxClient;
import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.UploadListener;
import io.shoebox.client.auth.Session;
import java.nio.file.Path;
import java.time.Duration;

/** Uploads one photo and gets its largest thumbnail: CONFIG USER FILE, with the password in SHOEBOX_PASSWORD. */
void main(String[] args) {
    var config = ShoeboxConfig.read(Path.of(args[0]));
    var session = Session.signIn(config, args[1], System.getenv("SHOEBOX_PASSWORD"));
    try (var shoebox = ShoeboxClient.open(config, session)) {
        String key = shoebox.upload(Content.of(Path.of(args[2])), "summer", UploadListener.NONE);
        Photo photo = shoebox.settled(key, Duration.ofMinutes(2)).orElseThrow();
        IO.println(photo.filename() + " is " + photo.status());
        shoebox.download(photo.thumbnails().getLast().key(), Path.of("thumbnail.jpg"));
    } catch (ShoeboxException e) {
        IO.println(e.getMessage() + (e.isPassing() ? "; try again later" : ""));
    } finally {
        session.signOut();
    }
}
