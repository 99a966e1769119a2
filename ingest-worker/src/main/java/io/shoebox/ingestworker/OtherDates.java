package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.model.image.Span;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a picture was made, where neither EXIF nor XMP says it: by a JPEG's IPTC records, or a PNG's text. */
final class OtherDates {
    private static final int MOST_TEXT_BYTES = 60;
    private static final int RECORD_MARK = 0x1C;
    private static final int APPLICATION = 2;
    private static final int DATE_CREATED = 55;
    private static final int TIME_CREATED = 60;
    private static final int EXTENDED = 0x8000;

    private OtherDates() {}

    static Optional<Instant> of(byte[] bytes, ImageHeader header) {
        Span span = header.otherDate();
        if (span == null) {
            return Optional.empty();
        }
        return header.type() == ImageType.PNG ? ofText(text(bytes, span.offset(), span.length())) : ofIptc(bytes, span);
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, Math.min(length, MOST_TEXT_BYTES), ISO_8859_1);
    }

    /** PNG, third edition, section 11.3.3.2, recommends the form of RFC 1123; programs write others. */
    private static Optional<Instant> ofText(String text) {
        return TimeTaken.parsed(text.strip()).or(() -> {
            try {
                Instant time = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return TimeTaken.parsed(time.toString());
            } catch (DateTimeException noSuchTime) {
                return Optional.empty();
            }
        });
    }

    /** IPTC-NAA Information Interchange Model 4, 2:55 and 2:60: CCYYMMDD, and HHMMSS with the offset from UTC. */
    private static Optional<Instant> ofIptc(byte[] bytes, Span span) {
        ByteBuffer records = ByteBuffer.wrap(bytes, span.offset(), span.length());
        String date = "";
        String time = "";
        while (records.remaining() >= 5 && records.get() == RECORD_MARK) {
            int application = records.get();
            int kind = Byte.toUnsignedInt(records.get());
            int length = Short.toUnsignedInt(records.getShort());
            if (length >= EXTENDED || length > records.remaining()) {
                break;
            }
            String value = text(bytes, records.position(), length);
            date = application == APPLICATION && kind == DATE_CREATED ? value : date;
            time = application == APPLICATION && kind == TIME_CREATED ? value : time;
            records.position(records.position() + length);
        }
        return TimeTaken.parsed(date.replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3")
                + " "
                + time.replaceFirst("^(\\d\\d)(\\d\\d)(\\d\\d)(?:([+-]\\d\\d)(\\d\\d))?$", "$1:$2:$3$4:$5")
                        .replaceFirst(":$", ""));
    }
}
