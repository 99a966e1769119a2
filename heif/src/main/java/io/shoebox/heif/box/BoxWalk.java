package io.shoebox.heif.box;

import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;

/** Goes over the boxes of a file (ISO/IEC 14496-12, clause 4.2), counting them. */
final class BoxWalk {
    private static final int SIZE_IS_64_BITS = 1;
    private static final int HEADER_BYTES = 8;

    private final HeifLimits limits;
    private int boxes;

    /** What to do with a box: its payload begins after its size and type. */
    @FunctionalInterface
    interface Visitor {
        void visit(String type, ByteCursor payload, int depth) throws HeifException;
    }

    BoxWalk(HeifLimits limits) {
        this.limits = limits;
    }

    /** The boxes that fill the rest of a piece; whatever is shorter than a box's header is passed over. */
    void each(ByteCursor in, int depth, Visitor visitor) throws HeifException {
        limits.checkDepth(depth, in.position());
        while (in.remaining() >= HEADER_BYTES) {
            BoxHeader box = header(in);
            visitor.visit(box.type(), in.piece(in.span(box.payload())), depth);
        }
    }

    /** Reads a box's size and type. */
    BoxHeader header(ByteCursor in) throws HeifException {
        limits.checkBoxes(++boxes, in.position());
        int start = in.position();
        int available = in.remaining();
        long size = in.u32();
        String type = in.fourCc();
        if (size == SIZE_IS_64_BITS) {
            size = in.number(8);
        } else if (size == 0) {
            size = available; // To the end of what it is in.
        }
        int header = in.position() - start;
        if (size < header) {
            throw in.corrupt("a box '" + printable(type) + "' of " + size + " bytes");
        }
        return new BoxHeader(type, size - header);
    }

    /** @param payload bytes after the header, as the box says, which may be more than there are */
    record BoxHeader(String type, long payload) {}

    /** A version and flags begin a full box. */
    record Version(int version, int flags) {
        static Version of(ByteCursor in) throws HeifException {
            return new Version(in.u8(), in.u8() << 16 | in.u16());
        }
    }

    static FileSpan whole(byte[] file) {
        return new FileSpan(0, file.length);
    }

    static String printable(String type) {
        return type.replaceAll("[^ -~]", "?");
    }
}
