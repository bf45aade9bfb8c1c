import static dev.goj.Go.async;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A build: a task for each target awaits those of what it needs; two jobs run at a time. */
public class Main {
  static final class CycleException extends Exception {
    CycleException(Iterable<String> path) {
      super("cycle: " + String.join(" -> ", path));
    }
  }

  static final class FailedException extends Exception {
    FailedException(String target, String why) {
      super(target + " " + why);
    }
  }

  static final class Build {
    private final Map<String, List<String>> rules;
    private final Map<String, Task<Integer>> tasks = new LinkedHashMap<>();
    private final Channel<Boolean> jobs = Channel.buffered(2);
    private final Channel<String> order = Channel.buffered(100);
    private final Set<String> broken;

    Build(Map<String, List<String>> rules, Set<String> broken) {
      this.rules = rules;
      this.broken = broken;
    }

    /** Starts the task of a target after those that it needs; checks for cycles on the way. */
    Task<Integer> start(String target, Set<String> path) throws CycleException {
      if (!path.add(target)) {
        List<String> cycle = new ArrayList<>(path);
        cycle = cycle.subList(cycle.indexOf(target), cycle.size());
        cycle.add(target);
        throw new CycleException(cycle);
      }
      Task<Integer> known = tasks.get(target);
      if (known == null) {
        List<Task<Integer>> needed = new ArrayList<>();
        for (String need : rules.getOrDefault(target, List.of())) {
          needed.add(start(need, path));
        }
        known = async(() -> build(target, needed));
        tasks.put(target, known);
      }
      path.remove(target);
      return known;
    }

    /** Gives the length of the longest way to something that needs nothing. */
    private int build(String target, List<Task<Integer>> needed) throws FailedException {
      int depth = 0;
      for (Task<Integer> task : needed) {
        depth = Math.max(depth, task.await() + 1);
      }
      jobs.send(true);
      try {
        yieldNow();
        if (broken.contains(target)) {
          throw new FailedException(target, "does not compile");
        }
        order.send(target);
        return depth;
      } finally {
        jobs.receive();
      }
    }

    /** What was built, checked against the rules. */
    Set<String> built() {
      order.close();
      Set<String> done = new LinkedHashSet<>();
      for (String target : order) {
        if (!done.containsAll(rules.getOrDefault(target, List.of()))) {
          throw new IllegalStateException(target + " was built too early, after " + done);
        }
        done.add(target);
      }
      return new TreeSet<>(done);
    }
  }

  static void build(Map<String, List<String>> rules, String target, String... broken)
      throws CycleException {
    Build build = new Build(rules, Set.of(broken));
    try {
      System.out.println(target + ": depth " + build.start(target, new LinkedHashSet<>()).await());
    } catch (RuntimeException | CycleException e) {
      throw e;
    } catch (Exception e) {
      System.out.println(target + " failed: " + e.getMessage());
    }
    for (Task<Integer> task : build.tasks.values()) {
      try {
        task.await();
      } catch (Exception e) {
        System.out.println("not built, as " + e.getMessage());
      }
    }
    System.out.println("built " + build.built());
  }

  public static void main(String[] args) throws CycleException {
    Map<String, List<String>> rules =
        Map.of(
            "app", List.of("ui", "core", "net"),
            "ui", List.of("core", "images"),
            "net", List.of("core", "log"),
            "core", List.of("log"),
            "test", List.of("app"),
            "loop", List.of("core", "spiral"),
            "spiral", List.of("loop"));
    run(
        () -> {
          build(rules, "test");
          build(rules, "log");
          build(rules, "app", "net");
          try {
            build(rules, "loop");
          } catch (CycleException e) {
            System.out.println(e.getMessage());
          }
        });
  }
}
