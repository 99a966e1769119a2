package io.shoebox.uploadapi.identity;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An IAM role of a backend that may act for any identity. An account has one role of a name, whatever its path.
 *
 * @param name without path
 */
public record BackendRole(String partition, String account, String name) {
    /** The rule in words, for refusals. */
    public static final String RULE = "ARNs of IAM roles, separated by commas";

    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/(?:[!-~]{1,510}/)?([\\w+=,.@-]{1,64})");

    /** Whether a text is the ARN of a role. */
    public static boolean isArn(String text) {
        return ARN.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if it is no ARN of a role */
    public static BackendRole of(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no ARN of an IAM role");
        }
        return new BackendRole(parts.group(1), parts.group(2), parts.group(3));
    }

    /** @throws IllegalArgumentException if one of them is no ARN of a role */
    public static Set<BackendRole> allOf(String list) {
        return Lists.of(list).stream().map(BackendRole::of).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether this role was assumed.
     *
     * @param userArn {@code arn:aws:sts::<account>:assumed-role/<name>/<session>}, as AppSync tells who signed
     */
    boolean isAssumed(String userArn) {
        return userArn.startsWith("arn:" + partition + ":sts::" + account + ":assumed-role/" + name + "/");
    }
}
