package io.shoebox.bench.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.StringJoiner;

/** The process that calls: each line of standard input says how often; the answer is the nanoseconds of each call. */
final class CallMain {
    private CallMain() {}

    /** Runs until standard input ends; the argument is the name of a {@link Call}. */
    public static void main(String[] args) throws IOException {
        Runnable call = Call.valueOf(args[0]).prepared();
        System.out.println("ready");
        var jobs = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
            var times = new StringJoiner(" ");
            for (int i = 0; i < Integer.parseInt(job); i++) {
                long start = System.nanoTime();
                call.run();
                times.add(Long.toString(System.nanoTime() - start));
            }
            System.out.println(times);
        }
    }
}
