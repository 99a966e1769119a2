package io.shoebox.heif.box;

import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import java.util.ArrayList;
import java.util.List;

/** Reads the properties that matter. */
final class PropertyParser {
    /** Bytes of hvcC before its arrays: version, profile, tier, level, formats, frame rate. */
    private static final int HVCC_LENGTH_SIZE_AT = 21;

    /** Of which one is looked at. */
    private static final int MOST_CHANNELS = 4;

    private final HeifLimits limits;
    private int parameterSets;

    PropertyParser(HeifLimits limits) {
        this.limits = limits;
    }

    Property parse(String type, ByteCursor in) throws HeifException {
        return switch (type) {
            case "ispe" -> {
                in.skip(4);
                yield new Property.ImageSize(in.u32(), in.u32());
            }
            case "irot" -> new Property.Rotation(in.u8() & 3);
            case "imir" -> new Property.Mirror((in.u8() & 1) == 1);
            case "clap" -> new Property.CleanAperture(fraction(in), fraction(in), fraction(in), fraction(in));
            case "pixi" -> pixelDepths(in);
            case "colr" -> colour(in);
            case "auxC" -> {
                in.skip(4);
                yield new Property.AuxiliaryType(in.text());
            }
            case "hvcC" -> hevc(in);
            case "av1C" -> av1(in);
            default -> new Property.Other(type);
        };
    }

    private static Property.Fraction fraction(ByteCursor in) throws HeifException {
        int numerator = in.s32();
        int denominator = in.s32();
        if (denominator == 0) {
            throw in.corrupt("a fraction of 0");
        }
        return new Property.Fraction(numerator, denominator);
    }

    private static Property pixelDepths(ByteCursor in) throws HeifException {
        in.skip(4);
        int channels = Math.min(MOST_CHANNELS, in.u8());
        List<Integer> bits = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            bits.add(in.u8());
        }
        return new Property.PixelDepths(bits);
    }

    private static Property colour(ByteCursor in) throws HeifException {
        return switch (in.fourCc()) {
            case "nclx" -> new Property.Nclx(in.u16(), in.u16(), in.u16(), in.u8() >> 7 == 1);
            case "prof", "rICC" -> new Property.IccProfile(in.rest());
            default -> new Property.Other("colr");
        };
    }

    private Property hevc(ByteCursor in) throws HeifException {
        in.skip(HVCC_LENGTH_SIZE_AT);
        int lengthSize = (in.u8() & 3) + 1;
        List<FileSpan> units = new ArrayList<>();
        int arrays = in.u8();
        for (int array = 0; array < arrays; array++) {
            in.skip(1);
            int count = in.u16();
            for (int i = 0; i < count; i++) {
                units.add(in.span(in.u16()));
                limits.checkExtents(++parameterSets, in.position());
            }
        }
        return new Property.HevcConfiguration(lengthSize, units);
    }

    /** AV1 Codec ISO Media File Format Binding, section 2.3.3. */
    private static Property av1(ByteCursor in) throws HeifException {
        in.skip(2);
        int flags = in.u8();
        boolean high = (flags & 0x40) != 0;
        boolean twelve = (flags & 0x20) != 0;
        return new Property.Av1Configuration(high ? twelve ? 12 : 10 : 8);
    }
}
