package io.shoebox.cli;

import io.shoebox.local.AwsEndpoint;
import io.shoebox.local.ForeignServers;
import io.shoebox.local.ResourceNames;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --aws-endpoint}, which two commands have. */
final class EndpointOption {
    @Option(
            names = "--aws-endpoint",
            paramLabel = "URL",
            description = {
                "Use S3, SQS and DynamoDB of this server, such as LocalStack, instead of embedded ones;",
                "AWS_ENDPOINT_URL_S3, _SQS and _DYNAMODB name another for one of them."
            })
    private @Nullable String url;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec command;

    private final Map<String, String> environment;

    /** @param environment the variables that say where servers are and who calls them */
    EndpointOption(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The servers, with what is missing made; empty where the option is not given. */
    Optional<ForeignServers> servers(Duration visibilityTimeout) {
        return address()
                .map(address -> ForeignServers.start(
                        AwsEndpoint.of(address, environment), ResourceNames.DEFAULT, visibilityTimeout));
    }

    /** @throws ParameterException if one of the options, which are for embedded servers, is given too */
    void excludes(List<String> others) {
        if (url == null) {
            return;
        }
        for (String other : others) {
            if (command.commandLine().getParseResult().hasMatchedOption(other)) {
                throw new ParameterException(
                        command.commandLine(),
                        other
                                + " is for the embedded servers, which --aws-endpoint replaces: leave out one of the two");
            }
        }
    }

    private Optional<URI> address() {
        if (url == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(AwsEndpoint.address(url));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--aws-endpoint " + e.getMessage(), e);
        }
    }
}
