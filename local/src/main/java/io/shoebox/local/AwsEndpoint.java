package io.shoebox.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/**
 * Servers that are not ours, and who calls them.
 *
 * @param credentials which credentials they are called with, in words that hold no secret
 */
public record AwsEndpoint(ServerAccess access, String credentials) {
    /**
     * Everything at one address, but for the services that have a variable of their own.
     *
     * @param environment the variables that the SDKs know: {@code AWS_ENDPOINT_URL_S3}, {@code _SQS}, {@code _DYNAMODB},
     *     the region's, and those of {@link ForeignCredentials}
     * @throws LocalServerException naming the variable that is wrong
     */
    public static AwsEndpoint of(URI url, Map<String, String> environment) {
        ForeignCredentials caller = ForeignCredentials.from(environment);
        return new AwsEndpoint(
                new ServerAccess(
                        endpoint(AwsService.S3, url, environment),
                        endpoint(AwsService.SQS, url, environment),
                        endpoint(AwsService.DYNAMODB, url, environment),
                        region(environment),
                        caller.credentials()),
                caller.source());
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException naming the rule, if it is not the address of a server
     */
    public static URI address(String text) {
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null || url.getUserInfo() != null || url.getRawQuery() != null) {
                throw new IllegalArgumentException(rule());
            }
            return url;
        } catch (URISyntaxException e) {
            // Neither the text nor the cause, which quotes it: a password may be in it.
            throw new IllegalArgumentException(rule());
        }
    }

    private static String rule() {
        return "takes the address of a server, such as http://127.0.0.1:4566, without user, password or query";
    }

    private static URI endpoint(AwsService service, URI otherwise, Map<String, String> environment) {
        String text = environment.getOrDefault(service.variable(), "");
        if (text.isBlank()) {
            return otherwise;
        }
        try {
            return address(text);
        } catch (IllegalArgumentException e) {
            throw new LocalServerException("The variable " + service.variable() + " " + e.getMessage() + ".", e);
        }
    }

    private static Region region(Map<String, String> environment) {
        String named = environment.getOrDefault("AWS_REGION", "").strip();
        String id = named.isEmpty()
                ? environment.getOrDefault("AWS_DEFAULT_REGION", "").strip()
                : named;
        return id.isEmpty() ? LocalServers.REGION : Region.of(id);
    }
}
