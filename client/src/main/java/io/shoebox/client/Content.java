package io.shoebox.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What is uploaded: bytes under a name, which can be read more than once, for checksums and for repeated tries. */
public interface Content {
    /** As the record is to have it; at most 1,024 characters. */
    String filename();

    /** How many bytes there are. */
    long length();

    /** From the beginning; the reader closes it. */
    InputStream open() throws IOException;

    /** @throws ShoeboxException.FileChanged if it is no longer what it was when it was chosen */
    default void check() {}

    /**
     * A file as it is now. It is streamed: memory does not grow with it.
     *
     * @throws ShoeboxException.FileChanged if it cannot be read
     */
    static Content of(Path file) {
        return FileContent.of(file);
    }

    /** Bytes in memory, which must not be changed any more. */
    static Content of(String filename, byte[] bytes) {
        return new Content() {
            @Override
            public String filename() {
                return filename;
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** A file, with what shows whether it has changed. */
    record FileContent(Path file, String filename, long length, FileTime changedAt) implements Content {
        static FileContent of(Path file) {
            try {
                Path name = file.getFileName();
                return new FileContent(
                        file,
                        name == null ? "photo" : name.toString(),
                        Files.size(file),
                        Files.getLastModifiedTime(file));
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void check() {
            if (!Files.isReadable(file) || !of(file).equals(this)) {
                throw new ShoeboxException.FileChanged(file + " has changed since it was chosen", null);
            }
        }

        private static ShoeboxException unreadable(Path file, IOException cause) {
            return new ShoeboxException.FileChanged(file + " cannot be read", cause);
        }
    }
}
