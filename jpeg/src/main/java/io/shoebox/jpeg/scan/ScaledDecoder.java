package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Damage;
import io.shoebox.jpeg.Marker;
import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.FrameComponent;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.JpegHeader;
import io.shoebox.jpeg.file.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes one image: walks its scans and leaves planes of samples at the scale N/8. */
public final class ScaledDecoder {
    private final JpegBytes bytes;
    private final JpegHeader header;
    private final DecodeOptions options;
    private final Deadline deadline;
    private final DecodingTables tables;
    private final List<Component> components = new ArrayList<>();
    private final List<Coefficients> coefficients = new ArrayList<>();
    private final Damages damages;
    /** By component, the bands whose first scan was damaged: refining them would make noise. */
    private long[] broken = {};

    private List<ScanHeader> progressiveScans = List.of();
    private Set<Integer> neededScans = Set.of();

    /** The components in the frame's order; and what was wrong, if a picture could be made nevertheless. */
    public record Decoded(List<Component> components, Optional<Damage> damage) {
        public Decoded {
            components = List.copyOf(components);
        }
    }

    public ScaledDecoder(JpegBytes bytes, JpegHeader header, DecodeOptions options) {
        this.bytes = bytes;
        this.header = header;
        this.options = options;
        this.deadline = new Deadline(options.limits().maxNanos());
        this.tables = header.tables().copy();
        this.damages = new Damages(options.allowPartial());
    }

    public Decoded decode() throws IOException {
        Frame frame = header.frame();
        options.limits().checkPixels(frame.pixels());
        progressiveScans = frame.progressive() ? ScanIndex.scans(bytes, header, options.limits()) : List.of();
        ScalePlan plan = new ScalePlan(frame, options.scale(), options.reduction(), options.planar());
        options.limits().checkMemory(bytes.length() + plan.memory());
        for (FrameComponent spec : frame.components()) {
            components.add(plan.component(spec));
        }
        if (frame.progressive()) {
            components.forEach(component -> coefficients.add(new Coefficients(component)));
            neededScans = ScanIndex.needed(progressiveScans, components);
        }
        broken = new long[components.size()];
        decodeAllowed();
        return new Decoded(components, damages.result());
    }

    private void decodeAllowed() throws IOException {
        try {
            decodeScans();
        } catch (CorruptJpegException damage) {
            damages.found(damage);
        }
        for (Coefficients progressive : coefficients) {
            if (progressive.component().begun()) {
                progressive.inverse(progressive.component().weights(tables, 0), deadline);
            }
        }
    }

    private void decodeScans() throws IOException {
        int position = header.firstScan();
        int scans = 0;
        while (!done() && position < bytes.length()) {
            int marker = bytes.u8(position + 1);
            if (marker == Marker.EOI) {
                break;
            }
            int next = position + 2;
            if (marker == Marker.SOS) {
                options.limits().checkScans(++scans);
                next = decodeScan(ScanHeader.parse(bytes, next, header.frame()));
            } else if (Marker.isFrame(marker)) {
                throw new CorruptJpegException("a second frame", position);
            } else if (!Marker.standsAlone(marker)) {
                tables.read(marker, next);
                next += Math.max(2, bytes.u16(next));
            }
            position = bytes.nextMarker(next, true);
        }
        if (!components.stream().allMatch(Component::begun)) {
            throw new CorruptJpegException("the file ends before each component's first scan", position);
        }
        if (position >= bytes.length() && !ScanIndex.complete(progressiveScans, components)) {
            throw new CorruptJpegException("the file ends before its last scan", position);
        }
    }

    /** A sequential image is whole once each component had its scan; a progressive one may always get another. */
    private boolean done() {
        return !header.frame().progressive() && components.stream().allMatch(Component::begun);
    }

    private int decodeScan(ScanHeader scan) throws IOException {
        if (!header.frame().progressive()) {
            return new SequentialScan(bytes, header.frame(), components, scan, tables).decode(deadline, damages);
        }
        for (ScanHeader.ScanComponent scanned : scan.components()) {
            components.get(scanned.index()).weights(tables, scan.dataPosition());
        }
        return neededScans.contains(scan.dataPosition()) && !refinesDamage(scan)
                ? progressiveScan(scan)
                : scan.dataPosition();
    }

    private boolean refinesDamage(ScanHeader scan) {
        return scan.refines()
                && scan.components().stream().anyMatch(scanned -> (broken[scanned.index()] & scan.band()) != 0);
    }

    private int progressiveScan(ScanHeader scan) throws IOException {
        int before = damages.count();
        int end = scanOf(scan).decode(deadline, damages);
        if (damages.count() > before) {
            scan.components().forEach(scanned -> broken[scanned.index()] |= scan.band());
        }
        return end;
    }

    private EntropyScan scanOf(ScanHeader scan) throws IOException {
        List<Coefficients> targets = scan.components().stream()
                .map(scanned -> coefficients.get(scanned.index()))
                .toList();
        ScanGeometry geometry =
                ScanGeometry.of(scan, header.frame(), targets.getFirst().component());
        if (scan.first() == 0) {
            return new DcScan(bytes, scan, geometry, targets, tables);
        }
        return scan.refines()
                ? new AcRefinementScan(bytes, scan, geometry, targets.getFirst(), tables)
                : new AcFirstScan(bytes, scan, geometry, targets.getFirst(), tables);
    }
}
