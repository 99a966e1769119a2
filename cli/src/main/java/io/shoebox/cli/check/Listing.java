package io.shoebox.cli.check;

import io.shoebox.local.check.CheckedFile;

/** Where results go, one after the other, none of them kept. */
public interface Listing extends AutoCloseable {
    /** The next file. */
    void add(CheckedFile file);

    /** All have come. */
    void end(Summary summary);

    @Override
    void close();
}
