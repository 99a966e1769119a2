package io.shoebox.worker;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the worker of this container how it is, where there is no shell to do it: exits with 0 if it is well, else with 1. */
public final class HealthProbe {
    private static final int MILLIS = 3_000;

    private HealthProbe() {}

    /** @param arguments none */
    public static void main(String... arguments) {
        String port = System.getenv().getOrDefault(ProcessSettings.WORKER_PORT, "" + ProcessSettings.DEFAULT_PORT);
        System.exit(isWell(URI.create("http://" + ProcessSettings.THIS_MACHINE + ":" + port + "/health")) ? 0 : 1);
    }

    static boolean isWell(URI health) {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            System.err.println("shoebox: " + health + " does not answer: " + e.getMessage());
            return false;
        }
    }
}
