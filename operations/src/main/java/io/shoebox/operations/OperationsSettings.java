package io.shoebox.operations;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.model.Environment;
import io.shoebox.operations.places.Places;
import io.shoebox.uploadapi.UploadSettings;
import io.shoebox.uploadapi.identity.UserPool;
import java.util.Map;
import java.util.Set;

/**
 * The settings of {@link OperationsLambda}.
 *
 * @param budget what an identity may do that has no limits of its own
 * @param users whose group of operators may call
 */
public record OperationsSettings(Places places, BudgetLimits budget, UserPool users, String region) {
    /** Where Lambda and CloudWatch are, where they are not AWS's own; the variable of all SDKs. */
    public static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private static final String REGION = "AWS_REGION";
    /** Of a pool whose id is wrong; the check of all settings keeps it from being used. */
    private static final String STAND_IN = "https://invalid";

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static OperationsSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        String issuer = env.required(UploadSettings.USER_POOL_ID, STAND_IN, UserPool.ID_RULE, UserPool::issuerOf);
        var settings = new OperationsSettings(
                Places.from(env),
                UploadSettings.budget(env),
                new UserPool(
                        env.parsed(
                                UploadSettings.USER_POOL_ISSUER, issuer, UserPool.ISSUER_RULE, UserPool::checkedIssuer),
                        env.required(
                                UploadSettings.USER_POOL_CLIENTS,
                                Set.of(),
                                UserPool.CLIENTS_RULE,
                                UserPool::clientsOf)),
                env.text(REGION, "us-east-1"));
        env.check();
        return settings;
    }
}
