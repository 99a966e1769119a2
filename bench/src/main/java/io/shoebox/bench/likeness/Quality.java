package io.shoebox.bench.likeness;

import io.shoebox.bench.peer.Edges;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Compares written thumbnails with the full photo of {@link References}, made smaller by {@link LumaPlane#lanczos}. */
public final class Quality {
    private final List<LumaPlane> references = new ArrayList<>();
    private final Path folder;

    /**
     * Reads the references once for all peers.
     *
     * @param folder where peers leave their thumbnails
     */
    public Quality(Path photo, Path folder) throws IOException {
        this.folder = folder;
        LumaPlane plane = LumaPlane.of(read(photo));
        double longest = Math.max(plane.width(), plane.height());
        for (int edge : Edges.ALL) {
            double scale = Math.min(1, edge / longest);
            references.add(
                    plane.lanczos((int) Math.round(plane.width() * scale), (int) Math.round(plane.height() * scale)));
        }
    }

    /** One figure a size; rounding of the shorter edge may differ by a pixel, which is then left out. */
    public List<Likeness> ofWrittenFiles() throws IOException {
        List<Likeness> result = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            BufferedImage thumbnail = read(folder.resolve(Edges.ALL.get(i) + ".jpg"));
            LumaPlane reference = references.get(i);
            int width = Math.min(reference.width(), thumbnail.getWidth());
            int height = Math.min(reference.height(), thumbnail.getHeight());
            result.add(Likeness.of(
                    reference.cropped(width, height), LumaPlane.of(thumbnail.getSubimage(0, 0, width, height))));
        }
        return result;
    }

    private static BufferedImage read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("no image: " + file.getFileName());
        }
        return image;
    }
}
