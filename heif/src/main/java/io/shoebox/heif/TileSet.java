package io.shoebox.heif;

import io.shoebox.heif.box.Item;
import io.shoebox.heif.box.Property;
import io.shoebox.heif.hevc.NalUnit;
import io.shoebox.heif.hevc.ParameterSets;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.layout.Mosaic;
import io.shoebox.heif.picture.Colours;
import io.shoebox.heif.picture.Frame;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** A mosaic's coded pictures with what is known of them before they are decoded. */
final class TileSet {
    private final byte[] file;
    private final Mosaic mosaic;
    private final Sps first;
    private final Colours colours;
    private final long frameMemory;

    /** @param nclx of the picture that they make; null where it has none */
    TileSet(byte[] file, Mosaic mosaic, Property.@Nullable Nclx nclx, HeifLimits limits) throws HeifException {
        this.file = file;
        this.mosaic = mosaic;
        first = sequence(parameters(mosaic.tiles().getFirst()));
        long most = 0;
        long largest = 0;
        IdentityHashMap<Property, Boolean> seen = new IdentityHashMap<>();
        for (Item tile : mosaic.tiles()) {
            if (seen.put(configuration(tile), true) == null) {
                Sps sps = checked(sequence(parameters(tile)));
                most = Math.max(most, Frame.memory(sps));
                largest = Math.max(largest, (long) sps.width() * sps.height());
            }
        }
        frameMemory = most;
        Property.Nclx own =
                mosaic.tiles().getFirst().property(Property.Nclx.class).orElse(null);
        colours = Colours.of(nclx == null ? own : nclx, first.signal(), first.position());
        checkCovered();
        // What windows hide is decoded as well.
        limits.checkCodedPixels(largest * mosaic.tiles().size(), first.position());
    }

    private static Property.HevcConfiguration configuration(Item tile) throws HeifException {
        return tile.property(Property.HevcConfiguration.class)
                .orElseThrow(() -> new CorruptHeifException("item " + tile.id() + " has no configuration", 0));
    }

    int lengthSize(Item tile) throws HeifException {
        return configuration(tile).lengthSize();
    }

    /** The parameter sets of a tile's configuration, to be added to by its own data. */
    ParameterSets parameters(Item tile) throws HeifException {
        var sets = new ParameterSets();
        for (FileSpan unit : configuration(tile).parameterSets()) {
            sets.add(NalUnit.of(file, unit.offset(), (int) unit.end(), unit.offset()));
        }
        return sets;
    }

    private static Sps sequence(ParameterSets sets) throws HeifException {
        return sets.sequence()
                .orElseThrow(() -> new CorruptHeifException("a configuration without a sequence parameter set", 0));
    }

    private Sps checked(Sps sps) throws HeifException {
        checkSize(sps);
        return sps;
    }

    /** All tiles have one size. */
    void checkSize(Sps sps) throws HeifException {
        if (sps.shownWidth() != first.shownWidth()
                || sps.shownHeight() != first.shownHeight()
                || sps.monochrome() != first.monochrome()) {
            throw new CorruptHeifException("tiles that differ", sps.position());
        }
    }

    /** The tiles cover the picture, and none lies beside it: so there is no more to decode than is shown. */
    private void checkCovered() throws HeifException {
        boolean wide = covers(first.shownWidth(), mosaic.columns(), mosaic.width());
        boolean high = covers(first.shownHeight(), mosaic.rows(), mosaic.height());
        if (!wide || !high) {
            throw new CorruptHeifException(
                    "a picture of %dx%d of %dx%d tiles of %dx%d"
                            .formatted(
                                    mosaic.width(),
                                    mosaic.height(),
                                    mosaic.columns(),
                                    mosaic.rows(),
                                    first.shownWidth(),
                                    first.shownHeight()),
                    first.position());
        }
    }

    private static boolean covers(int tile, int count, int side) {
        return (long) tile * count >= side && (long) tile * (count - 1) < side;
    }

    /** Whether boxes of averages never lie in two tiles. */
    boolean fits(Reduction reduction) {
        int most = reduction.factor() - 1;
        return (mosaic.columns() == 1 || (first.shownWidth() & most) == 0)
                && (mosaic.rows() == 1 || (first.shownHeight() & most) == 0);
    }

    int count() {
        return mosaic.tiles().size();
    }

    Item tile(int index) {
        return mosaic.tiles().get(index);
    }

    int x(int index) {
        return index % mosaic.columns() * first.shownWidth();
    }

    int y(int index) {
        return index / mosaic.columns() * first.shownHeight();
    }

    Mosaic mosaic() {
        return mosaic;
    }

    Colours colours() {
        return colours;
    }

    /** Bytes of the frame of the largest tile. */
    long frameMemory() {
        return frameMemory;
    }
}
