package io.shoebox.uploadapi.appsync;

/** Hears what is asked of the API, to count it. May be called by several threads at once. */
public interface ApiMetrics {
    /** Upload URLs that were issued. */
    String TICKETS = "TicketsIssued";
    /** Calls of fields, by {@link #FIELD}. */
    String CALLS = "ApiCalls";
    /** Calls that were refused or failed, by {@link #FIELD} and {@link #ERROR}. */
    String ERRORS = "ApiErrors";
    /** What tells fields apart. */
    String FIELD = "Field";
    /** What tells errors apart: the text of an {@link ErrorType}. */
    String ERROR = "Error";

    /** Counts nothing. */
    ApiMetrics NONE = new ApiMetrics() {
        @Override
        public void ticket() {}

        @Override
        public void called(String field) {}

        @Override
        public void failed(String field, ErrorType error) {}
    };

    /** An upload URL was issued. */
    void ticket();

    /** A field of the schema was asked for. */
    void called(String field);

    /** It was refused, or failed by a fault of ours. */
    void failed(String field, ErrorType error);
}
