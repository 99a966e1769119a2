package io.shoebox.infra.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buckets and table. */
public record StorageSettings(
        @Setting(
                value = "days after which originals move to S3 Glacier Instant Retrieval; 0: never",
                otherwise = "0",
                most = 3650)
        int instantRetrievalAfterDays,

        @Setting(value = "S3 keeps deleted originals, for oldVersionsDays", otherwise = "false")
        boolean versioning,

        @Setting(value = "days for which deleted originals are kept", otherwise = "30", least = 1, most = 3650)
        int oldVersionsDays,

        @Setting(
                value = "days after which uploads that were rejected go, and their records stay; 0: never",
                otherwise = "14",
                most = 3650)
        int rejectedDays,

        @Setting(
                value = "minutes after which a signed URL for reading is too old, whatever it was signed for",
                otherwise = "60",
                least = 1,
                most = 10_080)
        int readMinutes,

        @Setting(value = "the table cannot be deleted before this is off", otherwise = "true")
        boolean tableDeletionProtection,

        @Setting(value = "the table can be put back to any second of the last 35 days", otherwise = "true")
        boolean pointInTimeRecovery,

        @Setting(
                value = "who may take the role that restores photos, past the rule that a key is put once",
                form = "arn:[a-z-]+:(iam|sts)::\\d{12}:.+",
                rule = "the ARN of a role or user")
        List<String> restorers,

        @Setting(
                value = "account/region whose buckets of an earlier deployment are taken over; deploy --adopt sets it",
                form = "\\d{12}/[a-z]{2}(-[a-z]+)+-\\d",
                rule = "like 123456789012/eu-central-1")
        @Nullable
        String adopt) {}
