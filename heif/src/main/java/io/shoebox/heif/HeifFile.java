package io.shoebox.heif;

import io.shoebox.heif.box.HeifBoxes;
import io.shoebox.heif.box.Item;
import io.shoebox.heif.box.ItemBytes;
import io.shoebox.heif.box.ItemReader;
import io.shoebox.heif.box.Meta;
import io.shoebox.heif.coding.PictureDecoder;
import io.shoebox.heif.layout.Crop;
import io.shoebox.heif.layout.LayoutReader;
import io.shoebox.heif.layout.Mosaic;
import io.shoebox.heif.layout.PictureLayout;
import io.shoebox.heif.picture.Canvas;
import io.shoebox.heif.picture.Frame;
import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A HEIC file whose primary picture can be decoded: HEVC Main, Main 10 and Main Still Picture of 8 to 12 bits, monochrome or
 * 4:2:0, intra only, of one picture or a grid.
 *
 * <p>What a file holds can only cause a {@link HeifException}. The filters that HEVC applies after reconstruction are left out,
 * which a thumbnail does not show.
 */
public final class HeifFile {
    /** What a thread needs beside its frame: as many parameter sets as there can be, with all scaling factors. */
    private static final long OVERHEAD = 2 << 20;

    /** How many times the file's bytes tiles may have together. */
    private static final int SHARING = 2;

    private final HeifLimits limits;
    private final Meta meta;
    private final ItemReader items;
    private final PictureLayout layout;
    private final TileSet tiles;
    private final @Nullable TileSet alpha;
    private final long itemMemory;

    private HeifFile(byte[] file, HeifLimits limits) throws HeifException {
        this.limits = limits;
        meta = HeifBoxes.parse(file, limits)
                .meta()
                .orElseThrow(() -> new CorruptHeifException("the file ends before its pictures", file.length));
        items = new ItemReader(file, meta, limits);
        var layouts = new LayoutReader(meta, limits);
        layout = layouts.primary();
        Mosaic mosaic = layouts.mosaic(layout.item(), items);
        tiles = new TileSet(file, mosaic, layout.nclx().orElse(null), limits);
        Item opacity = layout.alpha();
        alpha = opacity == null ? null : new TileSet(file, layouts.mosaic(opacity, items), null, limits);
        if (alpha != null
                && (alpha.mosaic().width() != mosaic.width() || alpha.mosaic().height() != mosaic.height())) {
            throw new UnsupportedHeifException("opacity of another size", meta.position());
        }
        checkData(tiles, file.length);
        if (alpha != null) {
            checkData(alpha, file.length);
        }
        itemMemory = Math.max(itemMemory(tiles), alpha == null ? 0 : itemMemory(alpha));
    }

    /** Reads all but the pictures' data. The array is not to be changed afterwards. */
    public static HeifFile open(byte[] file, HeifLimits limits) throws HeifException {
        return guarded(() -> new HeifFile(file, limits));
    }

    /** Pixels of the stored picture after its crop. */
    public int width() {
        return layout.crop().width();
    }

    /** Pixels of the stored picture after its crop. */
    public int height() {
        return layout.crop().height();
    }

    /** How to turn what is decoded upright: a value of EXIF from 1 to 8. */
    public int orientation() {
        return layout.turn().exifOrientation();
    }

    /** The strongest reduction that can be and leaves a longest edge of at least so many pixels, if there are as many. */
    public Reduction reductionTo(int wantedEdge) {
        Reduction reduction = Reduction.to(Math.max(width(), height()), wantedEdge);
        while (!fits(reduction)) {
            reduction = reduction.weaker();
        }
        return reduction;
    }

    private boolean fits(Reduction reduction) {
        return tiles.fits(reduction) && (alpha == null || alpha.fits(reduction));
    }

