package io.shoebox.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.shoebox.emulator.iam.AccessKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The folder that holds all data of some servers: objects, queues, tables, and the root credentials. */
public final class DataFolder implements AutoCloseable {
    private static final int LONGEST_ATTRIBUTE = 1024;

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens a folder, made if it is not there, for this instance alone.
     *
     * @param program what people call the program that uses it
     * @throws EmulatorException if the folder cannot be used, or another process or instance uses it
     */
    public static DataFolder open(Path folder, String program) {
        Path real = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(real, ownerOnly("rwx------"));
            DataFolder data = new DataFolder(real, lock(real, program));
            checkAttributes(data.folder("objects"));
            return data;
        } catch (IOException e) {
            throw new EmulatorException("The data folder " + folder + " cannot be used: " + e, e);
        }
    }

    private static FileChannel lock(Path folder, String program) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new EmulatorException("The data folder " + folder + " is in use by another running " + program
                    + ": stop that one, or choose another folder.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** S3Proxy keeps an object's content type and metadata in extended attributes, and loses them silently without. */
    private static void checkAttributes(Path objects) throws IOException {
        Path probe = Files.createTempFile(objects.getParent(), "probe", null);
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
            if (view == null) {
                throw new IOException("no user attributes");
            }
            view.write("user.probe", UTF_8.encode("x".repeat(LONGEST_ATTRIBUTE)));
        } catch (IOException e) {
            throw new EmulatorException(
                    "The file system of " + objects.getParent()
                            + " has no room for extended attributes, which hold the metadata of objects:"
                            + " choose a folder on another one, such as ext4, XFS or Btrfs, or keep nothing.",
                    e);
        } finally {
            Files.delete(probe);
        }
    }

    /** A folder within, made if it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name), ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The credentials of this folder, made at the first start. Only the owner of the file may read them. */
    public AwsCredentials rootCredentials() {
        Path file = folder.resolve("credentials");
        try {
            if (!Files.exists(file)) {
                AwsCredentials fresh = AccessKeys.root();
                replace(file, fresh.accessKeyId() + "\n" + fresh.secretAccessKey() + "\n");
            }
            List<String> lines = Files.readAllLines(file);
            return AwsBasicCredentials.create(lines.get(0), lines.get(1));
        } catch (IOException | RuntimeException e) {
            throw new EmulatorException("The root credentials in " + file + " cannot be read or written: " + e, e);
        }
    }

    /**
     * A secret that is kept in a file of this name, made at the first start. Only the owner of the file may read it.
     *
     * @throws EmulatorException if the file cannot be read or written
     */
    public String secret(String name, Supplier<String> fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                replace(file, fresh.get() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmulatorException("The secret in " + file + " cannot be read or written: " + e, e);
        }
    }

    /**
     * Writes a file that only its owner may read.
     *
     * @throws EmulatorException if that cannot be
     */
    public void writePrivately(String name, String text) {
        try {
            replace(folder.resolve(name), text);
        } catch (IOException e) {
            throw new EmulatorException("The file " + folder.resolve(name) + " cannot be written: " + e, e);
        }
    }

    /**
     * A number that is kept in a file of this name; 0 at the very first start.
     *
     * @throws EmulatorException if the file does not hold one
     */
    public long readNumber(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            throw new EmulatorException("The " + name + " in " + file + " cannot be read: " + e, e);
        }
    }

    /** Keeps it. */
    public void writeNumber(String name, long number) {
        try {
            replace(folder.resolve(name), number + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(folder, "new", null, ownerOnly("rw-------"));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
