package io.shoebox.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.emulator.s3.nio2blob.Nio2Proxy;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.builder.SdkBuilder;

final class PolicedBlobStoreTest {
    private static final Set<String> NAMES =
            Set.of("Bucket", "Key", "SourceBucket", "SourceKey", "DestinationBucket", "DestinationKey");

    private final List<String> reached = new ArrayList<>();
    private final BlobStore store = Nio2Proxy.of((proxy, method, arguments) -> {
        reached.add(S3Operation.name(method));
        return method.getReturnType() == boolean.class ? (Object) false : null;
    });

    static Stream<Method> methods() {
        return Arrays.stream(BlobStore.class.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    static Stream<Method> checked() {
        return methods().filter(method -> S3Operation.TABLE.get(S3Operation.name(method)) instanceof S3Operation.Needs);
    }

    /** So that an update of S3Proxy cannot add one that nobody checks. */
    @Test
    void everyMethodOfTheStoreIsInTheTable() {
        assertThat(S3Operation.TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        methods().map(S3Operation::name).toList());
    }

    /** A convenience whose body is an implementation's would not be looked up again. */
    @Test
    void whatIsMadeOfOthersIsSoByTheInterfaceItself() {
        assertThat(methods()
                        .filter(method ->
                                S3Operation.TABLE.get(S3Operation.name(method)) instanceof S3Operation.MadeOfOthers))
                .isNotEmpty()
                .allMatch(Method::isDefault);
    }

    @ParameterizedTest
    @MethodSource("checked")
    void whatThePolicyDoesNotAllowIsNotReached(Method method) {
        BlobStore nothing = PolicedBlobStore.of(store, new PolicyDocument(List.of()), () -> false);

        assertThatThrownBy(() -> call(nothing, method)).isInstanceOf(S3ProxyException.class);

        assertThat(reached).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("checked")
    void whatThePolicyAllowsIsReachedByTheNamesInTheRequest(Method method) throws Throwable {
        PolicyDocument everything = policy("arn:aws:s3:::the-*Bucket\",\"arn:aws:s3:::the-*Bucket/the-*Key\",\"*");
        call(PolicedBlobStore.of(store, everything, () -> false), method);

        assertThat(reached).containsExactly(S3Operation.name(method));
    }

    @ParameterizedTest
    @MethodSource("checked")
    void whatIsOfOtherNamesIsNotReached(Method method) {
        PolicyDocument others = policy("arn:aws:s3:::other\",\"arn:aws:s3:::the-Bucket/other");

        assertThatThrownBy(() -> call(PolicedBlobStore.of(store, others, () -> false), method))
                .isInstanceOf(S3ProxyException.class);

        assertThat(reached).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("checked")
    void nothingIsReachedOnceASessionHasExpired(Method method) {
        BlobStore late = PolicedBlobStore.of(store, policy("*"), () -> true);

        assertThatThrownBy(() -> call(late, method))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));

        assertThat(reached).isEmpty();
    }

    /** S3Proxy looks at the name of a store's class. */
    @Test
    void isTakenForAStoreOfFiles() {
        assertThat(PolicedBlobStore.of(store, policy("*"), () -> false)
                        .getClass()
                        .getName())
                .contains(".nio2blob.");
    }

    private static PolicyDocument policy(String resources) {
        return PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                        + "\"Resource\":[\"" + resources + "\"]}]}");
    }

    private static @Nullable Object call(BlobStore target, Method method) throws Throwable {
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.getParameterTypes()[i], i);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static @Nullable Object argument(Class<?> type, int at) throws ReflectiveOperationException {
        if (type == String.class) {
            return at == 0 ? "the-Bucket" : "the-Key";
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(new byte[0]);
        }
        if (type == MultipartUpload.class) {
            var create = (CreateMultipartUploadRequest) request(CreateMultipartUploadRequest.class);
            return new MultipartUpload("1", create);
        }
        return type.isEnum() ? null : request(type);
    }

    /** With each text saying which it is. */
    private static Object request(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            if (NAMES.contains(field.memberName())) {
                field.set(builder, "the-" + field.memberName());
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }
}
