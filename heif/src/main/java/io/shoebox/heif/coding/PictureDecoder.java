package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.Deadline;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.UnsupportedHeifException;
import io.shoebox.heif.box.ItemBytes;
import io.shoebox.heif.hevc.NalUnit;
import io.shoebox.heif.hevc.ParameterSets;
import io.shoebox.heif.hevc.SliceHeaderParser;
import io.shoebox.heif.hevc.SliceHeaderParser.Segment;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.hevc.TileScan;
import io.shoebox.heif.hevc.UnitTypes;
import io.shoebox.heif.picture.Frame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes intra pictures, without the filters that follow reconstruction: prediction within a picture does not look at what
 * they would have made. A decoder is for one thread; its frame is used again for the next picture.
 */
public final class PictureDecoder {
    private final Deadline deadline;
    private final long mostMemory;
    private @Nullable Frame frame;

    /** @param mostMemory bytes that a frame may take */
    public PictureDecoder(Deadline deadline, long mostMemory) {
        this.deadline = deadline;
        this.mostMemory = mostMemory;
    }

    /**
     * Decodes the first picture of an item; the result is valid until the next one.
     *
     * @param lengthSize bytes of the length before each NAL unit
     */
    public Frame decode(ItemBytes data, int lengthSize, ParameterSets sets) throws HeifException {
        var headers = new SliceHeaderParser(sets);
        @Nullable SliceDecoder decoder = null;
        @Nullable Segment begun = null;
        int at = data.from();
        while ((decoder == null || !decoder.isComplete()) && at < data.to()) {
            deadline.check(data.filePosition(at));
            int from = at + lengthSize;
            int to = unitEnd(data, at, lengthSize);
            at = to;
            if (to == from) {
                continue;
            }
            NalUnit unit = NalUnit.of(data.array(), from, to, data.filePosition(from));
            if (!UnitTypes.isSlice(unit.type())) {
                sets.add(unit);
                continue;
            }
            if (!UnitTypes.isIntraSlice(unit.type())) {
                throw new UnsupportedHeifException("a picture that refers to others", unit.filePosition(0));
            }
            Segment segment = headers.parse(unit);
            if (decoder == null || begun == null) {
                decoder = begin(segment, unit);
                begun = segment;
            } else if (segment.firstOfPicture() || !segment.isOfPicture(begun)) {
                throw unit.corrupt("a picture that ends before all its blocks", 0);
            }
            decoder.decode(unit, segment.header());
        }
        if (decoder == null || !decoder.isComplete()) {
            throw new CorruptHeifException("a picture that ends before all its blocks", data.filePosition(data.to()));
        }
        return Objects.requireNonNull(frame);
    }

    private static int unitEnd(ItemBytes data, int at, int lengthSize) throws CorruptHeifException {
        long length = 0;
        for (int i = at; i < Math.min(data.to(), at + lengthSize); i++) {
            length = length << 8 | (data.array()[i] & 0xFF);
        }
        if (length > data.to() - at - lengthSize) {
            throw new CorruptHeifException("a NAL unit that ends too early", data.filePosition(at));
        }
        return at + lengthSize + (int) length;
    }

    private SliceDecoder begin(Segment segment, NalUnit unit) throws HeifException {
        Sps sps = segment.sps();
        if (Frame.memory(sps) > mostMemory) {
            throw unit.corrupt("a picture that is larger than its configuration says", 0);
        }
        Frame place = frame;
        if (place == null || !place.fits(sps)) {
            frame = null; // For the collector, before the next one is made.
            place = new Frame(sps);
        }
        place.begin(sps);
        frame = place;
        TileScan scan = TileScan.of(sps, segment.pps(), unit);
        return new SliceDecoder(place, segment.pps(), scan, unit, deadline);
    }
}
