package io.shoebox.cli;

import io.shoebox.cli.demo.Demo;
import io.shoebox.cli.demo.Report;
import io.shoebox.cli.demo.Source;
import io.shoebox.cli.demo.Source.Facts;
import io.shoebox.cli.yardstick.Yardstick;
import io.shoebox.local.Folders;
import io.shoebox.local.ForeignServers;
import io.shoebox.local.LocalServerException;
import io.shoebox.local.LocalSystem;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.appsync.UnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code shoebox demo}: the main job, before one's eyes. */
@Command(
        name = "demo",
        description =
                "Sends photos the whole way for two identities and checks each step; keeps nothing on embedded servers.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final LocalDateTime TAKEN_AT = LocalDateTime.of(2026, 3, 1, 10, 15, 30);
    private static final int UPLOADERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(paramLabel = "FILE", description = "Photos to send; without any, pictures made for the purpose.")
    private List<Path> files = List.of();

    @Option(
            names = "--photos",
            defaultValue = "0",
            paramLabel = "N",
            description = "Measure instead: N photos from four uploaders at once (12 megapixels without FILE).")
    private int photos;

    @Option(
            names = "--one-by-one",
            description = "With --photos: each when the one before is READY, after 30 that are not measured.")
    private boolean oneByOne;

    @Mixin
    private final EndpointOption endpoint;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    DemoCommand(Map<String, String> environment) {
        endpoint = new EndpointOption(environment);
    }

    @Override
    public Integer call() throws IOException {
        if (photos < 0) {
            throw new ParameterException(spec.commandLine(), "--photos takes a number from 1 on, not " + photos);
        }
        List<Source> sources = files.stream().map(DemoCommand::read).toList();
        Optional<ForeignServers> foreign = endpoint.servers(ServerSettings.VISIBILITY_TIMEOUT);
        if (foreign.isPresent()) {
            return run(foreign.get(), sources);
        }
        if (photos > 0) {
            return measure(sources);
        }
        try (LocalSystem system = LocalSystem.start(ServerSettings.inMemory())) {
            return show(system, sources);
        }
    }

    /** What others run may go away at any time, which is no fault of ours and told as such. */
    private int run(ForeignServers servers, List<Source> sources) {
        PrintWriter out = spec.commandLine().getOut();
        try (LocalSystem system = LocalSystem.on(servers)) {
            out.println("On servers that are not embedded; the photos stay there, under identities that are new.");
            system.describe().forEach(out::println);
            servers.remarks().forEach(out::println);
            if (photos > 0) {
                return measure(system, sources);
            }
            out.println("  viewers   not checked that owners may GET and strangers may not: only embedded servers give"
                    + " users credentials");
            return show(system, sources);
        } catch (UncheckedIOException | SdkException | UnavailableException e) {
            throw servers.explain(e);
        }
    }

    /** On disk, as in real use: a backlog of large photos is no matter of memory. */
    private int measure(List<Source> sources) throws IOException {
        Path parent = Files.createDirectories(Path.of(System.getProperty("shoebox.data", ".shoebox")));
        Path data = Files.createTempDirectory(parent, "demo");
        try (LocalSystem system = LocalSystem.start(ServerSettings.on(data))) {
            return measure(system, sources);
        } finally {
            Folders.delete(data);
        }
    }

    private int show(LocalSystem system, List<Source> given) {
        PrintWriter out = spec.commandLine().getOut();
        IdentityId alice = newIdentity();
        IdentityId bob = newIdentity();
        List<Source> sources = given.isEmpty()
                ? List.of(made("ridge.jpg", 4032, 3024, 1), made("portrait.jpg", 1200, 1600, 2))
                : given;
        var report = new Report(out);
        report.heading("Alice is " + alice + "\nBob is   " + bob);
        var demos = List.of(new Demo(report, system, alice, bob), new Demo(report, system, bob, alice));
        // Both own photos, and neither sees the other's.
        for (int i = 0; i < sources.size(); i++) {
            report.heading("From " + (i % 2 == 0 ? "Alice" : "Bob"));
            demos.get(i % 2).send(sources.get(i));
        }
        report.heading(
                report.surprises() == 0
                        ? "Everything was as expected."
                        : report.surprises() + " findings were not as expected.");
        return report.surprises() == 0 ? 0 : 1;
    }

    private int measure(LocalSystem system, List<Source> given) {
        PrintWriter out = spec.commandLine().getOut();
        String way = oneByOne ? " photos one by one, " : " photos from " + UPLOADERS + " uploaders at once, ";
        out.println(photos + way + Runtime.getRuntime().availableProcessors() + " processors");
        out.flush();
        IntFunction<Source> source = given.isEmpty() ? made() : i -> given.get(i % given.size());
        List<PhotoClient> clients = Stream.generate(() -> system.client(newIdentity()))
                .limit(UPLOADERS)
                .toList();
        var yardstick = new Yardstick(clients, out, PATIENCE);
        return (oneByOne ? yardstick.runOneByOne(photos, source) : yardstick.run(photos, source)) ? 0 : 1;
    }

    /** A few pictures of 12 megapixels, each photo a file of its own. */
    private static IntFunction<Source> made() {
        List<byte[]> pictures = new ArrayList<>(IntStream.range(0, UPLOADERS)
                .parallel()
                .mapToObj(seed -> SamplePhoto.jpeg(4032, 3024, seed, TAKEN_AT))
                .toList());
        return i -> new Source(
                "photo-" + i + ".jpg",
                SamplePhoto.variant(pictures.get(i % pictures.size()), i, TAKEN_AT.plusSeconds(i)),
                Optional.empty());
    }

    private static Source made(String filename, int width, int height, long seed) {
        var facts = new Facts(
                width + "×" + height, TAKEN_AT.toInstant(ZoneOffset.UTC).toString(), "Shoebox Sample " + seed);
        return new Source(filename, SamplePhoto.jpeg(width, height, seed, TAKEN_AT), Optional.of(facts));
    }

    private static Source read(Path file) {
        try {
            Path name = file.getFileName();
            return new Source(name == null ? "photo" : name.toString(), Files.readAllBytes(file), Optional.empty());
        } catch (IOException e) {
            throw new LocalServerException("The file " + file + " cannot be read: " + e, e);
        }
    }

    private static IdentityId newIdentity() {
        return new IdentityId("us-east-1:" + UUID.randomUUID());
    }
}
