package io.shoebox.cli.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What became of all files, for people and for programs. */
public final class Summary {
    private static final List<String> KINDS =
            List.of("uploaded", "skipped", "refused", "failed", "not ready", "not tried");

    private final List<FoundFile> files;
    private final List<UploadResult> results;

    /** Of files and what became of them, in the same order. */
    public Summary(List<FoundFile> files, List<UploadResult> results) {
        this.files = List.copyOf(files);
        this.results = List.copyOf(results);
    }

    /** Whether every file is as the person wanted it. */
    public boolean isGood() {
        return results.stream().allMatch(UploadResult::isGood);
    }

    /** Each file that is not, and counts. */
    public void print(PrintWriter out) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        KINDS.forEach(kind -> counts.put(kind, 0));
        for (int i = 0; i < files.size(); i++) {
            UploadResult result = results.get(i);
            counts.merge(kind(result), 1, Integer::sum);
            if (!result.isGood()) {
                out.println("  " + kind(result) + ": " + files.get(i).path() + ": " + reason(result));
            }
        }
        out.println(String.join(
                ", ",
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0 || KINDS.indexOf(count.getKey()) < 4)
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList()));
        out.flush();
    }

    /** One object on one line: a list a kind, and how many bytes were sent. */
    public void printJson(PrintWriter out) {
        var mapper = new JsonMapper();
        ObjectNode root = mapper.createObjectNode();
        Map<String, ArrayNode> lists = new LinkedHashMap<>();
        KINDS.forEach(kind -> lists.put(kind, root.putArray(camel(kind))));
        for (int i = 0; i < files.size(); i++) {
            FoundFile file = files.get(i);
            UploadResult result = results.get(i);
            ArrayNode list = lists.get(kind(result));
            if (list != null) {
                ObjectNode item = list.addObject()
                        .put("file", file.path().toString())
                        .put("bytes", file.bytes())
                        .put("collection", file.collection());
                switch (result) {
                    case UploadResult.Uploaded(String key) -> item.put("s3Key", key);
                    case UploadResult.NotReady(String key, String _) -> item.put("s3Key", key);
                    case UploadResult.Skipped(String _, var key) -> key.ifPresent(there -> item.put("s3Key", there));
                    case UploadResult.Refused _, UploadResult.Failed _, UploadResult.NotTried _ -> {}
                }
                if (!(result instanceof UploadResult.Uploaded)) {
                    item.put("reason", reason(result));
                }
            }
        }
        root.put("uploadedBytes", uploadedBytes());
        try {
            out.println(mapper.writeValueAsString(root));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private long uploadedBytes() {
        return IntStream.range(0, files.size())
                .filter(i -> results.get(i) instanceof UploadResult.Uploaded)
                .mapToLong(i -> files.get(i).bytes())
                .sum();
    }

    private static String camel(String kind) {
        int space = kind.indexOf(' ');
        return space < 0
                ? kind
                : kind.substring(0, space) + Character.toUpperCase(kind.charAt(space + 1)) + kind.substring(space + 2);
    }

    private static String kind(UploadResult result) {
        return switch (result) {
            case UploadResult.Uploaded _ -> "uploaded";
            case UploadResult.Skipped _ -> "skipped";
            case UploadResult.Refused _ -> "refused";
            case UploadResult.Failed _ -> "failed";
            case UploadResult.NotReady _ -> "not ready";
            case UploadResult.NotTried _ -> "not tried";
        };
    }

    private static String reason(UploadResult result) {
        return switch (result) {
            case UploadResult.Uploaded _ -> "";
            case UploadResult.Skipped(String reason, var _) -> reason;
            case UploadResult.Refused(String reason) -> reason;
            case UploadResult.Failed(String reason) -> reason;
            case UploadResult.NotReady(String _, String reason) -> reason;
            case UploadResult.NotTried(String reason) -> reason;
        };
    }
}
