package io.shoebox.infra.deployment;

import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.UserSettings;
import io.shoebox.infra.settings.WebSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team has already, and Shoebox is to use.
 *
 * @param key the ARN of the key in KMS that encrypts buckets, table and queues; null: keys of AWS
 * @param network null: functions run outside of any VPC
 * @param boundary the ARN of the policy that bounds every role; null: none does
 * @param page what the page is called; null: as CloudFront calls it
 * @param viewerRole the name of the role that signed-in users have, which gets what they may read; null: one of ours
 */
public record Given(
        @Nullable String key,
        @Nullable Network network,
        @Nullable String boundary,
        @Nullable PageName page,
        @Nullable String viewerRole,
        SignIn signIn) {
    /** What the settings name. */
    public static Given of(Settings settings) {
        var network = settings.network();
        return new Given(
                settings.security().key(),
                network.subnets().isEmpty() ? null : new Network(network.subnets(), network.securityGroups()),
                settings.security().permissionsBoundary(),
                page(settings.web()),
                null,
                signIn(settings.users()));
    }

    /**
     * A name of one's own.
     *
     * @param certificate its ARN, in us-east-1
     */
    public record PageName(String domain, String certificate) {}

    private static @Nullable PageName page(WebSettings web) {
        return web.domain() == null || web.certificate() == null ? null : new PageName(web.domain(), web.certificate());
    }

    private static SignIn signIn(UserSettings users) {
        return users.poolId() == null || users.clientId() == null
                ? new SignIn.Own()
                : new SignIn.Pool(users.poolId(), List.of(users.clientId()), users.identityPoolId());
    }
}
