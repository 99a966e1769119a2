package io.shoebox.cli.check;

import io.shoebox.local.check.Verdict;

/** How a file ends, in a word: the first three are those that records have. */
enum Status {
    READY,
    REJECTED,
    FAILED,
    UNREADABLE,
    BROKEN;

    static Status of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ready ready -> READY;
            case Verdict.Rejected rejected -> REJECTED;
            case Verdict.Failed failed -> FAILED;
            case Verdict.Unreadable unreadable -> UNREADABLE;
            case Verdict.Broken broken -> BROKEN;
        };
    }

    /** Why there are no thumbnails; empty where there are some. */
    static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ready ready -> "";
            case Verdict.Rejected(String reason) -> reason;
            case Verdict.Failed(String reason) -> reason;
            case Verdict.Unreadable(String reason) -> reason;
            case Verdict.Broken(String error) -> error;
        };
    }
}
