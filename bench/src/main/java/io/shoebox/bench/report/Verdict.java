package io.shoebox.bench.report;

/**
 * Whether a bar was reached with a photo.
 *
 * @param times how many times as fast we were, by the median of time
 * @param cpuTimes the same by the median of processor time; 0 where there is none
 * @param ssim ours less theirs, at the size where that is least; 0 where we are not behind
 */
record Verdict(Bar bar, String photo, double times, double cpuTimes, double ssim) {
    Verdict withoutCpu() {
        return new Verdict(bar, photo, times, 0, ssim);
    }

    boolean met() {
        return times >= bar.least() && isOfEqualQuality();
    }

    /** Where there is no processor time, time counts. */
    boolean metByCpu() {
        return (cpuTimes > 0 ? cpuTimes : times) >= bar.least() && isOfEqualQuality();
    }

    boolean isOfEqualQuality() {
        return ssim >= Bar.LEAST_SSIM;
    }
}
