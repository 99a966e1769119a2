package io.shoebox.emulator.appsync;

import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.IamAuth;
import io.shoebox.emulator.appsync.auth.UserPoolAuth;
import io.shoebox.emulator.appsync.graphql.Limits;
import io.shoebox.emulator.appsync.graphql.Resolver;
import io.shoebox.emulator.appsync.realtime.RealtimeLimits;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One API.
 *
 * @param schema in SDL; AppSync's scalars and directives need no declaration
 * @param defaultMode of types and fields without a directive; must be offered
 * @param userPool null: tokens are refused
 * @param iam null: signatures are refused
 * @param resolvers by field; other fields are read from their parent's value
 * @param introspection whether the schema may be asked for
 */
public record AppSyncOptions(
        String schema,
        AuthMode defaultMode,
        @Nullable UserPoolAuth userPool,
        @Nullable IamAuth iam,
        Map<FieldName, Resolver> resolvers,
        boolean introspection,
        Limits limits,
        RealtimeLimits realtime,
        InstantSource clock) {
    public AppSyncOptions {
        resolvers = Map.copyOf(resolvers);
        boolean offered = switch (defaultMode) {
            case USER_POOL -> userPool != null;
            case IAM -> iam != null;
        };
        if (!offered) {
            throw new IllegalArgumentException("The default mode " + defaultMode + " is not offered");
        }
    }

    /** Introspection as AppSync has it unless told otherwise, and the usual limits. */
    public static AppSyncOptions of(
            String schema,
            AuthMode defaultMode,
            @Nullable UserPoolAuth userPool,
            @Nullable IamAuth iam,
            Map<FieldName, Resolver> resolvers) {
        return new AppSyncOptions(
                schema,
                defaultMode,
                userPool,
                iam,
                resolvers,
                true,
                Limits.USUAL,
                RealtimeLimits.USUAL,
                InstantSource.system());
    }

    public AppSyncOptions withIntrospection(boolean allowed) {
        return new AppSyncOptions(schema, defaultMode, userPool, iam, resolvers, allowed, limits, realtime, clock);
    }

    public AppSyncOptions withLimits(Limits others) {
        return new AppSyncOptions(
                schema, defaultMode, userPool, iam, resolvers, introspection, others, realtime, clock);
    }

    public AppSyncOptions withRealtime(RealtimeLimits others) {
        return new AppSyncOptions(schema, defaultMode, userPool, iam, resolvers, introspection, limits, others, clock);
    }
}
