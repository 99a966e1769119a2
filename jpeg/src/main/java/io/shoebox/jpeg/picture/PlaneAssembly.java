package io.shoebox.jpeg.picture;

import io.shoebox.jpeg.Plane;
import io.shoebox.jpeg.YccPlanes;
import io.shoebox.jpeg.file.ColorModel;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.FrameComponent;
import io.shoebox.jpeg.file.JpegHeader;
import io.shoebox.jpeg.scan.Component;
import io.shoebox.jpeg.scan.ScalePlan;
import java.util.List;

/** Hands out the planes as they were decoded. */
public final class PlaneAssembly {
    private PlaneAssembly() {}

    /** Whether the planes are luma and chroma, with chroma at the size of luma or at half of it: nearly all photos. */
    public static boolean fits(JpegHeader header) {
        Frame frame = header.frame();
        if (header.colors() != ColorModel.YCBCR) {
            return false;
        }
        FrameComponent y = frame.components().get(0);
        FrameComponent cb = frame.components().get(1);
        FrameComponent cr = frame.components().get(2);
        return y.h() == frame.maxH()
                && y.v() == frame.maxV()
                && cb.h() == cr.h()
                && cb.v() == cr.v()
                && (y.h() == cb.h() || y.h() == 2 * cb.h())
                && (y.v() == cb.v() || y.v() == 2 * cb.v());
    }

    /** The planes of components that were all decoded at the same scale, of a picture that fits. */
    public static YccPlanes planes(Frame frame, List<Component> components, int scale) {
        int width = ScalePlan.scaled(frame.width(), scale);
        int height = ScalePlan.scaled(frame.height(), scale);
        boolean halfWidth = components.get(1).spec().h() < frame.maxH();
        boolean halfHeight = components.get(1).spec().v() < frame.maxV();
        int chromaWidth = halfWidth ? Math.ceilDiv(width, 2) : width;
        int chromaHeight = halfHeight ? Math.ceilDiv(height, 2) : height;
        return new YccPlanes(
                plane(components.get(0), width, height),
                plane(components.get(1), chromaWidth, chromaHeight),
                plane(components.get(2), chromaWidth, chromaHeight),
                halfWidth,
                halfHeight);
    }

    private static Plane plane(Component component, int width, int height) {
        return new Plane(component.plane(), component.stride(), width, height);
    }
}
