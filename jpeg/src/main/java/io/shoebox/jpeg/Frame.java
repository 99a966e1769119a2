package io.shoebox.jpeg;

import java.util.List;

/**
 * The frame header (T.81 B.2.2), of a process that this reader decodes.
 *
 * @param width pixels, 1 to 65,535
 * @param height pixels, 1 to 65,535
 */
record Frame(boolean progressive, int width, int height, List<FrameComponent> components) {
    Frame {
        components = List.copyOf(components);
    }

    int maxH() {
        return components.stream().mapToInt(FrameComponent::h).max().orElse(1);
    }

    int maxV() {
        return components.stream().mapToInt(FrameComponent::v).max().orElse(1);
    }

    int mcusWide() {
        return Math.ceilDiv(width, 8 * maxH());
    }

    int mcusHigh() {
        return Math.ceilDiv(height, 8 * maxV());
    }

    long pixels() {
        return (long) width * height;
    }

    Frame withHeight(int newHeight) {
        return new Frame(progressive, width, newHeight, components);
    }
}
