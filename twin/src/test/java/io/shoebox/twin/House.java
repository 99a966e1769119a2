package io.shoebox.twin;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The modules: which others each may use, and by which of its classes others may use it. The README draws it. */
final class House {
    /** Whoever splits a package, or opens another class to other modules, changes the doors here and nothing else. */
    static final Map<String, Module> MODULES = List.of(
                    module("heif").doors("heif.*"),
                    module("model").uses("heif").doors("model.*", "model.image.*"),
                    module("catalog").uses("model").doors("catalog.*"),
                    module("queue").uses("model").doors("queue.*"),
                    module("jpeg").doors("jpeg.*"),
                    module("lambda").uses("model", "queue").doors("lambda.*"),
                    module("uploadapi")
                            .uses("model", "catalog", "lambda")
                            .doors(
                                    "uploadapi.PhotosLambda",
                                    "uploadapi.PresignLambda",
                                    "uploadapi.Schema",
                                    "uploadapi.UploadApi",
                                    "uploadapi.UploadSettings",
                                    "uploadapi.appsync.Answer",
                                    "uploadapi.appsync.ApiMetrics",
                                    "uploadapi.appsync.AppSyncEvent",
                                    "uploadapi.appsync.AppSyncHandler",
                                    "uploadapi.appsync.Arguments",
                                    "uploadapi.appsync.DateTimes",
                                    "uploadapi.appsync.ErrorType",
                                    "uploadapi.appsync.UnavailableException",
                                    "uploadapi.identity.BackendRole",
                                    "uploadapi.identity.UserPool",
                                    "uploadapi.photos.PhotoFields",
                                    "uploadapi.tickets.Allowance"),
                    module("ingestworker")
                            .uses("model", "catalog", "queue", "lambda")
                            .doors(
                                    "ingestworker.FileInspection",
                                    "ingestworker.IngestLambda",
                                    "ingestworker.IngestSettings",
                                    "ingestworker.IngestWorker"),
                    module("thumbnailer")
                            .uses("model", "catalog", "queue", "jpeg", "heif", "lambda")
                            .doors(
                                    "thumbnailer.FileThumbnails",
                                    "thumbnailer.ThumbnailLambda",
                                    "thumbnailer.ThumbnailSettings",
                                    "thumbnailer.Thumbnailer",
                                    "thumbnailer.picture.LanczosResizer"),
                    module("notifier")
                            .uses("model", "catalog", "lambda", "uploadapi")
                            .doors(
                                    "notifier.EventBus",
                                    "notifier.Notifier",
                                    "notifier.NotifierLambda",
                                    "notifier.NotifierSettings",
                                    "notifier.PhotoEvent",
                                    "notifier.Publication",
                                    "notifier.StreamPoller",
                                    "notifier.Subscribers"),
                    module("operations")
                            .uses("model", "catalog", "queue", "lambda", "uploadapi")
                            .doors(
                                    "operations.*",
                                    "operations.canary.CanaryLambda",
                                    "operations.canary.CanarySettings",
                                    "operations.photos.*",
                                    "operations.places.*",
                                    "operations.queues.*",
                                    "operations.records.*",
                                    "operations.reconcile.*",
                                    "operations.stages.*",
                                    "operations.appsync.QueueFields",
                                    "operations.appsync.RecordFields",
                                    "operations.aws.SignedCalls",
                                    "operations.workers.SwitchGate",
                                    "operations.workers.WorkerState",
                                    "operations.workers.WorkerSwitch"),
                    module("worker")
                            .uses("model", "queue", "lambda", "ingestworker", "thumbnailer", "operations")
                            .doors(
                                    "worker.Polling",
                                    "worker.QueueWorker",
                                    "worker.UntilToldToEnd",
                                    "worker.WorkerClients",
                                    "worker.WorkerProcess",
                                    "worker.metrics.*"),
                    module("client").uses("model").doors("client.*", "client.auth.*"),
                    module("emulator")
                            .doors(
                                    "emulator.*",
                                    "emulator.appsync.*",
                                    "emulator.appsync.auth.*",
                                    "emulator.appsync.graphql.Limits",
                                    "emulator.appsync.graphql.Resolver",
                                    "emulator.appsync.graphql.ResolverResult",
                                    "emulator.cognito.*",
                                    "emulator.cognito.identities.*",
                                    "emulator.cognito.userpool.AdminAccess",
                                    "emulator.cognito.userpool.AppClient",
                                    "emulator.cognito.userpool.UserPoolOptions",
                                    "emulator.cognito.users.CodeSender",
                                    "emulator.cognito.users.Codes",
                                    "emulator.cognito.users.Groups",
                                    "emulator.cognito.users.PasswordPolicy",
                                    "emulator.faults.FaultGate",
                                    "emulator.faults.FaultPlan",
                                    "emulator.http.*",
                                    "emulator.dynamodb.*",
                                    "emulator.iam.*",
                                    "emulator.s3.*",
                                    "emulator.sqs.*"),
                    module("local")
                            .uses(
                                    "emulator",
                                    "model",
                                    "catalog",
                                    "queue",
                                    "uploadapi",
                                    "ingestworker",
                                    "thumbnailer",
                                    "notifier",
                                    "operations",
                                    "worker")
                            .doors(
                                    "local.AwsEndpoint",
                                    "local.front.ClientConfig",
                                    "local.Folders",
                                    "local.ForeignServers",
                                    "local.front.FrontSettings",
                                    "local.LocalServerException",
                                    "local.LocalSystem",
                                    "local.OperatorAccess",
                                    "local.OpenParts",
                                    "local.ResourceNames",
                                    "local.ServerAccess",
                                    "local.ServerSettings",
                                    "local.StopSignal",
                                    "local.check.*",
                                    "local.client.*",
                                    "local.metrics.*"),
                    module("cli")
                            .uses("local", "client", "model", "uploadapi", "catalog", "operations", "worker")
                            .doors("cli.demo.Report"),
                    module("infra")
                            .uses(
                                    "model",
                                    "catalog",
                                    "queue",
                                    "lambda",
                                    "uploadapi",
                                    "ingestworker",
                                    "thumbnailer",
                                    "notifier",
                                    "operations")
                            .doors("infra.PipelineApp", "infra.settings.Settings"),
                    module("twin").uses("infra", "local", "cli", "client", "model"),
                    module("bench").uses("jpeg", "thumbnailer", "uploadapi", "catalog", "model", "queue"))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Module::name, Function.identity()));

    private House() {}

    private static Module module(String name) {
        return new Module(name, List.of(), List.of());
    }

    /**
     * A module, by its package below {@code io.shoebox}.
     *
     * @param doors classes, with what is nested in them, or all classes of a package ({@code name.*}), below {@code
     *     io.shoebox}; what is public and not among them is for the packages of the module
     */
    record Module(String name, List<String> uses, List<String> doors) {
        Module {
            uses = List.copyOf(uses);
            doors = List.copyOf(doors);
        }

        Module uses(String... others) {
            return new Module(name, List.of(others), doors);
        }

        Module doors(String... classes) {
            return new Module(name, uses, List.of(classes));
        }

        /** Whether a class, named below {@code io.shoebox}, may be used by other modules. */
        boolean opens(String type) {
            return doors.stream().anyMatch(door -> leadsTo(door, type));
        }

        static boolean leadsTo(String door, String type) {
            String outermost = type.replaceAll("\\$.*", "");
            return door.endsWith(".*")
                    ? outermost
                            .substring(0, outermost.lastIndexOf('.') + 1)
                            .equals(door.substring(0, door.length() - 1))
                    : outermost.equals(door);
        }
    }
}
