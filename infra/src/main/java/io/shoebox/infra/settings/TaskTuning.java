package io.shoebox.infra.settings;

import java.util.List;

/** How large the tasks of a worker are, and how many; the defaults are those of uploads. */
public record TaskTuning(
        @Setting(
                value = "processor units of a task; 1,024 are one vCPU",
                otherwise = "512",
                oneOf = {256, 512, 1024, 2048, 4096})
        int cpu,

        @Setting(
                value = "memory of a task, in MiB: two to eight times its processor units, as Fargate has them",
                otherwise = "1024",
                oneOf = {512, 1024, 2048, 4096, 8192, 16_384})
        int memoryMib,

        @Setting(value = "tasks when nothing waits", otherwise = "1", least = 1, most = 1000)
        int leastTasks,

        @Setting(value = "tasks at the most", otherwise = "10", least = 1, most = 5000)
        int mostTasks,

        @Setting(
                value = "messages that wait for each task, by which their number is set",
                otherwise = "200",
                least = 1,
                most = 1_000_000)
        int messagesPerTask) {
    void addContradictions(String name, List<String> problems) {
        if (memoryMib < 2 * cpu || memoryMib > 8 * cpu) {
            problems.add(name + ".memoryMib must be from " + 2 * cpu + " to " + 8 * cpu
                    + ", which is two to eight times its cpu");
        }
        if (leastTasks > mostTasks) {
            problems.add(name + ".leastTasks must be at most its mostTasks");
        }
    }
}
