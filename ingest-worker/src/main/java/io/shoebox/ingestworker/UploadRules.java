package io.shoebox.ingestworker;

import io.shoebox.model.ImageType;
import io.shoebox.model.Picture;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an upload must be, wherever its bytes are: its size, its declared type, and what its first bytes show. */
final class UploadRules {
    /** Enough for the EXIF of nearly every photo, with its own thumbnail. */
    static final int START_BYTES = 256 << 10;
    /** For files with large profiles or several segments before their size. */
    static final int MOST_READ_BYTES = 4 << 20;

    private final Set<ImageType> types;
    private final long mostBytes;
    private final PictureReader pictures;

    /** The bytes of an upload. */
    interface Content {
        /** The first ones, at most so many. */
        byte[] first(int most);
    }

    UploadRules(Set<ImageType> types, long mostBytes, boolean keepGps) {
        this.types = Set.copyOf(types);
        this.mostBytes = mostBytes;
        pictures = new PictureReader(keepGps);
    }

    Inspection inspect(StoredObject object, Content content) {
        if (object.bytes() == 0) {
            return new Inspection.Refused(object, "the file is empty");
        }
        if (object.bytes() > mostBytes) {
            return new Inspection.Refused(
                    object, "the file has " + object.bytes() + " bytes; at most " + mostBytes + " are accepted");
        }
        ImageType type = ImageType.ofContentType(object.contentType())
                .filter(types::contains)
                .orElse(null);
        return type == null
                ? new Inspection.Refused(object, "its content type is not accepted")
                : inspectBytes(object, type, content);
    }

    private Inspection inspectBytes(StoredObject object, ImageType declared, Content content) {
        byte[] start = content.first(START_BYTES);
        ImageType found = ImageType.sniff(start).orElse(null);
        if (found != declared) {
            String what = found == null ? "no known image" : found.contentType();
            return new Inspection.Refused(object, "declared as " + declared.contentType() + ", but is " + what);
        }
        if (object.bytes() > start.length && ImageHeader.read(start) instanceof HeaderRead.Partial) {
            start = content.first(MOST_READ_BYTES);
        }
        return new Inspection.Accepted(object.with(picture(start)));
    }

    /** None is no reason to refuse: the thumbnailer reads the whole file and says what is wrong with it. */
    private @Nullable Picture picture(byte[] start) {
        ImageHeader header = switch (ImageHeader.read(start)) {
            case HeaderRead.Whole(ImageHeader whole) -> whole;
            case HeaderRead.Partial(ImageHeader soFar) -> soFar;
            case HeaderRead.Corrupt(String reason) -> null;
        };
        return header == null ? null : pictures.read(start, header);
    }
}
