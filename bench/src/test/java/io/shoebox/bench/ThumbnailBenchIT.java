package io.shoebox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.peer.Peers;
import io.shoebox.bench.photo.Texture;
import io.shoebox.bench.report.BarChart;
import io.shoebox.bench.report.Report;
import io.shoebox.bench.report.Results;
import io.shoebox.jpeg.JpegWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the measuring program from rotting: two peers, one small photo, one round. */
final class ThumbnailBenchIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void measuresAPhotoAndWritesTheReport() throws IOException {
        Path photo = Files.write(folder.resolve("texture.jpg"), JpegWriter.encode(texture(), 90));
        BenchOptions options = new BenchOptions(Optional.empty(), 1, 1, 0, folder, folder.resolve("report.md"), false);
        Peers peers = new Peers(0, folder);
        List<Peer.Command> commands = List.of(peers.ours(), peers.thumbnailator());
        Results results = new Measurement(options, commands, new TurboLimit(peers.pin(), folder)).run(List.of(photo));

        assertThat(results.figures()).hasSize(2).allSatisfy(figures -> {
            assertThat(figures.sizes()).hasSize(3).isSortedAccordingTo((a, b) -> b - a);
            assertThat(figures.likeness())
                    .hasSize(3)
                    .allSatisfy(likeness -> assertThat(likeness.ssim()).isGreaterThan(0.9));
        });
        assertThat(new Report(results, options).markdown())
                .contains("## texture.jpg", "| Shoebox |", "| Thumbnailator |");
        String page = "# By hand\n\nWords.\n\n" + Report.MARK + "\n\nof an earlier run\n";
        assertThat(new Report(results, options).in(page))
                .startsWith("# By hand\n\nWords.\n\n" + Report.MARK + "\n\n")
                .contains("## texture.jpg")
                .doesNotContain("# Performance", "of an earlier run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Report(results, options).in("# By hand\n"))
                .withMessageContaining(Report.MARK);
        assertThat(BarChart.svg(results)).startsWith("<svg").contains("texture.jpg", "Shoebox");
    }

    private static BufferedImage texture() {
        Texture texture = new Texture(1300, 1000, 1);
        BufferedImage image = new BufferedImage(1300, 1000, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 1000; y++) {
            for (int x = 0; x < 1300; x++) {
                image.setRGB(x, y, texture.rgb(x, y));
            }
        }
        return image;
    }
}
