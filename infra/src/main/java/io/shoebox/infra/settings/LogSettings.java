package io.shoebox.infra.settings;

/** The functions' logs and traces. */
public record LogSettings(
        @Setting(value = "what is logged: error, warn, info or debug", otherwise = "info")
        LogLevel level,

        @Setting(
                value = "days for which logs are kept",
                otherwise = "30",
                oneOf = {
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
                    3653
                })
        int retentionDays,

        @Setting(
                value = "X-Ray traces calls of the API and of the functions; it is priced by trace",
                otherwise = "false")
        boolean tracing) {}
