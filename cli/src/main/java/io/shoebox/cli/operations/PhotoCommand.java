package io.shoebox.cli.operations;

import io.shoebox.model.Photo;
import io.shoebox.operations.appsync.RecordFields;
import io.shoebox.operations.photos.PhotoHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code shoebox photo}: the life of one photo. */
@Command(
        name = "photo",
        description = "Shows all that is known of a photo, by its key; or finds photos by a part of their name.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PhotoCommand implements Callable<Integer> {
    private static final int FOUND = 20;

    @Parameters(paramLabel = "KEY|NAME", description = "What has a slash in it is a key.")
    private String asked = "";

    @Mixin
    private final OperatorOptions options;

    public PhotoCommand(Map<String, String> environment) {
        options = new OperatorOptions(environment);
    }

    @Override
    public Integer call() {
        try (Target target = options.open()) {
            return asked.contains("/") ? history(target) : find(target);
        }
    }

    private int history(Target target) {
        Optional<PhotoHistory> found = target.operations().history().of(FailuresCommand.key(asked));
        if (found.isEmpty()) {
            options.err().println("Nothing is known of this photo.");
            options.err().flush();
            return 1;
        }
        if (options.json()) {
            options.sayJson(RecordFields.of(found.get()));
        } else {
            show(found.get());
        }
        return 0;
    }

    private void show(PhotoHistory history) {
        Photo photo = history.photo();
        if (photo != null) {
            options.say(photo.filename() + ", " + photo.contentType() + ", " + Words.bytes(photo.bytes()) + ", "
                    + photo.status() + (photo.reason() == null ? "" : ": " + photo.reason()));
        }
        options.say(
                history.original() == null ? "The original is not in the bucket." : "The original is in the bucket.");
        var table = new TextTable("at", "after", "what", "");
        history.steps()
                .forEach(step -> table.row(
                        step.at(),
                        step.sincePrevious() == null ? "" : step.sincePrevious() + " s",
                        step.what(),
                        step.detail() == null ? "" : step.detail()));
        table.lines().forEach(options::say);
    }

    private int find(Target target) {
        List<Photo> found = target.operations().finder().find(asked, null, FOUND);
        if (options.json()) {
            options.sayJson(found.stream().map(RecordFields::found).toList());
            return found.isEmpty() ? 1 : 0;
        }
        if (found.isEmpty()) {
            options.say("No photo of this name was found among those that were looked at.");
            return 1;
        }
        var table = new TextTable("created", "status", "name", "key");
        found.forEach(photo -> table.row(photo.createdAt(), photo.status(), photo.filename(), photo.key()));
        table.lines().forEach(options::say);
        return 0;
    }
}
