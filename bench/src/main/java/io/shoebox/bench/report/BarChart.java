package io.shoebox.bench.report;

import io.shoebox.bench.peer.Peers;
import java.util.List;
import java.util.Locale;

/** Milliseconds a photo and peer as horizontal bars, as SVG. */
public final class BarChart {
    private static final int WIDTH = 860;
    private static final int LABELS = 270;
    private static final int ROW = 18;
    private static final List<String> COLOURS =
            List.of("#1b7837", "#7fbf7b", "#a6dba0", "#2166ac", "#4393c3", "#92c5de", "#b2182b", "#8c510a", "#bf812d");

    private BarChart() {}

    public static String svg(Results results) {
        // Thumbnailator is an order of magnitude away: its bars are cut so that the others can be told apart.
        double longest = results.figures().stream()
                .filter(figure -> !figure.peer().equals(Peers.THUMBNAILATOR))
                .mapToDouble(Figures::millis)
                .max()
                .orElse(1);
        StringBuilder bars = new StringBuilder();
        int y = 10;
        for (String photo : results.photos()) {
            y += ROW;
            bars.append(text(4, y, "bold", photo));
            for (String peer : results.peers()) {
                Figures figures = results.of(photo, peer).orElse(null);
                if (figures != null) {
                    y += ROW;
                    bars.append(bar(y, figures, longest, results.peers().indexOf(peer)));
                }
            }
            y += ROW / 2;
        }
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """, WIDTH, y + ROW, bars);
    }

    private static String bar(int y, Figures figures, double longest, int peer) {
        int space = WIDTH - LABELS - 90;
        double length = Math.min(1, figures.millis() / longest) * space;
        String colour = COLOURS.get(peer % COLOURS.size());
        return text(16, y, "normal", figures.peer())
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"13\" fill=\"%s\"/>\n",
                        LABELS,
                        y - 11,
                        length,
                        colour)
                + text(
                        (int) (LABELS + length) + 6,
                        y,
                        "normal",
                        String.format(Locale.ROOT, "%.0f ms", figures.millis()));
    }

    private static String text(int x, int y, String weight, String content) {
        return String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>\n", x, y, weight, content);
    }
}
