package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** EXIF of a camera, built field by field (TIFF 6.0, section 2). */
final class Tiff {
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private final ByteBuffer file = ByteBuffer.allocate(1000);
    private int end = 8;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Field(int tag, int type, int count, byte[] value) {
        static Field text(int tag, String text) {
            byte[] value = (text + "\0").getBytes(UTF_8);
            return new Field(tag, ASCII, value.length, value);
        }

        static Field pointer(int tag, int offset) {
            return new Field(tag, LONG, 1, ByteBuffer.allocate(4).putInt(offset).array());
        }

        static Field degrees(int tag, int degrees, int minutes) {
            var value = ByteBuffer.allocate(24);
            value.putInt(degrees).putInt(1).putInt(minutes).putInt(1).putInt(0).putInt(1);
            return new Field(tag, RATIONAL, 3, value.array());
        }
    }

    /** Taken at 12:30:15 on 5 July 2024 with an "Acme Box 3", at 48.5° north and 2.25° west. */
    static byte[] of(@Nullable String offset) {
        return of("2024:07:05 12:30:15", offset, "Acme", "Box 3");
    }

    /** Taken at that place. */
    static byte[] of(String time, @Nullable String offset, String make, String model) {
        var tiff = new Tiff();
        var sub = new ArrayList<>(List.of(Field.text(0x9003, time)));
        if (offset != null) {
            sub.add(Field.text(0x9011, offset));
        }
        int exif = tiff.directory(sub);
        int gps = tiff.directory(
                List.of(Field.text(1, "N"), Field.degrees(2, 48, 30), Field.text(3, "W"), Field.degrees(4, 2, 15)));
        int first = tiff.directory(List.of(
                Field.text(0x010F, make),
                Field.text(0x0110, model),
                Field.pointer(0x8769, exif),
                Field.pointer(0x8825, gps)));
        tiff.file.put(0, "MM\0*".getBytes(ISO_8859_1)).putInt(4, first);
        return Arrays.copyOf(tiff.file.array(), tiff.end);
    }

    private int directory(List<Field> fields) {
        int start = end;
        int values = start + 2 + 12 * fields.size() + 4;
        file.position(start).putShort((short) fields.size());
        for (Field field : fields) {
            file.putShort((short) field.tag()).putShort((short) field.type()).putInt(field.count());
            if (field.value().length <= 4) {
                file.put(Arrays.copyOf(field.value(), 4));
            } else {
                file.putInt(values).put(values, field.value());
                values += field.value().length;
            }
        }
        end = values;
        return start;
    }
}
