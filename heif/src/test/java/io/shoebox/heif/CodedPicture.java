package io.shoebox.heif;

import io.shoebox.heif.box.HeifBoxes;
import io.shoebox.heif.box.Item;
import io.shoebox.heif.box.ItemBytes;
import io.shoebox.heif.box.ItemReader;
import io.shoebox.heif.box.Meta;
import io.shoebox.heif.box.Property.HevcConfiguration;
import io.shoebox.heif.coding.PictureDecoder;
import io.shoebox.heif.hevc.NalUnit;
import io.shoebox.heif.hevc.ParameterSets;
import io.shoebox.heif.picture.Frame;
import io.shoebox.heif.picture.Plane;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A coded picture of a file, as NAL units, and as the samples that we make of it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record CodedPicture(byte[] file, HevcConfiguration configuration, ItemBytes data) {
    private static final byte[] START_CODE = {0, 0, 0, 1};

    /** All coded pictures of a file, in the order of their items. */
    static List<CodedPicture> of(byte[] file) throws HeifException {
        Meta meta = HeifBoxes.parse(file, HeifLimits.DEFAULT).meta().orElseThrow();
        var reader = new ItemReader(file, meta, HeifLimits.DEFAULT);
        List<CodedPicture> pictures = new ArrayList<>();
        for (int id : meta.items().keySet().stream().sorted().toList()) {
            Item item = meta.item(id);
            if (item.type().equals("hvc1")) {
                var configuration = item.property(HevcConfiguration.class).orElseThrow();
                pictures.add(new CodedPicture(file, configuration, reader.read(item)));
            }
        }
        return pictures;
    }

    /** The NAL units behind start codes (H.265, annex B). */
    byte[] byteStream() {
        var out = new ByteArrayOutputStream();
        for (FileSpan unit : configuration.parameterSets()) {
            out.writeBytes(START_CODE);
            out.write(file, unit.offset(), unit.length());
        }
        byte[] array = data.array();
        int at = data.from();
        while (at < data.to()) {
            int length = 0;
            for (int i = 0; i < configuration.lengthSize(); i++) {
                length = length << 8 | Byte.toUnsignedInt(array[at++]);
            }
            out.writeBytes(START_CODE);
            out.write(array, at, length);
            at += length;
        }
        return out.toByteArray();
    }

    Frame decode() throws HeifException {
        var sets = new ParameterSets();
        for (FileSpan unit : configuration.parameterSets()) {
            sets.add(NalUnit.of(file, unit.offset(), (int) unit.end(), unit.offset()));
        }
        return new PictureDecoder(new Deadline(HeifLimits.DEFAULT), 1 << 28)
                .decode(data, configuration.lengthSize(), sets);
    }

    /** Our samples of what is shown, plane by plane; in two bytes, the lower first, where they have more than 8 bits. */
    byte[] samples() throws HeifException {
        Frame frame = decode();
        var out = new ByteArrayOutputStream();
        for (int index = 0; index < frame.sps().planes(); index++) {
            int shift = index == 0 ? 0 : 1;
            Plane plane = frame.plane(index);
            var window = frame.sps().window();
            int width = (frame.sps().shownWidth() + shift) >> shift;
            int height = (frame.sps().shownHeight() + shift) >> shift;
            for (int y = 0; y < height; y++) {
                int row = ((window.top() >> shift) + y) * plane.stride() + (window.left() >> shift);
                for (int x = 0; x < width; x++) {
                    int sample = plane.samples()[row + x];
                    out.write(sample);
                    if (plane.depth() > 8) {
                        out.write(sample >> 8);
                    }
                }
            }
        }
        return out.toByteArray();
    }
}
