package io.shoebox.infra.settings;

/** A function of the API. */
public record FunctionTuning(
        @Setting(value = "memory, in MiB", otherwise = "1024", least = 128, most = 10_240)
        int memoryMib,
        // AppSync waits for 30 seconds.
        @Setting(value = "seconds an invocation may take", otherwise = "15", least = 1, most = 30)
        int timeoutSeconds,

        @Setting(
                value = "invocations at the same time, kept for this function alone; 0: whatever the account has",
                otherwise = "0",
                most = 10_000)
        int reservedConcurrency) {}
