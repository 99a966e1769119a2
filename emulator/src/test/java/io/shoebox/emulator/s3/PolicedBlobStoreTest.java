package io.shoebox.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.junit.jupiter.api.Test;

final class PolicedBlobStoreTest {
    /** What tells nothing of any object or bucket. */
    private static final Set<String> HARMLESS = Set.of(
            "delegate",
            "close",
            "supportsVersioning",
            "supportsServerSideEncryption",
            "supportsBucketEncryption",
            "getMinimumMultipartPartSize");

    @Test
    void everyOperationIsChecked() {
        assertThat(Arrays.stream(ForwardingBlobStore.class.getDeclaredMethods())
                        .filter(method ->
                                Modifier.isPublic(method.getModifiers()) && !HARMLESS.contains(method.getName()))
                        .filter(method -> !isOverridden(method)))
                .isEmpty();
    }

    private static boolean isOverridden(Method method) {
        return Arrays.stream(PolicedBlobStore.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
}
