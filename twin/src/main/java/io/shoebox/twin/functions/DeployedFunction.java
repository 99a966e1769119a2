package io.shoebox.twin.functions;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A function as a template describes it.
 *
 * @param name as deployed
 * @param zip the very bytes that would be deployed
 * @param environment the variables whose values the template gives
 * @param references the variables whose values are known only when it is deployed
 */
public record DeployedFunction(
        String name, String handler, Path zip, int memoryMib, Map<String, String> environment, Set<String> references) {
    public DeployedFunction {
        environment = Map.copyOf(environment);
        references = Set.copyOf(references);
    }

    /**
     * The function's environment with the values that a deployment would put in.
     *
     * @param deployed by name of the variable; what the function has no variable for is left out
     * @throws IllegalArgumentException if a value is missing
     */
    DeployedFunction resolved(Map<String, String> deployed) {
        var missing = new TreeSet<>(references);
        missing.removeAll(deployed.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("function " + name + " needs values for " + missing);
        }
        var all = new TreeMap<>(environment);
        references.forEach(variable -> all.put(variable, deployed.getOrDefault(variable, "")));
        return new DeployedFunction(name, handler, zip, memoryMib, all, Set.of());
    }
}
