package io.shoebox.infra.settings;

/** What functions log. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
