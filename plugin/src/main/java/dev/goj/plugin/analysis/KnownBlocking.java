package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods of the JDK that are known to wait on the thread that calls them, and what to write in
 * a goroutine instead. Reading and writing files is not among them: it is over soon.
 */
final class KnownBlocking {
  private static final String WRAP = "write blocking(() -> ...) around it";

  /** Methods of a class, by name and number of parameters; subclasses have them too. */
  private record Entry(String type, String fix, List<String> methods) {
    static Entry of(String type, String fix, String... methods) {
      return new Entry(type, fix, List.of(methods));
    }
  }

  private static final List<Entry> ENTRIES =
      List.of(
          // threads and monitors
          Entry.of(
              "java.lang.Object",
              "use a Channel or a WaitGroup in place of wait and notify",
              "wait/0",
              "wait/1",
              "wait/2"),
          Entry.of(
              "java.lang.Thread",
              "start it with async(() -> ...), and write await() on the Task",
              "join/0",
              "join/1",
              "join/2"),
          Entry.of(
              "java.util.concurrent.locks.LockSupport",
              "use a Channel",
              "park/0",
              "park/1",
              "parkNanos/1",
              "parkNanos/2",
              "parkUntil/1",
              "parkUntil/2"),
          // locks and synchronizers
          Entry.of(
              "java.util.concurrent.locks.Lock",
              "use dev.goj.sync.Mutex",
              "lock/0",
              "lockInterruptibly/0",
              "tryLock/2"),
          Entry.of(
              "java.util.concurrent.locks.Condition",
              "use a Channel",
              "await/0",
              "await/2",
              "awaitNanos/1",
              "awaitUninterruptibly/0",
              "awaitUntil/1"),
          Entry.of(
              "java.util.concurrent.CountDownLatch",
              "use dev.goj.sync.WaitGroup",
              "await/0",
              "await/2"),
          Entry.of(
              "java.util.concurrent.CyclicBarrier",
              "use a Channel or dev.goj.sync.WaitGroup",
              "await/0",
              "await/2"),
          Entry.of(
              "java.util.concurrent.Phaser",
              "use a Channel or dev.goj.sync.WaitGroup",
              "arriveAndAwaitAdvance/0",
              "awaitAdvance/1",
              "awaitAdvanceInterruptibly/1",
              "awaitAdvanceInterruptibly/3"),
          Entry.of(
              "java.util.concurrent.Semaphore",
              "use a Channel.buffered(n): send to acquire, receive to release",
              "acquire/0",
              "acquire/1",
              "acquireUninterruptibly/0",
              "acquireUninterruptibly/1",
              "tryAcquire/2",
              "tryAcquire/3"),
          Entry.of(
              "java.util.concurrent.Exchanger",
              "use a Channel.unbuffered() for each direction",
              "exchange/1",
              "exchange/3"),
          // queues
          Entry.of(
              "java.util.concurrent.BlockingQueue",
              "use a Channel.buffered(n)",
              "put/1",
              "take/0",
              "offer/3",
              "poll/2"),
          Entry.of(
              "java.util.concurrent.BlockingDeque",
              "use a Channel.buffered(n)",
              "putFirst/1",
              "putLast/1",
              "takeFirst/0",
              "takeLast/0",
              "offerFirst/3",
              "offerLast/3",
              "pollFirst/2",
              "pollLast/2"),
          Entry.of(
              "java.util.concurrent.TransferQueue",
              "use a Channel.unbuffered()",
              "transfer/1",
              "tryTransfer/3"),
          // results of tasks
          Entry.of(
              "java.util.concurrent.Future",
              "start it with async(() -> ...), and write await() on the Task; or have it complete a"
                  + " CompletableFuture, whose get() suspends",
              "get/0",
              "get/2"),
          Entry.of(
              "java.util.concurrent.ForkJoinTask",
              "start it with async(() -> ...), and write await() on the Task",
              "join/0",
              "invoke/0"),
          Entry.of(
              "java.util.concurrent.ExecutorService",
              "start the tasks with go or async, and wait for them with a WaitGroup",
              "invokeAll/1",
              "invokeAll/3",
              "invokeAny/1",
              "invokeAny/3",
              "awaitTermination/2",
              "close/0"),
          Entry.of(
              "java.util.concurrent.CompletionService",
              "have the tasks send their results to a Channel",
              "take/0",
              "poll/2"),
          // processes
          Entry.of(
              "java.lang.Process", "write process.onExit().get(), which suspends", "waitFor/0"),
          Entry.of(
              "java.lang.Process",
              "write process.onExit().get(timeout, unit), which suspends",
              "waitFor/2"),
          // the network, and the terminal
          Entry.of(
              "java.net.http.HttpClient",
              "write client.sendAsync(request, handler).get(), which suspends",
              "send/2"),
          Entry.of("java.net.Socket", WRAP, "<init>/2", "<init>/4", "connect/1", "connect/2"),
          Entry.of("java.net.ServerSocket", WRAP, "accept/0"),
          Entry.of("java.net.DatagramSocket", WRAP, "receive/1"),
          Entry.of("java.net.URL", WRAP, "openStream/0", "getContent/0", "getContent/1"),
          Entry.of(
              "java.net.URLConnection",
              WRAP,
              "connect/0",
              "getInputStream/0",
              "getContent/0",
              "getContent/1"),
          Entry.of("java.nio.channels.Selector", WRAP, "select/0", "select/1", "select/2"),
          Entry.of("java.io.Console", WRAP, "readLine/0", "readLine/2", "readPassword/0"),
          // databases
          Entry.of("java.sql.DriverManager", WRAP, "getConnection/1", "getConnection/2"),
          Entry.of("java.sql.DriverManager", WRAP, "getConnection/3"),
          Entry.of(
              "java.sql.Statement",
              WRAP,
              "execute/1",
              "executeQuery/1",
              "executeUpdate/1",
              "executeBatch/0"),
          Entry.of(
              "java.sql.PreparedStatement",
              WRAP,
              "execute/0",
              "executeQuery/0",
              "executeUpdate/0"));

  private static final Map<String, List<Entry>> BY_METHOD = new HashMap<>();

  static {
    for (Entry e : ENTRIES) {
      for (String method : e.methods) {
        BY_METHOD.merge(
            method,
            List.of(e),
            (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
      }
    }
  }

  private final Javac javac;

  KnownBlocking(Javac javac) {
    this.javac = javac;
  }

  /** Why a call of a method blocks, and what to write instead; null if it is not known to. */
  Obstacle of(MethodSymbol m) {
    String key = m.name + "/" + m.type.getParameterTypes().size();
    for (Entry e : BY_METHOD.getOrDefault(key, List.of())) {
      ClassSymbol type = javac.classNamed(e.type);
      boolean has = m.isConstructor() ? m.owner == type : isOrExtends(m, type);
      if (has) {
        String name = m.isConstructor() ? "new " + type.name : type.name + "." + m.name;
        return Obstacle.blocksInTheJdk(name, e.fix);
      }
    }
    return null;
  }

  private boolean isOrExtends(MethodSymbol m, ClassSymbol type) {
    return type != null && m.owner.isSubClass(type, javac.types);
  }

  /** For the test that resolves them all. */
  static Set<String> all() {
    Set<String> all = new HashSet<>();
    ENTRIES.forEach(e -> e.methods.forEach(m -> all.add(e.type + "." + m)));
    return all;
  }
}
