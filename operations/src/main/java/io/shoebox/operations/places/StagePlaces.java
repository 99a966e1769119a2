package io.shoebox.operations.places;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.catalog.BudgetLimits;
import io.shoebox.model.Environment;
import io.shoebox.operations.aws.CallRefusedException;
import io.shoebox.operations.aws.SignedCalls;
import io.shoebox.operations.aws.SignedCalls.Call;
import io.shoebox.uploadapi.UploadSettings;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Finds the parts of a deployed stage: its function for operators knows them all. */
public final class StagePlaces {
    /** The part of the function's name. */
    public static final String FUNCTION = "operations";

    private static final int NOT_FOUND = 404;

    private StagePlaces() {}

    /**
     * What a stage is like.
     *
     * @param budget what an identity may do that has no limits of its own
     */
    public record Stage(Places places, BudgetLimits budget) {}

    /** The name of a part of a stage. */
    public static String name(String stage, String part) {
        return "shoebox-" + stage + "-" + part;
    }

    /**
     * Where all is, as the function for operators knows it.
     *
     * @throws RefusedException if the stage is not deployed there
     */
    public static Stage find(String stage, String region, SignedCalls aws) {
        var env = new Environment(variables(stage, FUNCTION, region, aws));
        var found = new Stage(Places.from(env), UploadSettings.budget(env));
        env.check();
        return found;
    }

    /**
     * The environment of a stage's function (Lambda API Reference, "GetFunctionConfiguration").
     *
     * @param part of the function's name
     * @throws RefusedException if there is none
     */
    public static Map<String, String> variables(String stage, String part, String region, SignedCalls aws) {
        String function = name(stage, part);
        JsonNode configuration;
        try {
            configuration = aws.send(new Call(
                    "lambda",
                    SdkHttpMethod.GET,
                    "/2015-03-31/functions/" + function + "/configuration",
                    Map.of(),
                    null));
        } catch (CallRefusedException e) {
            if (e.status() == NOT_FOUND) {
                throw new RefusedException("There is no function " + function + " in " + region
                        + ": is the stage's name right, and the region (AWS_REGION)?");
            }
            throw new RefusedException("The stage cannot be looked at: " + e.getMessage()
                    + "; the caller must be allowed lambda:GetFunctionConfiguration on " + function);
        }
        var variables = new HashMap<String, String>();
        configuration
                .at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        return variables;
    }
}
