import static dev.goj.Go.async;
import static dev.goj.Go.blocking;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Action;
import dev.goj.Task;
import dev.goj.sync.WaitGroup;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Calls in goroutine code that are known to block a thread. */
public class Main {
  public static void main(String[] args) throws Exception {
    onThreads();
    run(
        () -> {
          directly();
          WaitGroup group = new WaitGroup();
          group.go(Main::throughReference);
          group.go(new Body());
          group.await();
          System.out.println(new Store("stored").first() + new Created().value);
          System.out.println(shapes(new Slow()) + lambdas(() -> 1) + exempt() + silenced());
          elsewhere();
          sleepsInside();
        });
  }

  private static void directly() throws Exception {
    Semaphore permits = new Semaphore(1);
    permits.acquire(); // WARNING "\[goj.blocking-call\] 'permits.acquire\(\)' blocks"
    permits.release();
    ReentrantLock lock = new ReentrantLock();
    lock.lock(); // WARNING "\[goj.blocking-call\]"
    lock.unlock();
    if (permits.tryAcquire() && lock.tryLock()) {
      System.out.println("at once");
    }
    Thread thread = new Thread(() -> System.out.println("on a thread"));
    thread.start();
    thread.join(); // WARNING "\[goj.blocking-call\]"
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(1); // WARNING "\[goj.blocking-call\]"
    }
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Future<String> future = executor.submit(() -> "computed");
    System.out.println(future.get()); // WARNING "\[goj.blocking-call\]"
    executor.shutdown();
    Task<Boolean> ended =
        async(() -> executor.awaitTermination(1, TimeUnit.MINUTES)); // WARNING "blocking-call"
    System.out.println(ended.await());
  }

  private static void throughReference() throws InterruptedException {
    deeper(1);
  }

  private static void deeper(int levels) throws InterruptedException {
    if (levels > 0) {
      deeper(levels - 1);
    } else {
      CountDownLatch latch = new CountDownLatch(1);
      go(latch::countDown);
      latch.await(); // WARNING "\[goj.blocking-call\]"
    }
  }

  static final class Body implements Action<InterruptedException> {
    @Override
    public void run() throws InterruptedException {
      BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
      queue.put("queued"); // WARNING "\[goj.blocking-call\]"
      System.out.println(queue.take()); // WARNING "\[goj.blocking-call\]"
      queue.offer("offered");
      System.out.println(queue.poll());
    }
  }

  /** A subclass of what is known to block. */
  static final class Store {
    private final ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(1);

    Store(String first) throws InterruptedException {
      queue.put(first); // WARNING "\[goj.blocking-call\]"
    }

    String first() throws InterruptedException {
      return queue.poll(1, TimeUnit.SECONDS); // WARNING "\[goj.blocking-call\]"
    }
  }

  static final class Created {
    final int value;

    Created() throws InterruptedException {
      Thread.sleep(1); // WARNING "\[goj.blocks-worker\]"
      value = 1;
    }
  }

  interface Shape {
    String name() throws Exception;
  }

  static final class Slow implements Shape {
    @Override
    public String name() throws Exception {
      CountDownLatch none = new CountDownLatch(0);
      none.await(); // WARNING "\[goj.blocking-call\]"
      return "slow";
    }
  }

  private static String shapes(Shape shape) throws Exception {
    return shape.name();
  }

  interface Number {
    int get() throws Exception;
  }

  private static int lambdas(Number number) throws Exception {
    Semaphore none = new Semaphore(1);
    Number mine =
        () -> {
          none.acquire(); // WARNING "\[goj.blocking-call\]"
          return 2;
        };
    return mine.get() + number.get();
  }

  /** Here a thread may block. */
  private static String exempt() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    go(latch::countDown);
    blocking(
        () -> {
          latch.await();
          return null;
        });
    Thread thread =
        new Thread(
            () -> {
              try {
                latch.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return blocking(() -> onThreads());
  }

  @SuppressWarnings("goj.blocking-call")
  private static String silenced() throws Exception {
    new Semaphore(1).acquire();
    return " silenced";
  }

  private static void elsewhere() throws Exception {
    @SuppressWarnings("goj")
    boolean acquired = new Semaphore(1).tryAcquire(1, TimeUnit.SECONDS);
    @SuppressWarnings("goj.blocks-worker") // not the one that it gets
    boolean again = new Semaphore(1).tryAcquire(1, TimeUnit.SECONDS); // WARNING "blocking-call"
    System.out.println(acquired && again);
  }

  private static final Object MONITOR = new Object();

  private static void sleepsInside() throws InterruptedException {
    synchronized (MONITOR) {
      Thread.sleep(1); // WARNING "\[goj.blocks-worker\]"
    }
  }

  /** No goroutine comes here: not a word. */
  private static String onThreads() throws Exception {
    Semaphore permits = new Semaphore(0);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.execute(
        () -> {
          try {
            Thread.sleep(1);
            permits.release();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    permits.acquire();
    synchronized (MONITOR) {
      Thread.sleep(1);
    }
    executor.shutdown();
    return " on threads";
  }
}
