package io.shoebox.local.hostile;

import io.shoebox.local.client.SamplePhoto;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Good files of each format with something changed. */
final class Mutations {
    private static final BufferedImage PICTURE =
            TestImages.picture(96, 64, BufferedImage.TYPE_INT_RGB, (x, y) -> TestImages.quarter(x, y, 96, 64));

    private static final List<Case> GOOD = List.of(
            new Case("jpg", "good", SamplePhoto.jpeg(160, 120, 1, LocalDateTime.of(2026, 3, 1, 10, 15))),
            new Case("jpg", "good", FileParts.withOrientation(TestImages.file(PICTURE, "jpeg"), 5)),
            new Case("jpg", "good", TestImages.progressive(PICTURE)),
            new Case("jpg", "good", TestImages.redCmyk(40, 30)),
            new Case("png", "good", TestImages.file(PICTURE, "png")),
            new Case("png", "good", FileParts.withChunk(TestImages.png(40, 30), "eXIf", FileParts.tiff(6))),
            new Case("gif", "good", TestImages.file(PICTURE, "gif")),
            new Case("webp", "good", resource("/webp/method0.webp")),
            new Case("webp", "good", resource("/webp/filtered-alpha.webp")),
            new Case("webp", "good", resource("/webp/lossless.webp")),
            new Case("webp", "good", resource("/webp/palette.webp")),
            new Case("heic", "good", resource("/io/shoebox/thumbnailer/quarters.heic")),
            new Case("avif", "good", resource("/io/shoebox/thumbnailer/quarters.avif")));

    private static final int[] EXTREMES = {0, 1, -1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF, 0x10000, 0x00FF_FFFF};

    private Mutations() {}

    static Case of(Random random) {
        Case good = GOOD.get(random.nextInt(GOOD.size()));
        byte[] bytes = good.bytes().clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && bytes.length > 8; i++) {
            bytes = changed(bytes, random);
        }
        boolean accepted = good.format().equals("avif") && random.nextBoolean();
        return new Case(good.format(), accepted ? "changed, accepted" : "changed", bytes, accepted);
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length - 4);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, 1 + at);
            case 1 -> {
                for (int flips = 1 + random.nextInt(16); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
            case 2 -> {
                ByteBuffer.wrap(bytes).putInt(at, EXTREMES[random.nextInt(EXTREMES.length)]);
                yield bytes;
            }
            // Sizes stand at the beginning.
            case 3 -> {
                ByteBuffer.wrap(bytes)
                        .putInt(
                                random.nextInt(Math.min(200, bytes.length - 4)),
                                EXTREMES[random.nextInt(EXTREMES.length)]);
                yield bytes;
            }
            case 4 -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(64)), (byte) random.nextInt(256));
                yield bytes;
            }
            case 5 -> {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(400));
                byte[] part = Arrays.copyOfRange(bytes, at, at + length);
                yield FileParts.concat(
                        Arrays.copyOf(bytes, at), part, part, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                byte[] other = GOOD.get(random.nextInt(GOOD.size())).bytes();
                yield FileParts.concat(
                        Arrays.copyOf(bytes, at),
                        Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
            }
        };
    }

    static byte[] resource(String name) {
        try (var stream = Objects.requireNonNull(FileParts.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
