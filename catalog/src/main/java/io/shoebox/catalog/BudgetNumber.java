package io.shoebox.catalog;

/** A number that a budget limits. Its text is that of the setting, and of the attribute in the table. */
public enum BudgetNumber {
    UPLOADS_PER_HOUR("uploadsPerHour", true, 1),
    UPLOADS_PER_DAY("uploadsPerDay", false, 1),
    MIB_PER_HOUR("mibPerHour", true, 1 << 20),
    MIB_PER_DAY("mibPerDay", false, 1 << 20),
    DELETES_PER_HOUR("deletesPerHour", true, 1),
    DELETES_PER_DAY("deletesPerDay", false, 1);

    private final String text;
    private final boolean hourly;
    private final long unit;

    BudgetNumber(String text, boolean hourly, long unit) {
        this.text = text;
        this.hourly = hourly;
        this.unit = unit;
    }

    public String text() {
        return text;
    }

    /** Whether it begins anew each hour, and not each day. */
    public boolean isHourly() {
        return hourly;
    }

    /** How many bytes one of it is, if it limits bytes; else 1. */
    public long unit() {
        return unit;
    }

    /** In bytes, if it limits bytes. */
    public long of(Cost hour, Cost day) {
        Cost cost = hourly ? hour : day;
        return switch (this) {
            case UPLOADS_PER_HOUR, UPLOADS_PER_DAY -> cost.tickets();
            case MIB_PER_HOUR, MIB_PER_DAY -> cost.bytes();
            case DELETES_PER_HOUR, DELETES_PER_DAY -> cost.deletes();
        };
    }
}
