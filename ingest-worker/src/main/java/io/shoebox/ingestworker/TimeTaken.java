package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.model.image.Span;
import io.shoebox.model.image.TiffDirectory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a picture was taken, by its metadata; what is no date is none. In UTC where no offset is given. */
final class TimeTaken {
    private static final String ZONE = "Z|[+-](?:0\\d|1[0-4]):[0-5]\\d";
    /** Exif 3.0, section 4.6.6: the date with colons; others write it with what is usual where they are. */
    private static final Pattern TIME = Pattern.compile("(\\d{4})([:/.-])(\\d\\d)\\2(\\d\\d)[ T](\\d\\d):(\\d\\d)"
            + "(?::(\\d\\d)(?:\\.(\\d{1,9})\\d{0,20})?)?\\s*(" + ZONE + ")?");

    private static final Pattern OFFSET = Pattern.compile(ZONE);
    private static final Pattern FRACTION = Pattern.compile("\\d{1,9}");
    /** Of the first photograph that is left. */
    private static final int FIRST_YEAR = 1826;

    private static final int LAST_YEAR = 2200;

    private static final int EXIF = 0x8769;
    private static final Tags ORIGINAL = new Tags(0x9003, 0x9291, 0x9011);
    private static final Tags DIGITIZED = new Tags(0x9004, 0x9292, 0x9012);

    /** By the names that all writers use (XMP, part 2); the values are looked for as text, so no entity is expanded. */
    private static final List<Pattern> XMP = List.of(
            xmp("exif:DateTimeOriginal"),
            xmp("photoshop:DateCreated"),
            xmp("exif:DateTimeDigitized"),
            xmp("xmp:CreateDate"));

    private record Tags(int time, int fraction, int offset) {}

    private TimeTaken() {}

    /** Original time, or else digitized. */
    static Optional<Instant> ofExif(Optional<TiffDirectory> first) {
        Optional<TiffDirectory> exif = first.flatMap(it -> it.directory(EXIF));
        return exif.flatMap(it -> time(it, ORIGINAL)).or(() -> exif.flatMap(it -> time(it, DIGITIZED)));
    }

    private static Optional<Instant> time(TiffDirectory exif, Tags tags) {
        String offset = exif.text(tags.offset()).strip();
        String fraction = exif.text(tags.fraction()).strip();
        return parsed(exif.text(tags.time()).strip()
                + (FRACTION.matcher(fraction).matches() ? "." + fraction : "")
                + (OFFSET.matcher(offset).matches() ? offset : ""));
    }

    static Optional<Instant> ofXmp(byte[] bytes, Span xmp) {
        String xml = new String(bytes, xmp.offset(), xmp.length(), UTF_8);
        return XMP.stream()
                .map(pattern -> pattern.matcher(xml))
                .filter(Matcher::find)
                .flatMap(matcher -> parsed(matcher.group(1).strip()).stream())
                .findFirst();
    }

    /** An attribute's value or an element's content. */
    private static Pattern xmp(String name) {
        return Pattern.compile("[\\s<]" + name + "(?:\\s{0,9}=\\s{0,9}[\"']|>)([^\"'<&]{1,60})");
    }

    static Optional<Instant> parsed(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        int year = number(time, 1);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            var local = LocalDateTime.of(
                    year, number(time, 3), number(time, 4), number(time, 5), number(time, 6), number(time, 7));
            String fraction = time.group(8) == null ? "" : time.group(8);
            String offset = time.group(9) == null ? "Z" : time.group(9);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            return Optional.of(local.withNano(nanos).toInstant(ZoneOffset.of(offset)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
