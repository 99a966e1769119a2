package io.shoebox.uploadapi;

import io.shoebox.lambda.EmfLines;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.ErrorType;

/** What is asked of the API, as lines of CloudWatch's embedded metric format. */
final class EmfApiMetrics implements ApiMetrics {
    private final EmfLines lines = new EmfLines();

    @Override
    public void ticket() {
        lines.write(line -> line.count(TICKETS));
    }

    @Override
    public void called(String field) {
        lines.write(line -> {
            line.dimension(FIELD, field);
            line.count(CALLS);
        });
    }

    @Override
    public void failed(String field, ErrorType error) {
        lines.write(line -> {
            line.dimension(FIELD, field);
            line.dimension(ERROR, error.text());
            line.count(ERRORS);
        });
    }
}
