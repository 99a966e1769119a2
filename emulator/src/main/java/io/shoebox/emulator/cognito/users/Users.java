package io.shoebox.emulator.cognito.users;

import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.store.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All users: a document each, and all of them in memory. What is on disk is never behind what was answered. */
public final class Users {
    private static final String KIND = "users";
    /** So that a page that signs up without end fills neither memory nor disk. */
    private static final int MOST = 100_000;

    private final Documents documents;
    private final Map<String, User> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByEmail = new ConcurrentHashMap<>();
    private final Map<String, String> idByTokenHash = new ConcurrentHashMap<>();

    public Users(Documents documents) {
        this.documents = documents;
        documents.all(KIND).stream()
                .map(document -> Json.read(document, User.class))
                .forEach(this::publish);
    }

    /** What became of a new user. */
    public enum Creation {
        DONE,
        EMAIL_TAKEN,
        TOO_MANY
    }

    /** The form in which addresses are compared. */
    public static String normalized(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /** By address or id. */
    public Optional<User> find(String username) {
        String name = normalized(username);
        String id = idByEmail.getOrDefault(name, name);
        return Optional.ofNullable(byId.get(id));
    }

    Optional<User> byTokenHash(String hash) {
        return Optional.ofNullable(idByTokenHash.get(hash)).map(byId::get);
    }

    /** In the order in which they signed up. */
    public List<User> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(User::created).thenComparing(User::id))
                .toList();
    }

    public synchronized Creation create(User user) {
        if (idByEmail.containsKey(user.email())) {
            return Creation.EMAIL_TAKEN;
        }
        if (byId.size() >= MOST) {
            return Creation.TOO_MANY;
        }
        save(user);
        return Creation.DONE;
    }

    /** @return the user as it is then; empty if it is gone */
    public synchronized Optional<User> update(String id, UnaryOperator<User> change) {
        Optional<User> changed = Optional.ofNullable(byId.get(id)).map(change);
        changed.ifPresent(this::save);
        return changed;
    }

    public synchronized void delete(String id) {
        User user = byId.get(id);
        if (user != null) {
            documents.delete(KIND, id);
            forget(user);
        }
    }

    private void save(User user) {
        documents.put(KIND, user.id(), Json.write(user));
        publish(user);
    }

    private void publish(User user) {
        User before = byId.put(user.id(), user);
        if (before != null) {
            before.sessions().forEach(session -> idByTokenHash.remove(session.tokenHash()));
        }
        idByEmail.put(user.email(), user.id());
        user.sessions().forEach(session -> idByTokenHash.put(session.tokenHash(), user.id()));
    }

    private void forget(User user) {
        byId.remove(user.id());
        idByEmail.remove(user.email());
        user.sessions().forEach(session -> idByTokenHash.remove(session.tokenHash()));
    }
}
