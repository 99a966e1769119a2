package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.FrameComponent;
import io.shoebox.jpeg.transform.AnyPointDct;
import io.shoebox.jpeg.transform.AveragingDct;
import io.shoebox.jpeg.transform.BlockTransform;
import io.shoebox.jpeg.transform.FullSizeDct;
import io.shoebox.jpeg.transform.InverseDct;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A component being decoded: its geometry at the wanted scale, its plane of samples, its coefficients if progressive. */
public final class Component {
    private final FrameComponent spec;
    private final BlockTransform transform;
    private final Kind kind;
    private final @Nullable AnyPointDct anyPointDct;
    private final int blocksWide;
    private final int blocksHigh;
    private final int scanBlocksWide;
    private final int scanBlocksHigh;
    private final int width;
    private final int height;
    private final int size;
    private final int stride;
    private final byte[] plane;
    private int @Nullable [] weights;

    /** @param size samples of a block's edge */
    Component(Frame frame, FrameComponent spec, int size, Reduction reduction) {
        this.spec = spec;
        transform = new BlockTransform(size, reduction);
        kind = Kind.of(transform);
        anyPointDct = kind == Kind.ANY ? new AnyPointDct(size) : null;
        blocksWide = frame.mcusWide() * spec.h();
        blocksHigh = frame.mcusHigh() * spec.v();
        scanBlocksWide = Math.ceilDiv(Math.ceilDiv(frame.width() * spec.h(), frame.maxH()), 8);
        scanBlocksHigh = Math.ceilDiv(Math.ceilDiv(frame.height() * spec.v(), frame.maxV()), 8);
        width = Math.ceilDiv(frame.width() * spec.h() * size, frame.maxH() * 8);
        height = Math.ceilDiv(frame.height() * spec.v() * size, frame.maxV() * 8);
        this.size = size;
        stride = blocksWide * size;
        plane = new byte[stride * blocksHigh * size];
    }

    public FrameComponent spec() {
        return spec;
    }

    BlockTransform transform() {
        return transform;
    }

    public int size() {
        return size;
    }

    /** Blocks across in an interleaved scan: whole MCUs. */
    int blocksWide() {
        return blocksWide;
    }

    int blocksHigh() {
        return blocksHigh;
    }

    /** Blocks across in a scan of this component alone (T.81 A.2.2). */
    int scanBlocksWide() {
        return scanBlocksWide;
    }

    int scanBlocksHigh() {
        return scanBlocksHigh;
    }

    /** Columns of the plane that are of the image. */
    public int width() {
        return width;
    }

    /** Rows of the plane that are of the image. */
    public int height() {
        return height;
    }

    /** Samples less 128. */
    public byte[] plane() {
        return plane;
    }

    public int stride() {
        return stride;
    }

    /** Where in the plane a block begins. */
    int offset(int blockX, int blockY) {
        return (blockY * stride + blockX) * size;
    }

    /** The quantization table counts as it is at the component's first scan. */
    int[] weights(DecodingTables tables, int position) throws IOException {
        if (weights == null) {
            weights = transform.weights(tables.quantization(spec.quantTable(), position));
        }
        return weights;
    }

    /** Whether a scan of this component was begun. */
    boolean begun() {
        return weights != null;
    }

    /** Writes a block of samples from its cells, and clears them; {@code flat} says that there is nothing but DC. */
    void inverse(int[] block, int offset, boolean flat) {
        switch (kind) {
            case ONE -> {
                plane[offset] = InverseDct.sample(block[0]);
                block[0] = 0;
            }
            case TWO -> InverseDct.two(block, plane, offset, stride);
            case AVERAGE_TWO -> AveragingDct.two(block, plane, offset, stride);
            default -> {
                if (flat) {
                    fill(transform.sample(block[0]), offset);
                    block[0] = 0;
                } else {
                    large(block, offset);
                }
            }
        }
    }

    private void large(int[] block, int offset) {
        switch (kind) {
            case AVERAGE_FOUR -> AveragingDct.four(block, plane, offset, stride);
            case FOUR -> InverseDct.four(block, plane, offset, stride);
            case EIGHT -> FullSizeDct.transform(block, plane, offset, stride);
            default -> Objects.requireNonNull(anyPointDct).transform(block, plane, offset, stride);
        }
    }

    private void fill(byte sample, int offset) {
        for (int y = 0, at = offset; y < size; y++, at += stride) {
            for (int x = 0; x < size; x++) {
                plane[at + x] = sample;
            }
        }
    }

    private enum Kind {
        ONE,
        TWO,
        FOUR,
        EIGHT,
        AVERAGE_TWO,
        AVERAGE_FOUR,
        ANY;

        static Kind of(BlockTransform transform) {
            return switch (transform.size()) {
                case 1 -> ONE;
                case 2 -> transform.averaging() ? AVERAGE_TWO : TWO;
                case 4 -> transform.averaging() ? AVERAGE_FOUR : FOUR;
                case 8 -> EIGHT;
                default -> ANY;
            };
        }
    }
}
