package io.shoebox.uploadapi;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.Cost;
import io.shoebox.model.Environment;
import io.shoebox.uploadapi.identity.BackendRole;
import io.shoebox.uploadapi.identity.CallerIdentifier;
import io.shoebox.uploadapi.identity.UserPool;
import io.shoebox.uploadapi.tickets.UploadPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this module's functions.
 *
 * @param callers whose word counts on who is calling
 * @param budget what an identity may do in an hour and a day
 * @param mostPhotos that an identity may have; 0: as many as it likes
 */
public record UploadSettings(
        String photosBucket,
        String photosTable,
        CallerIdentifier.Trusted callers,
        UploadPolicy policy,
        BudgetLimits budget,
        long mostPhotos) {
    /** The identity pool's id; required. */
    public static final String IDENTITY_POOL_ID = "IDENTITY_POOL_ID";
    /** The user pool's id, {@code <region>_<letters and digits>}; without it or a provider, tokens are refused. */
    public static final String USER_POOL_ID = "USER_POOL_ID";
    /** The issuer of the pool's tokens, where it is not on AWS; by default what follows from the id. */
    public static final String USER_POOL_ISSUER = "USER_POOL_ISSUER";
    /** Ids of the app clients whose tokens are taken, separated by commas; required with a user pool. */
    public static final String USER_POOL_CLIENTS = "USER_POOL_CLIENTS";
    /** The issuer of an OpenID Connect provider that is no user pool, in place of one. */
    public static final String OPENID_ISSUER = "OPENID_ISSUER";
    /** The audiences of its ID tokens that are taken, separated by commas; required with it. */
    public static final String OPENID_CLIENTS = "OPENID_CLIENTS";
    /** ARNs of backends' roles that may act for any identity, separated by commas; by default none. */
    public static final String BACKEND_ROLES = "BACKEND_ROLES";
    /** Seconds for which a URL is good, 1 to 600 (the bucket refuses older signatures); by default 300. */
    public static final String UPLOAD_EXPIRY_SECONDS = "UPLOAD_EXPIRY_SECONDS";
    /** {@code false}: clients may leave {@code contentLength} out; by default {@code true}. */
    public static final String UPLOAD_REQUIRE_LENGTH = "UPLOAD_REQUIRE_LENGTH";

    /** Upload URLs that an identity gets an hour; 0: no limit; by default 5000. */
    public static final String BUDGET_TICKETS_PER_HOUR = "BUDGET_TICKETS_PER_HOUR";
    /** Upload URLs that an identity gets a day; 0: no limit; by default 20000. */
    public static final String BUDGET_TICKETS_PER_DAY = "BUDGET_TICKETS_PER_DAY";
    /** MiB that an identity may upload an hour; 0: no limit; by default 51200. */
    public static final String BUDGET_MIB_PER_HOUR = "BUDGET_MIB_PER_HOUR";
    /** MiB that an identity may upload a day; 0: no limit; by default 204800. */
    public static final String BUDGET_MIB_PER_DAY = "BUDGET_MIB_PER_DAY";
    /** Photos that an identity may delete an hour; 0: no limit; by default 5000. */
    public static final String BUDGET_DELETES_PER_HOUR = "BUDGET_DELETES_PER_HOUR";
    /** Photos that an identity may delete a day; 0: no limit; by default 20000. */
    public static final String BUDGET_DELETES_PER_DAY = "BUDGET_DELETES_PER_DAY";
    /** Photos that an identity may have; 0, the default: no limit. */
    public static final String BUDGET_STORED_PHOTOS = "BUDGET_STORED_PHOTOS";

    private static final long MOST = 1_000_000_000;
    private static final int MIB = 1 << 20;

    /** Of a pool whose id is wrong; the check of all settings keeps it from being used. */
    private static final String STAND_IN = "https://invalid";

    private static final long DEFAULT_EXPIRY_SECONDS = 300;
    private static final long MOST_EXPIRY_SECONDS = 600;

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static UploadSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var settings = new UploadSettings(
                env.text(Environment.PHOTOS_BUCKET),
                env.text(Environment.PHOTOS_TABLE),
                new CallerIdentifier.Trusted(
                        env.text(IDENTITY_POOL_ID),
                        userPool(env),
                        env.parsed(BACKEND_ROLES, Set.of(), BackendRole.RULE, BackendRole::allOf)),
                policy(env),
                budget(env),
                env.number(BUDGET_STORED_PHOTOS, 0, 0, MOST));
        env.check();
        return settings;
    }

    /** What an identity may do in an hour and a day; {@link Environment#check} tells what is wrong. */
    public static BudgetLimits budget(Environment env) {
        return new BudgetLimits(
                cost(env, BUDGET_TICKETS_PER_HOUR, BUDGET_MIB_PER_HOUR, BUDGET_DELETES_PER_HOUR, 5000, 51_200),
                cost(env, BUDGET_TICKETS_PER_DAY, BUDGET_MIB_PER_DAY, BUDGET_DELETES_PER_DAY, 20_000, 204_800));
    }

    /** As {@link #budget} reads it. */
    public static Map<String, String> variables(BudgetLimits budget) {
        return Map.of(
                BUDGET_TICKETS_PER_HOUR, Long.toString(budget.hour().tickets()),
                BUDGET_MIB_PER_HOUR, Long.toString(budget.hour().bytes() / MIB),
                BUDGET_DELETES_PER_HOUR, Long.toString(budget.hour().deletes()),
                BUDGET_TICKETS_PER_DAY, Long.toString(budget.day().tickets()),
                BUDGET_MIB_PER_DAY, Long.toString(budget.day().bytes() / MIB),
                BUDGET_DELETES_PER_DAY, Long.toString(budget.day().deletes()));
    }

    private static Cost cost(
            Environment env, String tickets, String mib, String deletes, long usualNumber, long usualMib) {
        return new Cost(
                env.number(tickets, usualNumber, 0, MOST),
                MIB * env.number(mib, usualMib, 0, MOST),
                env.number(deletes, usualNumber, 0, MOST));
    }

    private static @Nullable UserPool userPool(Environment env) {
        if (env.text(USER_POOL_ID, "").isEmpty()) {
            return env.text(OPENID_ISSUER, "").isEmpty() ? null : openIdProvider(env);
        }
        String issuer = env.parsed(USER_POOL_ID, STAND_IN, UserPool.ID_RULE, UserPool::issuerOf);
        return new UserPool(
                env.parsed(USER_POOL_ISSUER, issuer, UserPool.ISSUER_RULE, UserPool::checkedIssuer),
                env.required(USER_POOL_CLIENTS, Set.of(), UserPool.CLIENTS_RULE, UserPool::clientsOf));
    }

    private static UserPool openIdProvider(Environment env) {
        return UserPool.openId(
                env.parsed(OPENID_ISSUER, STAND_IN, UserPool.ISSUER_RULE, UserPool::checkedIssuer),
                env.required(OPENID_CLIENTS, Set.of(), UserPool.AUDIENCES_RULE, UserPool::audiencesOf));
    }

    private static UploadPolicy policy(Environment env) {
        long mostBytes = env.mostUploadBytes();
        long expiry = env.number(UPLOAD_EXPIRY_SECONDS, DEFAULT_EXPIRY_SECONDS, 1, MOST_EXPIRY_SECONDS);
        return new UploadPolicy(
                env.contentTypes(), mostBytes, Duration.ofSeconds(expiry), env.flag(UPLOAD_REQUIRE_LENGTH, true));
    }
}
