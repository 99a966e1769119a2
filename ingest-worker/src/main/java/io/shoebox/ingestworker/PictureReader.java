package io.shoebox.ingestworker;

import io.shoebox.model.Picture;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.model.image.TiffDirectory;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a file's header and metadata into the record of its picture. Broken metadata cost their facts, never the photo. */
final class PictureReader {
    private static final int MOST_CAMERA_CHARACTERS = 100;
    /** Control characters, those that turn or hide text, and what is no character; line breaks beyond ASCII's too. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\x{FFFD}]");

    private static final int MAKE = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int GPS = 0x8825;
    private static final int LATITUDE_SIDE = 1;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE_SIDE = 3;
    private static final int LONGITUDE = 4;

    private final boolean keepGps;

    PictureReader(boolean keepGps) {
        this.keepGps = keepGps;
    }

    Picture read(byte[] bytes, ImageHeader header) {
        Optional<TiffDirectory> exif =
                Optional.ofNullable(header.exif()).flatMap(span -> TiffDirectory.first(bytes, span));
        return new Picture(
                header.uprightWidth(),
                header.uprightHeight(),
                TimeTaken.ofExif(exif)
                        .or(() -> Optional.ofNullable(header.xmp()).flatMap(span -> TimeTaken.ofXmp(bytes, span)))
                        .or(() -> OtherDates.of(bytes, header))
                        .orElse(null),
                exif.map(PictureReader::camera).orElse(null),
                keepGps
                        ? exif.flatMap(it -> it.directory(GPS))
                                .map(PictureReader::place)
                                .orElse(null)
                        : null);
    }

    /** Make and model; most models begin with the make already. */
    private static @Nullable String camera(TiffDirectory exif) {
        String make = clean(exif.text(MAKE));
        String model = clean(exif.text(MODEL));
        boolean named = model.toLowerCase(Locale.ROOT).startsWith(make.toLowerCase(Locale.ROOT));
        String camera = (named ? model : make + " " + model).strip();
        return camera.isEmpty() ? null : camera;
    }

    private static String clean(String text) {
        String clean = UNPRINTABLE.matcher(text).replaceAll("").strip();
        int characters = clean.codePointCount(0, clean.length());
        return clean.substring(0, clean.offsetByCodePoints(0, Math.min(characters, MOST_CAMERA_CHARACTERS)));
    }

    private static Picture.@Nullable Place place(TiffDirectory gps) {
        double latitude = degrees(gps, LATITUDE, LATITUDE_SIDE, "S");
        double longitude = degrees(gps, LONGITUDE, LONGITUDE_SIDE, "W");
        // Cameras without a fix write zeros.
        boolean none = latitude == 0 && longitude == 0;
        return !none && Picture.Place.isValid(latitude, longitude) ? new Picture.Place(latitude, longitude) : null;
    }

    /** Degrees, minutes and seconds as one number; none if they are not all there. */
    private static double degrees(TiffDirectory gps, int tag, int sideTag, String negative) {
        double[] parts = gps.rationals(tag, 3);
        if (parts.length < 3) {
            return Double.NaN;
        }
        double degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;
        return gps.text(sideTag).equalsIgnoreCase(negative) ? -degrees : degrees;
    }
}
