import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import dev.goj.sync.WaitGroup;
import java.util.Arrays;

/** A fixed number of workers takes jobs from one channel and puts results on another. */
public class Main {
  record Job(int id, int n) {}

  record Result(int job, int worker, long value) {}

  static final int WORKERS = 4;
  static final int JOBS = 60;

  /** The length of the Collatz sequence of n; gives way now and then, as long work should. */
  static long collatz(long n) {
    long steps = 0;
    while (n != 1) {
      n = n % 2 == 0 ? n / 2 : 3 * n + 1;
      if (++steps % 50 == 0) {
        yieldNow();
      }
    }
    return steps;
  }

  static void work(int worker, ReceiveChannel<Job> jobs, SendChannel<Result> results) {
    Job job;
    while ((job = jobs.receive()) != null) {
      results.send(new Result(job.id(), worker, collatz(job.n())));
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Job> jobs = Channel.buffered(8);
          Channel<Result> results = Channel.buffered(8);
          WaitGroup workers = new WaitGroup();
          for (int w = 0; w < WORKERS; w++) {
            int worker = w;
            workers.go(() -> work(worker, jobs, results));
          }
          go(
              () -> {
                for (int id = 0; id < JOBS; id++) {
                  jobs.send(new Job(id, 1000 + id * 37));
                }
                jobs.close();
              });
          go(
              () -> {
                workers.await();
                results.close();
              });

          long[] steps = new long[JOBS];
          int[] perWorker = new int[WORKERS];
          for (Result r : results) {
            steps[r.job()] = r.value();
            perWorker[r.worker()]++;
          }
          System.out.println(Arrays.toString(steps));
          System.out.println("jobs done: " + Arrays.stream(perWorker).sum());
          System.out.println("longest: " + Arrays.stream(steps).max().getAsLong());
        });
  }
}
