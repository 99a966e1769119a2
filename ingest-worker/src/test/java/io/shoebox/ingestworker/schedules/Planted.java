package io.shoebox.ingestworker.schedules;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Change;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Mistakes that somebody might make in a worker or the catalog, each of which some schedule shows. */
enum Planted {
    /** Answers each find with the row that the one before it would have had. */
    READS_LAG_BEHIND(LaggingReads::new),
    /** A delete that comes before its upload leaves nothing, so that the upload revives the photo. */
    NO_TOMBSTONE_OF_WHAT_IS_NOT_THERE(NoTombstone::new),
    /** Whoever finds a photo registered takes it that thumbnails were asked for. */
    DUPLICATES_DO_NOT_ASK_AGAIN(SilentDuplicates::new),
    /** The row is written when its thumbnails were asked for, not before. */
    ASKED_BEFORE_THE_ROW_IS_THERE(AskedTooSoon::new),
    /** A row is believed for as long as the message is worked on. */
    ROWS_ARE_REMEMBERED(RememberedRows::new),
    /** A row becomes ready by thumbnails of whatever content. */
    READY_WHATEVER_THE_CONTENT(ReadyAnyway::new),
    /** Thumbnails that were made for a row that has changed since are taken for the last word. */
    OVERTAKEN_WORK_IS_THOUGHT_DONE(OvertakenWork::new);

    @SuppressWarnings("ImmutableEnumChecker") // A constructor.
    private final Supplier<Plant> plants;

    Planted(Supplier<Plant> plants) {
        this.plants = plants;
    }

    /** One for each worker. */
    Supplier<Plant> plants() {
        return plants;
    }

    private static final class LaggingReads extends Plant {
        private final Map<Object, Object> before = new HashMap<>();

        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            Object answer = call(real, method, arguments);
            if (!method.getName().equals("find") || answer == null) {
                return answer;
            }
            Object older = before.put(arguments[0], answer);
            return older == null ? Optional.empty() : older;
        }
    }

    private static final class NoTombstone extends Plant {
        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            return method.getName().equals("delete")
                            && real.find((PhotoKey) arguments[0]).isEmpty()
                    ? Change.APPLIED
                    : call(real, method, arguments);
        }
    }

    private static final class SilentDuplicates extends Plant {
        private boolean changed;

        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            changed |= !method.getName().equals("find");
            return call(real, method, arguments);
        }

        @Override
        @Nullable
        Object inQueues(SqsClient real, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "receiveMessage" -> changed = false;
                case "sendMessage" -> {
                    if (!changed) {
                        return SendMessageResponse.builder().build();
                    }
                }
                default -> {}
            }
            return call(real, method, arguments);
        }
    }

    private static final class AskedTooSoon extends Plant {
        private final List<Photo> held = new ArrayList<>();
        private @Nullable Catalog catalog;

        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            catalog = real;
            if (!method.getName().equals("registerAll")) {
                return call(real, method, arguments);
            }
            var photos =
                    ((List<?>) arguments[0]).stream().map(Photo.class::cast).toList();
            held.addAll(photos);
            return photos.stream().map(photo -> Change.APPLIED).toList();
        }

        @Override
        @Nullable
        Object inQueues(SqsClient real, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("receiveMessage")) {
                held.clear();
            }
            Object answer = call(real, method, arguments);
            if (method.getName().equals("sendMessage") && catalog != null) {
                for (Photo photo : held) {
                    catalog.register(photo);
                }
                held.clear();
            }
            return answer;
        }
    }

    private static final class RememberedRows extends Plant {
        private final Map<Object, Object> rows = new HashMap<>();

        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("find")) {
                return call(real, method, arguments);
            }
            Object known = rows.get(arguments[0]);
            Object row = known == null ? call(real, method, arguments) : known;
            if (row != null) {
                rows.put(arguments[0], row);
            }
            return row;
        }

        @Override
        @Nullable
        Object inQueues(SqsClient real, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("receiveMessage")) {
                rows.clear();
            }
            return call(real, method, arguments);
        }
    }

    private static final class ReadyAnyway extends Plant {
        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("ready")) {
                return call(real, method, arguments);
            }
            Object[] changed = Arrays.copyOf(arguments, arguments.length);
            real.find((PhotoKey) arguments[0]).ifPresent(row -> changed[1] = row.sequencer());
            return call(real, method, changed);
        }
    }

    private static final class OvertakenWork extends Plant {
        @Override
        @Nullable
        Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
            Object answer = call(real, method, arguments);
            return method.getName().equals("ready") && answer == Change.STALE ? Change.APPLIED : answer;
        }
    }
}
