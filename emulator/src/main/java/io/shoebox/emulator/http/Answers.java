package io.shoebox.emulator.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes answers to Jetty. */
final class Answers {
    private Answers() {}

    static boolean plain(Response response, Callback callback, int status, String text) {
        return send(response, callback, HttpResponse.of(status, "text/plain;charset=utf-8", text + "\n"));
    }

    static boolean empty(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        return true;
    }

    static boolean send(Response response, Callback callback, HttpResponse answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }
}