    /**
     * Bytes of heap that a decode takes beside the file, at most.
     *
     * @param threads that work at once
     */
    public long memory(Reduction reduction, int threads) {
        Mosaic mosaic = tiles.mosaic();
        long pixels = (long) reduction.of(mosaic.width()) * reduction.of(mosaic.height());
        long cropped = isCropped() ? (long) reduction.of(width()) * reduction.of(height()) : 0;
        long frame = Math.max(tiles.frameMemory(), alpha == null ? 0 : alpha.frameMemory());
        long busy = Math.clamp(threads, 1, pieces());
        // A thread has its frame, and its tile's data without emulation prevention.
        return Integer.BYTES * (pixels + cropped) + busy * (frame + itemMemory + OVERHEAD);
    }

    /** Tiles may share data, but not so that there is much more to decode than was sent. */
    private void checkData(TileSet set, int fileBytes) throws CorruptHeifException {
        long bytes = set.mosaic().tiles().stream().mapToLong(items::bytes).sum();
        if (bytes > SHARING * (long) fileBytes) {
            throw new CorruptHeifException("tiles that share too much data", meta.position());
        }
    }

    private long itemMemory(TileSet set) {
        return set.mosaic().tiles().stream().mapToLong(items::memory).max().orElse(0);
    }

    private boolean isCropped() {
        Mosaic mosaic = tiles.mosaic();
        return width() != mosaic.width() || height() != mosaic.height();
    }

    private int pieces() {
        return tiles.count() + (alpha == null ? 0 : alpha.count());
    }

    /**
     * Decodes the picture as it is stored: cropped, not turned, in the colour space of the file, as TYPE_INT_RGB or, if it has
     * opacity, TYPE_INT_ARGB.
     *
     * @param reduction one that {@link #reductionTo} gave, or a weaker one
     * @param threads that work at once, the calling one included
     * @param executor of the other threads; what it does not begin is done by the calling one
     */
    public BufferedImage decode(Reduction reduction, int threads, Executor executor) throws HeifException {
        if (!fits(reduction)) {
            throw new IllegalArgumentException("the tiles are not of whole boxes of " + reduction.factor());
        }
        return guarded(() -> decodeChecked(reduction, threads, executor));
    }

    private BufferedImage decodeChecked(Reduction reduction, int threads, Executor executor) throws HeifException {
        limits.checkMemory(memory(reduction, threads), 0);
        var deadline = new Deadline(limits);
        Mosaic mosaic = tiles.mosaic();
        var canvas = new Canvas(mosaic.width(), mosaic.height(), reduction.log2(), alpha != null);
        put(tiles, false, canvas, deadline, threads, executor);
        if (alpha != null) {
            put(alpha, true, canvas, deadline, threads, executor);
            if (layout.premultiplied()) {
                canvas.unmultiply();
            }
        }
        return isCropped() ? cropped(canvas.image(), reduction) : canvas.image();
    }

    private void put(TileSet set, boolean opacity, Canvas canvas, Deadline deadline, int threads, Executor executor)
            throws HeifException {
        Crew.run(set.count(), threads, executor, () -> {
            var decoder = new PictureDecoder(deadline, set.frameMemory());
            var brush = canvas.new Brush();
            return index -> {
                Item tile = set.tile(index);
                ItemBytes data = items.read(tile);
                deadline.check(data.filePosition());
                Frame frame = decoder.decode(data, set.lengthSize(tile), set.parameters(tile));
                set.checkSize(frame.sps());
                brush.put(frame, set.x(index), set.y(index), set.colours(), opacity);
            };
        });
    }

    private BufferedImage cropped(BufferedImage whole, Reduction reduction) {
        Crop crop = layout.crop();
        int width = reduction.of(crop.width());
        int height = reduction.of(crop.height());
        int x = Math.min(crop.x() >> reduction.log2(), whole.getWidth() - width);
        int y = Math.min(crop.y() >> reduction.log2(), whole.getHeight() - height);
        var part = new BufferedImage(width, height, whole.getType());
        part.setData(whole.getRaster().createChild(x, y, width, height, 0, 0, null));
        return part;
    }

    /** Reads something of the file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws HeifException;
    }

    /** The one place where what a hostile file might still cause becomes a {@link HeifException}. */
    private static <T> T guarded(Reading<T> reading) throws HeifException {
        try {
            return reading.read();
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new CorruptHeifException(e);
        }
    }
}
