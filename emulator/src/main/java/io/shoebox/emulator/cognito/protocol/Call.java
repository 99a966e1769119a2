package io.shoebox.emulator.cognito.protocol;

import io.shoebox.emulator.http.HttpRequest;
import java.util.Map;

/** One of a service's operations. */
@FunctionalInterface
public interface Call {
    /**
     * @return the answer's fields: texts, numbers, truth values, lists and maps of them
     * @throws Refusal with one of the service's errors
     */
    Map<String, ?> answer(Fields fields, HttpRequest request);
}
