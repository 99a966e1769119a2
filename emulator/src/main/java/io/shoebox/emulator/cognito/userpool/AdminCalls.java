package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.users.Group;
import io.shoebox.emulator.cognito.users.Groups;
import io.shoebox.emulator.cognito.users.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What operators do with groups and users. */
final class AdminCalls {
    /** A page. */
    private static final int PAGE = 60;

    private final UserPool pool;
    private final AdminAccess access;

    AdminCalls(UserPool pool, AdminAccess access) {
        this.pool = pool;
        this.access = access;
    }

    Map<String, Call> calls() {
        Map<String, Function<Fields, Map<String, ?>>> open = Map.of(
                "CreateGroup", this::createGroup,
                "ListGroups", this::listGroups,
                "AdminAddUserToGroup", this::add,
                "AdminRemoveUserFromGroup", this::remove,
                "AdminListGroupsForUser", this::groupsOf,
                "ListUsers", this::listUsers);
        Map<String, Call> calls = new HashMap<>();
        open.forEach((name, call) -> calls.put(name, guarded(name, call)));
        return calls;
    }

    private Call guarded(String name, Function<Fields, Map<String, ?>> call) {
        return (fields, request) -> {
            if (!access.mayAdminister(request)) {
                throw new Refusal("AccessDeniedException", "Not authorized to perform: cognito-idp:" + name);
            }
            String poolId = fields.text("UserPoolId");
            if (!poolId.equals(pool.options().id())) {
                throw Refusal.notFound("User pool " + UserPool.printable(poolId) + " does not exist.");
            }
            return call.apply(fields);
        };
    }

    private Map<String, ?> createGroup(Fields fields) {
        return switch (pool.groups()
                .create(fields.text("GroupName"), fields.optional("Description").orElse(""))) {
            case Groups.Creation.Done(Group group) -> Map.of("Group", shown(group));
            case Groups.Creation.Exists() ->
                throw new Refusal("GroupExistsException", "A group with the name already exists.");
            case Groups.Creation.Refused() -> throw Refusal.invalid("The group's name or description is not allowed.");
        };
    }

    private Map<String, ?> listGroups(Fields fields) {
        return Map.of("Groups", pool.groups().all().stream().map(this::shown).toList());
    }

    private Map<String, ?> add(Fields fields) {
        return changed(pool.groups().add(fields.text("Username"), fields.text("GroupName")));
    }

    private Map<String, ?> remove(Fields fields) {
        return changed(pool.groups().remove(fields.text("Username"), fields.text("GroupName")));
    }

    private static Map<String, ?> changed(Groups.Change change) {
        return switch (change) {
            case DONE -> Map.of();
            case NO_GROUP -> throw Refusal.notFound("Group not found.");
            case NO_USER -> throw Accounts.noUser();
        };
    }

    private Map<String, ?> groupsOf(Fields fields) {
        List<Group> groups = pool.groups().of(fields.text("Username")).orElseThrow(Accounts::noUser);
        return Map.of("Groups", groups.stream().map(this::shown).toList());
    }

    private Map<String, ?> listUsers(Fields fields) {
        int from = fields.optional("PaginationToken").map(AdminCalls::position).orElse(0);
        List<User> users = pool.users().all();
        int to = Math.min(users.size(), from + PAGE);
        Map<String, Object> answer = new HashMap<>(Map.of(
                "Users",
                users.subList(Math.min(from, to), to).stream()
                        .map(AdminCalls::shown)
                        .toList()));
        if (to < users.size()) {
            answer.put("PaginationToken", String.valueOf(to));
        }
        return answer;
    }

    private static int position(String token) {
        if (!token.matches("\\d{1,7}")) {
            throw Refusal.invalid("Invalid pagination token given.");
        }
        return Integer.parseInt(token);
    }

    private Map<String, ?> shown(Group group) {
        return Map.of(
                "GroupName", group.name(),
                "UserPoolId", pool.options().id(),
                "Description", group.description(),
                "CreationDate", seconds(group.created()),
                "LastModifiedDate", seconds(group.created()));
    }

    private static Map<String, ?> shown(User user) {
        return Map.of(
                "Username", user.id(),
                "Attributes", Attributes.shown(user),
                "UserCreateDate", seconds(user.created()),
                "UserLastModifiedDate", seconds(user.modified()),
                "Enabled", true,
                "UserStatus", user.confirmed() ? "CONFIRMED" : "UNCONFIRMED");
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
