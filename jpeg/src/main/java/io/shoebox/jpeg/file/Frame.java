package io.shoebox.jpeg.file;

import java.util.List;

/**
 * The frame header (T.81 B.2.2), of a process that this reader decodes.
 *
 * @param width pixels, 1 to 65,535
 * @param height pixels, 1 to 65,535
 */
public record Frame(boolean progressive, int width, int height, List<FrameComponent> components) {
    public Frame {
        components = List.copyOf(components);
    }

    public int maxH() {
        return components.stream().mapToInt(FrameComponent::h).max().orElse(1);
    }

    public int maxV() {
        return components.stream().mapToInt(FrameComponent::v).max().orElse(1);
    }

    public int mcusWide() {
        return Math.ceilDiv(width, 8 * maxH());
    }

    public int mcusHigh() {
        return Math.ceilDiv(height, 8 * maxV());
    }

    public long pixels() {
        return (long) width * height;
    }

    Frame withHeight(int newHeight) {
        return new Frame(progressive, width, newHeight, components);
    }
}
