package io.shoebox.emulator.dynamodb;

import io.shoebox.emulator.Doorkeeper;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets programs in and no pages; see {@link Doorkeeper}. */
final class DynamoDoor extends Handler.Wrapper {
    DynamoDoor(Handler dynamo) {
        super(dynamo);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        var refusal = Doorkeeper.refusal(
                new Doorkeeper.Headers(
                        headers.get(HttpHeader.HOST),
                        headers.get(HttpHeader.ORIGIN),
                        headers.get("Sec-Fetch-Site"),
                        headers.get(HttpHeader.AUTHORIZATION)),
                request.getHttpURI().getAuthority());
        return refusal.isPresent()
                ? refuse(refusal.get(), response, callback)
                : super.handle(request, response, callback);
    }

    /** The body is not read: another request must not follow it on the connection. */
    private static boolean refuse(Doorkeeper refusal, Response response, Callback callback) {
        response.setStatus(Doorkeeper.STATUS);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Doorkeeper.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, refusal.json(), callback);
        return true;
    }
}
