package io.shoebox.emulator.cognito.users;

import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.store.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The pool's groups, and who is in them. */
public final class Groups {
    private static final String KIND = "groups";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
    private static final int MOST = 1000;
    private static final int LONGEST_DESCRIPTION = 2048;

    private final Documents documents;
    private final Users users;
    private final Clock clock;
    private final Map<String, Group> byName = new ConcurrentSkipListMap<>();

    public Groups(Documents documents, Users users, Clock clock) {
        this.documents = documents;
        this.users = users;
        this.clock = clock;
        documents.all(KIND).stream()
                .map(document -> Json.read(document, Group.class))
                .forEach(group -> byName.put(group.name(), group));
    }

    /** What became of a new group. */
    public sealed interface Creation {
        record Done(Group group) implements Creation {}

        record Exists() implements Creation {}

        record Refused() implements Creation {}
    }

    /** What became of a change of who is in a group. */
    public enum Change {
        DONE,
        NO_GROUP,
        NO_USER
    }

    public synchronized Creation create(String name, String description) {
        if (byName.containsKey(name)) {
            return new Creation.Exists();
        }
        if (!NAME.matcher(name).matches() || description.length() > LONGEST_DESCRIPTION || byName.size() >= MOST) {
            return new Creation.Refused();
        }
        Group group = new Group(name, description, clock.instant());
        documents.put(KIND, String.valueOf(byName.size()), Json.write(group));
        byName.put(name, group);
        return new Creation.Done(group);
    }

    /** By name. */
    public List<Group> all() {
        return List.copyOf(byName.values());
    }

    /** Their tokens say so from their next renewal on. */
    public Change add(String username, String group) {
        return change(username, group, groups -> groups.add(group));
    }

    public Change remove(String username, String group) {
        return change(username, group, groups -> groups.remove(group));
    }

    private Change change(String username, String group, Consumer<SortedSet<String>> change) {
        if (!byName.containsKey(group)) {
            return Change.NO_GROUP;
        }
        Optional<User> changed = users.find(username)
                .flatMap(found -> users.update(found.id(), user -> {
                    SortedSet<String> groups = new TreeSet<>(user.groups());
                    change.accept(groups);
                    return user.withGroups(groups, clock.instant());
                }));
        return changed.isPresent() ? Change.DONE : Change.NO_USER;
    }

    /** Empty if there is no such user. */
    public Optional<List<Group>> of(String username) {
        return users.find(username)
                .map(user -> user.groups().stream()
                        .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                        .toList());
    }
}
