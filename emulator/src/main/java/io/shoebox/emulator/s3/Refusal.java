package io.shoebox.emulator.s3;

/** An error of S3 (API Reference, "Error responses"). */
record Refusal(int status, String code, String message) {
    static final Refusal FOREIGN_HOST = new Refusal(
            403,
            "AccessDenied",
            "This server answers to 127.0.0.1 and localhost only; another Host looks like DNS rebinding.");
    static final Refusal NO_CORS = new Refusal(
            403,
            "AccessForbidden",
            "CORSResponse: This CORS request is not allowed. This is usually because the evaluation of"
                    + " Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not"
                    + " whitelisted by the resource's CORS spec.");
    static final Refusal NO_TOKEN =
            new Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    static final Refusal WRONG_TOKEN =
            new Refusal(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");

    static Refusal notSigned(String header) {
        return new Refusal(
                403, "AccessDenied", "There were headers present in the request which were not signed: " + header);
    }

    /** The body; code and message are of this class, so nothing has to be escaped but a header's name, which is a token. */
    String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, message.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
