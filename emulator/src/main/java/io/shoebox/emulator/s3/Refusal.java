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
    static final Refusal EXPIRED_TOKEN = new Refusal(400, "ExpiredToken", "The provided token has expired.");
    static final Refusal DENIED = new Refusal(403, "AccessDenied", "Access Denied");
    static final Refusal NOT_IN_THE_HEADER = new Refusal(
            403,
            "AccessDenied",
            "Tags are asked for with a signature of version 4 in the header Authorization, of host, x-amz-date and"
                    + " x-amz-content-sha256 at least.");
    static final Refusal SKEWED = new Refusal(
            403, "RequestTimeTooSkewed", "The difference between the request time and the server's time is too large.");
    static final Refusal WRONG_SIGNATURE = new Refusal(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided.");
    static final Refusal OTHER_BODY = new Refusal(
            400,
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.");
    static final Refusal NO_BUCKET = new Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
    static final Refusal NO_KEY = new Refusal(404, "NoSuchKey", "The specified key does not exist.");
    static final Refusal MALFORMED_XML = new Refusal(
            400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our schema");
    static final Refusal INVALID_TAG = new Refusal(
            400,
            "InvalidTag",
            "A tag's key has 1 to 128 characters, its value at most 256: letters, digits, spaces and + - = . _ : / @");
    static final Refusal TAG_TWICE = new Refusal(400, "InvalidTag", "Cannot provide multiple Tags with the same key");
    static final Refusal TOO_MANY_TAGS = new Refusal(400, "BadRequest", "Object tags cannot be greater than 10");

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
