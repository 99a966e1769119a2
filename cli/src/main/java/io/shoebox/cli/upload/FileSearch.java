package io.shoebox.cli.upload;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that were named, and those of the folders that were named. In folders, what is hidden and symbolic links are left
 * out; what is named itself is taken whatever it is. A folder's files go to a collection of its name, those of its subfolders
 * too; a file that is named goes to the collection of the folder that it is in.
 */
public final class FileSearch {
    /** Files in one run. */
    public static final int MOST_FILES = 100_000;

    private static final int MOST_DEPTH = 64;

    private final Optional<String> collection;
    private final int mostFiles;
    private final List<FoundFile> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int leftOut;

    /** @param collection for all files; empty goes by folders */
    public FileSearch(Optional<String> collection) {
        this(collection, MOST_FILES);
    }

    FileSearch(Optional<String> collection, int mostFiles) {
        this.collection = collection;
        this.mostFiles = mostFiles;
    }

    /** @throws IllegalArgumentException with a sentence, if it does not exist or there are too many files */
    public void add(Path named) {
        Path place = named.toAbsolutePath().normalize();
        if (Files.isDirectory(named)) {
            addFolder(named, collection.orElseGet(() -> CollectionName.of(place.getFileName())));
        } else if (Files.exists(named)) {
            Path folder = place.getParent();
            String name = collection.orElseGet(() -> CollectionName.of(folder == null ? null : folder.getFileName()));
            try {
                add(named, Files.size(named), name);
            } catch (IOException e) {
                throw new IllegalArgumentException(named + " cannot be read: " + e, e);
            }
        } else {
            throw new IllegalArgumentException(named + " is not there");
        }
    }

    /** What was found, each file once, by path in each folder. */
    public List<FoundFile> files() {
        return found.stream().distinct().toList();
    }

    /** Hidden files and folders, and symbolic links, within folders. */
    public int leftOut() {
        return leftOut;
    }

    /** Folders that could not be read, a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void addFolder(Path folder, String name) {
        int before = found.size();
        try {
            Files.walkFileTree(
                    // A link that was named is followed, those within are not.
                    Files.isSymbolicLink(folder) ? folder.toRealPath() : folder,
                    EnumSet.noneOf(FileVisitOption.class),
                    MOST_DEPTH,
                    new Visitor(folder, name));
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + " cannot be read: " + e, e);
        }
        found.subList(before, found.size()).sort(Comparator.comparing(FoundFile::path));
    }

    private void add(Path file, long bytes, String name) {
        if (found.size() == mostFiles) {
            throw new IllegalArgumentException(
                    "there are more than " + mostFiles + " files: name fewer folders at a time");
        }
        found.add(new FoundFile(file, bytes, name));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final String name;

        Visitor(Path root, String name) {
            this.root = root;
            this.name = name;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && folder.startsWith(root) && isHidden(folder)) {
                leftOut++;
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isHidden(file) || !attributes.isRegularFile()) {
                leftOut++;
            } else {
                add(file, attributes.size(), name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            problems.add(file + " cannot be read");
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                problems.add(folder + " cannot be read to its end");
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            Path last = path.getFileName();
            try {
                return last != null && (last.toString().startsWith(".") || Files.isHidden(path));
            } catch (IOException e) {
                return false;
            }
        }
    }
}
