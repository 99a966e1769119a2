package io.shoebox.local.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Requests that a correct client cannot send: the body may be longer or shorter than its Content-Length. */
final class RawHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int NO_ANSWER = -1;

    private RawHttp() {}

    /** @return the status of the answer; -1 if the connection ended without one */
    static int put(Signed signed, byte[] body, int sent) throws IOException {
        try (Socket socket = new Socket(signed.url().getHost(), signed.url().getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            StringBuilder head = new StringBuilder("PUT " + signed.url().getRawPath() + "?"
                    + signed.url().getRawQuery() + " HTTP/1.1\r\nConnection: close\r\n");
            signed.headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(US_ASCII));
            out.write(body, 0, sent);
            out.flush();
            socket.shutdownOutput();
            return status(socket);
        }
    }

    private static int status(Socket socket) throws IOException {
        try {
            String line = new String(socket.getInputStream().readNBytes(12), US_ASCII);
            return line.length() < 12 ? NO_ANSWER : Integer.parseInt(line.substring(9));
        } catch (SocketTimeoutException | SocketException e) {
            return NO_ANSWER;
        }
    }
}
