package io.shoebox.infra.monitoring;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import java.util.List;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.constructs.Construct;

/** What operators ask the logs, ready in CloudWatch Logs Insights; words in capitals are to be replaced. */
public final class SavedQueries {
    private static final String LINES = "fields @timestamp, service, level, message, key, messageId, requestId\n";

    private final Construct scope;
    private final Deployment deployment;

    private SavedQueries(Construct scope, Deployment deployment) {
        this.scope = scope;
        this.deployment = deployment;
    }

    public static void add(Construct scope, Deployment deployment) {
        var queries = new SavedQueries(scope, deployment);
        queries.add("a photo by its key", LINES + "| filter key = 'KEY'\n| sort @timestamp\n| limit 1000");
        queries.add(
                "a photo by the request of its ticket",
                LINES + "| filter requestId = 'REQUEST'\n| sort @timestamp\n| limit 1000");
        queries.add("a message by its id", LINES + "| filter messageId = 'MESSAGE'\n| sort @timestamp\n| limit 1000");
        queries.add("messages that began and did not end", """
                filter ispresent(messageId)
                | stats count(*) as lines, max(@timestamp) as last, latest(message) as text by messageId
                | filter text like /: begun/
                | sort last desc
                | limit 100""");
        queries.add("why messages are tried again", """
                filter message like /stays on the queue/
                | parse message 'stays on the queue, *' as why
                | stats count(*) as times by service, why
                | sort times desc
                | limit 50""");
        queries.add(
                "failed photos by reason",
                "filter ispresent(PhotosFailed)\n| stats count(*) as photos by Reason\n| sort photos desc");
        queries.add("the slowest photos", """
                filter ispresent(ReadyAfter)
                | display @timestamp, key, ReadyAfter, ThumbnailsQueueTime, ThumbnailsTime
                | sort ReadyAfter desc
                | limit 50""");
        queries.add(
                "refused calls of the API",
                "filter ispresent(ApiErrors)\n| stats count(*) as calls by Field, Error\n| sort calls desc");
    }

    private void add(String name, String query) {
        CfnQueryDefinition.Builder.create(scope, "Query-" + name.replace(' ', '-'))
                .name("shoebox/" + deployment.names().path() + "/" + name)
                .logGroupNames(logs())
                .queryString(query)
                .build();
    }

    private List<String> logs() {
        return deployment.functions().stream()
                .map(function -> deployment.names().of(Names.Kind.LOG, function.part()))
                .toList();
    }
}
