package io.shoebox.infra.settings;

import org.jspecify.annotations.Nullable;

/** Who is told of what. */
public record AlarmSettings(
        @Setting(
                value = "who is told of alarms (the address must confirm); none: nobody yet",
                form = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
                rule = "a mail address")
        @Nullable
        String email,

        @Setting(
                value = "minutes that a photo may wait before it is an alarm",
                otherwise = "15",
                least = 1,
                most = 1440)
        int oldestMessageMinutes,

        @Setting(
                value = "percent of the photos without thumbnails, in a quarter of an hour, above which it is an alarm",
                otherwise = "5",
                least = 1,
                most = 100)
        int failedPercent,

        @Setting(
                value = "seconds in which 95 % of the photos are to be ready",
                otherwise = "60",
                least = 1,
                most = 86_400)
        int readySeconds,

        @Setting(
                value = "percent of an hour's tickets without a photo above which it is an alarm",
                otherwise = "50",
                least = 1,
                most = 100)
        int unseenPercent,

        @Setting(
                value = "milliseconds in which 95 % of the API's calls are to be answered",
                otherwise = "3000",
                least = 100,
                most = 30_000)
        int apiMillis,

        @Setting(
                value = "a function uploads a small photo each five minutes, waits for its thumbnails and deletes it;"
                        + " it is an alarm if that fails twice",
                otherwise = "false")
        boolean canary,

        @Setting(
                value = "where your people read the runbook; alarms link to its sections",
                otherwise = "docs/runbook.md",
                form = "[^\\s#]{1,200}",
                rule = "an address or path without blanks and #")
        String runbook,

        @Setting(
                value = "US dollars a month: told at 80 % of it, and when it is forecast to be passed; 0: no budget",
                otherwise = "0",
                most = 10_000_000)
        int monthlyBudget) {}
