package io.shoebox.emulator.cognito.store;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file a document, one folder a kind, for the owner's eyes only. A file is written beside, then moved into its place. */
final class FolderDocuments implements Documents {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final String ENDING = ".json";
    private static final String UNFINISHED = ".new";

    private final Path folder;

    FolderDocuments(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public List<byte[]> all(String kind) {
        Path files = folder(kind);
        try (Stream<Path> listed = Files.list(files)) {
            List<byte[]> documents = new ArrayList<>();
            for (Path file : listed.toList()) {
                if (file.toString().endsWith(ENDING)) {
                    documents.add(Files.readAllBytes(file));
                } else if (file.toString().endsWith(UNFINISHED)) {
                    Files.delete(file); // of a process that was killed
                }
            }
            return documents;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> find(String kind, String name) {
        try {
            return Optional.of(Files.readAllBytes(file(kind, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String kind, String name, byte[] document) {
        Path file = file(kind, name);
        try {
            Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
            Path fresh = Files.createTempFile(file.getParent(), "document", UNFINISHED, ownerOnly("rw-------"));
            try (FileChannel channel = FileChannel.open(fresh, READ, WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(document);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String kind, String name) {
        try {
            Files.deleteIfExists(file(kind, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String kind) {
        return folder.resolve(word(kind));
    }

    private Path file(String kind, String name) {
        return folder(kind).resolve(word(name) + ENDING);
    }

    private static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("no plain word");
        }
        return text;
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
