package io.shoebox.model.image;

import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeaderReader;
import io.shoebox.heif.HeifHeader;
import io.shoebox.heif.HeifHeaderRead;
import io.shoebox.heif.HeifLimits;
import io.shoebox.model.ImageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads HEIC and AVIF by the reader of the module that decodes them, so that both always judge alike. */
final class HeifImageHeader {
    private HeifImageHeader() {}

    static HeaderRead read(ImageType type, byte[] start) {
        return switch (HeaderReader.read(start, HeifLimits.DEFAULT)) {
            case HeifHeaderRead.Whole(HeifHeader header) -> new HeaderRead.Whole(header(type, header));
            case HeifHeaderRead.Partial(HeifHeader soFar) ->
                new HeaderRead.Partial(soFar == null ? null : header(type, soFar));
            case HeifHeaderRead.Refused(var reason) -> new HeaderRead.Corrupt(String.valueOf(reason.getMessage()));
        };
    }

    /** The turn is that of the file's own boxes; EXIF has the same, or one that viewers do not look at. */
    private static ImageHeader header(ImageType type, HeifHeader header) {
        FileSpan icc = header.icc();
        return new ImageHeader(
                type,
                header.width(),
                header.height(),
                0,
                false,
                Orientation.of(header.orientation()),
                started(header.exif()),
                started(header.xmp()),
                icc == null ? List.of() : List.of(new Span(icc.offset(), icc.length())));
    }

    /** Bounded as in other types. */
    private static @Nullable Span started(@Nullable FileSpan span) {
        return span == null ? null : new Span(span.offset(), Math.min(span.length(), HeaderParts.MOST_METADATA_BYTES));
    }
}
