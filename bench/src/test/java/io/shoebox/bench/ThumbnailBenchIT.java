package io.shoebox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.bench.likeness.References;
import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.peer.Peers;
import io.shoebox.bench.photo.Texture;
import io.shoebox.bench.report.BarChart;
import io.shoebox.bench.report.Report;
import io.shoebox.bench.report.Results;
import io.shoebox.bench.report.Start;
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
        BenchOptions options =
                BenchOptions.parse("--rounds", "1", "--warm-up", "1", "--starts", "1", "--work", folder.toString());
        Peers peers = new Peers(0, folder);
        List<Peer.Command> commands = List.of(peers.ours(), peers.thumbnailator());
        var references = new References(folder, Optional.empty());
        Results results =
                new Measurement(options, commands, new TurboLimit(peers.pin(), folder), references).run(List.of(photo));

        assertThat(results.figures()).hasSize(2).allSatisfy(figures -> {
            assertThat(figures.sizes()).hasSize(3).isSortedAccordingTo((a, b) -> b - a);
            assertThat(figures.likeness())
                    .hasSize(3)
                    .allSatisfy(likeness -> assertThat(likeness.ssim()).isGreaterThan(0.9));
        });
        assertThat(new Report(results, options).markdown())
                .contains("## texture.jpg", "| Shoebox |", "| Thumbnailator |");
        assertThat(results.starts())
                .extracting(Start::peer)
                .containsExactly("Shoebox", "Thumbnailator", "Shoebox, primed");
        assertThat(results.starts()).allSatisfy(start -> {
            assertThat(start.millis()).isPositive();
            assertThat(start.sinceStart()).isGreaterThan(start.millis());
        });
        assertThat(BarChart.svg(results)).startsWith("<svg").contains("texture.jpg", "Shoebox");
    }

    private static BufferedImage texture() {
        return new Texture(1300, 1000, 1).image(BufferedImage.TYPE_INT_RGB);
    }
}
