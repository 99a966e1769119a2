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
                value = "US dollars a month: told at 80 % of it, and when it is forecast to be passed; 0: no budget",
                otherwise = "0",
                most = 10_000_000)
        int monthlyBudget) {}
