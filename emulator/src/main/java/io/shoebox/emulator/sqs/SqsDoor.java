package io.shoebox.emulator.sqs;

import io.shoebox.emulator.Doorkeeper;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.ExtensionId;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.ServerBuilder;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.scaladsl.Flow;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Pekko's HTTP with a door before each server: ElasticMQ has no place for one. It lets programs in and no pages; see
 * {@link Doorkeeper}.
 */
final class SqsDoor extends HttpExt {
    private static final HttpResponse REFUSED = (HttpResponse)
            org.apache.pekko.http.javadsl.model.HttpResponse.create().withStatus(Doorkeeper.STATUS);

    private final Materializer materializer;

    private SqsDoor(ExtendedActorSystem actors) {
        super(actors.settings().config().getConfig("pekko.http"), actors);
        materializer = Materializer.createMaterializer(actors);
    }

    /** Before anything of the actor system has asked for HTTP. */
    static void before(ActorSystem actors) {
        extensions(actors).put(Http$.MODULE$, new SqsDoor((ExtendedActorSystem) actors));
    }

    /** Where an actor system keeps its extensions, for which it has no accessor. */
    @SuppressWarnings("unchecked")
    private static ConcurrentMap<ExtensionId<?>, Object> extensions(ActorSystem actors) {
        for (Class<?> type = actors.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField("extensions");
                field.setAccessible(true);
                return (ConcurrentMap<ExtensionId<?>, Object>) field.get(actors);
            } catch (NoSuchFieldException e) {
                // A superclass may have it.
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("this version of Pekko keeps its extensions elsewhere");
    }

    @Override
    public ServerBuilder newServerAt(String host, int port) {
        return guarded(super.newServerAt(host, port));
    }

    /** Binds with the door before the flow; all else is the builder's own. */
    private ServerBuilder guarded(ServerBuilder builder) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("bindFlow")) {
                return builder.bind(behindDoor(flow(arguments[0])));
            }
            if (method.getName().startsWith("bind") || method.getName().equals("connectionSource")) {
                throw new IllegalStateException("this version of ElasticMQ binds by " + method.getName());
            }
            try {
                Object answer = method.invoke(builder, arguments);
                return answer instanceof ServerBuilder changed ? guarded(changed) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return (ServerBuilder) Proxy.newProxyInstance(
                ServerBuilder.class.getClassLoader(), new Class<?>[] {ServerBuilder.class}, handler);
    }

    @SuppressWarnings("unchecked")
    private static Flow<HttpRequest, HttpResponse, ?> flow(Object flow) {
        return (Flow<HttpRequest, HttpResponse, ?>) flow;
    }

    private Function1<HttpRequest, Future<HttpResponse>> behindDoor(Flow<HttpRequest, HttpResponse, ?> flow) {
        return request -> refusal(request)
                .map(refusal -> refuse(request, refusal))
                .orElseGet(() -> FutureConverters.asScala(
                        Source.single(request).via(flow).runWith(Sink.head(), materializer)));
    }

    private static Optional<Doorkeeper> refusal(HttpRequest request) {
        String named = request.getUri().isAbsolute() ? request.uri().authority().toString() : null;
        return Doorkeeper.refusal(
                new Doorkeeper.Headers(
                        header(request, "Host"),
                        header(request, "Origin"),
                        header(request, "Sec-Fetch-Site"),
                        header(request, "Authorization")),
                named);
    }

    private static @Nullable String header(HttpRequest request, String name) {
        return request.getHeader(name).map(it -> it.value()).orElse(null);
    }

    private Future<HttpResponse> refuse(HttpRequest request, Doorkeeper refusal) {
        request.discardEntityBytes(materializer);
        return Future.successful((HttpResponse) REFUSED.withEntity(ContentTypes.APPLICATION_JSON, refusal.json()));
    }
}
