package io.shoebox.infra.settings;

import io.shoebox.uploadapi.UploadSettings;
import java.util.Map;
import java.util.stream.LongStream;

/** What each user may do, and have. */
public record UserBudget(
        @Setting(value = "upload URLs an hour; 0: no limit", otherwise = "5000", most = 1_000_000_000)
        long uploadsPerHour,

        @Setting(value = "upload URLs a day; 0: no limit", otherwise = "20000", most = 1_000_000_000)
        long uploadsPerDay,

        @Setting(value = "MiB uploaded an hour; 0: no limit", otherwise = "51200", most = 1_000_000_000)
        long mibPerHour,

        @Setting(value = "MiB uploaded a day; 0: no limit", otherwise = "204800", most = 1_000_000_000)
        long mibPerDay,

        @Setting(value = "photos deleted an hour; 0: no limit", otherwise = "5000", most = 1_000_000_000)
        long deletesPerHour,

        @Setting(value = "photos deleted a day; 0: no limit", otherwise = "20000", most = 1_000_000_000)
        long deletesPerDay,

        @Setting(
                value = "photos that a user may have; 0: no limit; each upload then reads the user's collections",
                otherwise = "0",
                most = 1_000_000_000)
        long storedPhotos) {
    /** Whether the canary can upload a photo each five minutes, and delete it. */
    boolean letsFly() {
        return LongStream.of(uploadsPerHour, deletesPerHour).allMatch(most -> most == 0 || most >= 15)
                && LongStream.of(uploadsPerDay, deletesPerDay).allMatch(most -> most == 0 || most >= 300);
    }

    /** What the functions of the API are told. */
    public Map<String, String> environment() {
        return Map.of(
                UploadSettings.BUDGET_TICKETS_PER_HOUR, Long.toString(uploadsPerHour),
                UploadSettings.BUDGET_TICKETS_PER_DAY, Long.toString(uploadsPerDay),
                UploadSettings.BUDGET_MIB_PER_HOUR, Long.toString(mibPerHour),
                UploadSettings.BUDGET_MIB_PER_DAY, Long.toString(mibPerDay),
                UploadSettings.BUDGET_DELETES_PER_HOUR, Long.toString(deletesPerHour),
                UploadSettings.BUDGET_DELETES_PER_DAY, Long.toString(deletesPerDay),
                UploadSettings.BUDGET_STORED_PHOTOS, Long.toString(storedPhotos));
    }
}
