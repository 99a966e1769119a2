package io.shoebox.client;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, to switch on. The message names the rule that was broken and its limit, in the server's words where it was
 * the server; it holds no token, key or signed URL.
 */
public abstract sealed class ShoeboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ShoeboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the same call may succeed later. */
    public boolean isPassing() {
        return switch (this) {
            case Unavailable _, NetworkLost _ -> true;
            case NotAuthorized _, InvalidRequest _, LimitExceeded _, FileChanged _, Cancelled _ -> false;
        };
    }

    /** Nobody is signed in, the password is wrong, the session ended, or it is another's photo. */
    public static final class NotAuthorized extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public NotAuthorized(String message) {
            super(message, null);
        }
    }

    /** A rule is broken; trying again changes nothing. */
    public static final class InvalidRequest extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public InvalidRequest(String message) {
            super(message, null);
        }
    }

    /** A budget is used up; the message says when it frees. */
    public static final class LimitExceeded extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public LimitExceeded(String message) {
            super(message, null);
        }
    }

    /** The server's fault. */
    public static final class Unavailable extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message, null);
        }
    }

    /** No answer. */
    public static final class NetworkLost extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public NetworkLost(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The file was changed, moved or deleted while it was uploaded, or cannot be read. */
    public static final class FileChanged extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public FileChanged(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The calling thread was interrupted, and still is; or the client was closed. */
    public static final class Cancelled extends ShoeboxException {
        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("Stopped by the caller", null);
        }
    }
}
