package io.shoebox.ingestworker;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import io.shoebox.model.Picture;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.model.image.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Turns a file's header and EXIF into the record of its picture. Broken EXIF costs its facts, never the photo. */
final class PictureReader {
    private static final int MOST_CAMERA_CHARACTERS = 100;

    private final boolean keepGps;

    PictureReader(boolean keepGps) {
        this.keepGps = keepGps;
    }

    Picture read(byte[] bytes, ImageHeader header) {
        Metadata exif = exif(bytes, header.exif());
        return new Picture(
                header.uprightWidth(),
                header.uprightHeight(),
                takenAt(exif),
                camera(exif),
                keepGps ? place(exif) : null);
    }

    private static Metadata exif(byte[] bytes, @Nullable Span span) {
        var metadata = new Metadata();
        if (span != null) {
            byte[] tiff = Arrays.copyOfRange(bytes, span.offset(), span.offset() + span.length());
            try {
                new ExifReader().extract(new ByteArrayReader(tiff), metadata);
            } catch (RuntimeException | StackOverflowError e) {
                // It is not ours to say what may be thrown on hostile bytes; what was read so far is kept.
                return metadata;
            }
        }
        return metadata;
    }

    /** Original time, or else digitized; in UTC where EXIF gives no offset (Exif 3.0, tags 0x9011 and 0x9012). */
    private static @Nullable Instant takenAt(Metadata exif) {
        return exif.getDirectoriesOfType(ExifSubIFDDirectory.class).stream()
                .map(PictureReader::time)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Date time(ExifSubIFDDirectory directory) {
        TimeZone utc = TimeZone.getTimeZone("UTC");
        Date original = directory.getDateOriginal(utc);
        return original == null ? directory.getDateDigitized(utc) : original;
    }

    /** Make and model; most models begin with the make already. */
    private static @Nullable String camera(Metadata exif) {
        Directory directory = exif.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (directory == null) {
            return null;
        }
        String make = text(directory, ExifIFD0Directory.TAG_MAKE);
        String model = text(directory, ExifIFD0Directory.TAG_MODEL);
        boolean named = model.toLowerCase(Locale.ROOT).startsWith(make.toLowerCase(Locale.ROOT));
        String camera = (named ? model : make + " " + model).strip();
        return camera.isEmpty() ? null : camera;
    }

    private static String text(Directory directory, int tag) {
        String text = directory.getString(tag);
        if (text == null) {
            return "";
        }
        String clean = text.replaceAll("\\p{Cntrl}", "").strip();
        return clean.substring(0, Math.min(clean.length(), MOST_CAMERA_CHARACTERS));
    }

    private static Picture.@Nullable Place place(Metadata exif) {
        GpsDirectory directory = exif.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation location = directory == null ? null : directory.getGeoLocation();
        if (location == null || location.isZero()) {
            return null;
        }
        double latitude = location.getLatitude();
        double longitude = location.getLongitude();
        return Picture.Place.isValid(latitude, longitude) ? new Picture.Place(latitude, longitude) : null;
    }
}
