package io.shoebox.infra.settings;

import io.shoebox.thumbnailer.ThumbnailSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How thumbnails are made, and what is too much of a photo. */
public record ThumbnailChoices(
        @Setting(value = "longest edges in pixels, at most 10", otherwise = "240,480,960", least = 16, most = 4096)
        List<Integer> edges,

        @Setting(value = "quality of JPEGs", otherwise = "80", least = 1, most = 100)
        int quality,

        @Setting(value = "the most megapixels that are decoded", otherwise = "50", least = 1, most = 500)
        int mostMegapixels,

        @Setting(value = "the most scans of a JPEG that is decoded", otherwise = "100", least = 1, most = 10_000)
        int mostScans,

        @Setting(value = "seconds for decoding one photo", otherwise = "30", least = 1, most = 600)
        int mostSeconds,

        @Setting(value = "percent of the heap that decoding may take", otherwise = "40", least = 10, most = 80)
        int memoryPercent,

        @Setting(value = "photos of a batch at once; 0: two a processor", otherwise = "0", most = 10)
        int parallelism) {
    /** As the thumbnailer's variables. */
    public Map<String, String> environment() {
        var variables = new TreeMap<>(Map.of(
                ThumbnailSettings.THUMBNAIL_EDGES,
                edges.stream().map(String::valueOf).collect(Collectors.joining(",")),
                ThumbnailSettings.THUMBNAIL_QUALITY,
                Integer.toString(quality),
                ThumbnailSettings.THUMBNAIL_MAX_MEGAPIXELS,
                Integer.toString(mostMegapixels),
                ThumbnailSettings.THUMBNAIL_MAX_SCANS,
                Integer.toString(mostScans),
                ThumbnailSettings.THUMBNAIL_MAX_SECONDS,
                Integer.toString(mostSeconds),
                ThumbnailSettings.THUMBNAIL_MEMORY_PERCENT,
                Integer.toString(memoryPercent)));
        if (parallelism > 0) {
            variables.put(ThumbnailSettings.THUMBNAIL_PARALLELISM, Integer.toString(parallelism));
        }
        return variables;
    }
}
