import static dev.goj.Go.blocking;
import static dev.goj.Go.go;
import static dev.goj.Go.otherwise;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.yieldNow;

import dev.goj.Action;
import dev.goj.Channel;
import dev.goj.ChannelClosedException;
import dev.goj.ReceiveCase;
import dev.goj.ReceiveChannel;
import dev.goj.Select;
import dev.goj.SendCase;
import dev.goj.SendChannel;
import java.util.Iterator;

/** Elements of channels that are primitives where they are sent, or received, or both. */
public class Main extends Points {
  // ---- the ways through a channel --------------------------------------------------------------

  /** A channel whose next element is in the buffer, or with a sender, or yet to be sent. */
  static <T> Channel<T> through(String way, Channel<T> channel, Action<?> send) throws Throwable {
    switch (way) {
      case "buffer" -> send.run();
      case "sender" -> {
        go(send);
        yieldNow();
      }
      default ->
          go(
              () -> {
                yieldNow();
                send.run();
              });
    }
    return channel;
  }

  static <T> Channel<T> made(String way) {
    return way.equals("buffer") ? Channel.buffered(1) : Channel.unbuffered();
  }

  static final String[] WAYS = {"buffer", "sender", "receiver"};

  static String ints() throws Throwable {
    String s = "";
    for (String way : WAYS) {
      Channel<Integer> ch = made(way);
      int x = through(way, ch, () -> ch.send(1 << 20)).receive();
      Integer y = through(way, ch, () -> ch.send(-7)).receive();
      Integer box = 300;
      int z = through(way, ch, () -> ch.send(box)).receive();
      Integer w = through(way, ch, () -> ch.send(box)).receive();
      s += x + " " + y + " " + z + " " + (w == box) + point(", ");
    }
    return s;
  }

  static String longs() throws Throwable {
    String s = "";
    for (String way : WAYS) {
      Channel<Long> ch = made(way);
      long x = through(way, ch, () -> ch.send(Long.MIN_VALUE)).receive();
      Long y = through(way, ch, () -> ch.send(1L << 40)).receive();
      Long box = 300L;
      long z = through(way, ch, () -> ch.send(box)).receive();
      Long w = through(way, ch, () -> ch.send(box)).receive();
      s += x + " " + y + " " + z + " " + (w == box) + point(", ");
    }
    return s;
  }

  static String doubles() throws Throwable {
    String s = "";
    double odd = Double.longBitsToDouble(0x7ff8_0000_0000_beefL);
    for (String way : WAYS) {
      Channel<Double> ch = made(way);
      double x = through(way, ch, () -> ch.send(-0.0)).receive();
      Double y = through(way, ch, () -> ch.send(0.1)).receive();
      Double box = 300.0;
      double z = through(way, ch, () -> ch.send(box)).receive();
      Double w = through(way, ch, () -> ch.send(box)).receive();
      double nan = through(way, ch, () -> ch.send(odd)).receive();
      s += x + " " + y + " " + z + " " + (w == box);
      s += " " + Long.toHexString(Double.doubleToRawLongBits(nan)) + point(", ");
    }
    return s;
  }

  static String others() throws Throwable {
    String s = "";
    for (String way : WAYS) {
      Channel<Character> chars = made(way);
      char c = through(way, chars, () -> chars.send('x')).receive();
      Channel<Boolean> flags = made(way);
      boolean b = through(way, flags, () -> flags.send(true)).receive();
      Channel<Byte> bytes = made(way);
      byte i = through(way, bytes, () -> bytes.send((byte) -1)).receive();
      Channel<Short> shorts = made(way);
      short n = through(way, shorts, () -> shorts.send((short) -2)).receive();
      Channel<Float> floats = made(way);
      float f = through(way, floats, () -> floats.send(1.5f)).receive();
      s += "" + c + b + i + n + f + point(", ");
    }
    return s;
  }

  // ---- channels of more than one kind ----------------------------------------------------------

  static String name(Object o) {
    return o.getClass().getSimpleName() + " " + o;
  }

  static String supertypes() throws Throwable {
    String s = "";
    for (String way : WAYS) {
      Channel<Object> objects = made(way);
      s += name(through(way, objects, () -> objects.send(5)).receive()) + ", ";
      s += name(through(way, objects, () -> objects.send(5L)).receive()) + ", ";
      s += name(through(way, objects, () -> objects.send(5.0)).receive()) + ", ";
      s += name(through(way, objects, () -> objects.send('5')).receive()) + ", ";
      s += name(through(way, objects, () -> objects.send("5")).receive()) + ", ";
      s += (int) through(way, objects, () -> objects.send(6)).receive() + point(", ");
      Channel<Number> numbers = made(way);
      s += name(through(way, numbers, () -> numbers.send(7.0)).receive()) + ", ";
      s += name(through(way, numbers, () -> numbers.send(7)).receive()) + point(", ");
      Channel<Comparable<Long>> comparables = made(way);
      s += comparables.getClass() == objects.getClass() ? "" : "another class";
      s += through(way, comparables, () -> comparables.send(8L)).receive().compareTo(9L);
      s += point(" | ");
    }
    return s;
  }

  static String kindsInOneBuffer() {
    Channel<Object> ch = Channel.buffered(5);
    String s = "";
    for (int round = 0; round < 4; round++) {
      ch.send(round);
      ch.send("s" + round);
      ch.send((long) round);
      s += name(ch.receive()) + ", " + name(ch.receive()) + point(", ");
      ch.send(round + 0.5);
      ch.send(round + 100);
      s += name(ch.receive()) + ", " + name(ch.receive()) + ", " + name(ch.receive()) + ", ";
    }
    return s;
  }

  /** More than the first size of the ring, with its first in the middle when it grows. */
  static String largeBuffer() {
    Channel<Object> ch = Channel.buffered(3000);
    long sum = 0;
    for (int i = 0; i < 300; i++) {
      ch.send(i);
    }
    for (int i = 0; i < 300; i++) {
      sum += (Integer) ch.receive();
    }
    for (int i = 0; i < 3000; i++) {
      if (i % 700 == 699) {
        ch.send("s" + i);
      } else {
        ch.send(i);
      }
    }
    String s = "";
    for (int i = 0; i < 3000; i++) {
      Object o = ch.receive();
      if (o instanceof String) {
        s += o + " ";
      } else if ((Integer) o != i) {
        return "not " + i + " but " + o;
      }
    }
    return s + sum + point("");
  }

  /** Who waits for room gets its element into the ring when the first is taken. */
  static String fullBuffer() throws Throwable {
    Channel<Object> ch = Channel.buffered(2);
    ch.send("a");
    ch.send("b");
    go(
        () -> {
          ch.send(1);
          ch.send(2L);
          ch.send("c");
          ch.send(3);
          ch.send(4);
          ch.send("d");
          ch.send(5);
        });
    String s = "";
    for (int i = 0; i < 9; i++) {
      yieldNow();
      s += name(ch.receive()) + point(", ");
    }
    return s;
  }

  // ---- where a primitive is wanted -------------------------------------------------------------

  static Channel<Integer> upTo(int n) {
    Channel<Integer> channel = Channel.unbuffered();
    go(
        () -> {
          for (int i = 1; i <= n; i++) {
            channel.send(i);
          }
          channel.close();
        });
    return channel;
  }

  private static int field;
  private static long wideField;

  static String assigned() {
    Channel<Integer> ch = upTo(12);
    int local = ch.receive();
    local = ch.receive() + local;
    long wide = ch.receive();
    double real = ch.receive();
    local += ch.receive();
    wide -= ch.receive();
    real /= ch.receive();
    field = ch.receive();
    field *= ch.receive();
    wideField = ch.receive();
    Integer box = ch.receive();
    box += ch.receive();
    return local + " " + wide + " " + real + " " + field + " " + wideField + " " + box + point("");
  }

  static int returned(ReceiveChannel<Integer> ch) {
    return ch.receive();
  }

  static long returnedWider(ReceiveChannel<Integer> ch) {
    return ch.receive();
  }

  static Integer returnedBox(ReceiveChannel<Integer> ch) {
    return ch.receive();
  }

  static int sum(int... xs) {
    int sum = 0;
    for (int x : xs) {
      sum = 10 * sum + x;
    }
    return sum;
  }

  static String which(int x) {
    return "int " + x;
  }

  static String which(Object x) {
    return "object " + x;
  }

  static String operands() {
    Channel<Integer> ch = upTo(36);
    String s = "" + ch.receive() + (ch.receive() - ch.receive()) + -ch.receive() + ~ch.receive();
    s += " " + sum(ch.receive(), point(0), ch.receive()) + " " + which(ch.receive());
    int[] a = {ch.receive(), ch.receive(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    a[ch.receive()] = ch.receive();
    a[0] += a[ch.receive()] + new int[ch.receive()].length;
    s += " " + java.util.Arrays.toString(a);
    s += " " + (ch.receive() == 15) + (15 < ch.receive()) + (ch.receive() != point(17));
    s += " " + (point(true) ? ch.receive() : 0) + (point(false) ? 0 : ch.receive());
    s += " " + (long) ch.receive() + (double) ch.receive() + (Object) ch.receive();
    s += " " + (int) ch.receive() + (char) (int) ch.receive() + (ch.receive().equals(25));
    s += " " + returned(ch) + returnedWider(ch) + returnedBox(ch) + Math.max(ch.receive(), 1L);
    switch (ch.receive()) {
      case 30 -> s += " thirty";
      default -> s += " ?";
    }
    s += (point(1) + ch.receive()) * (ch.receive() + point(2)) + " ";
    s += ch.receive() << ch.receive() % 4;
    Integer left = ch.receive();
    return s + (left == ch.receive() - 1);
  }

  static String loops() {
    int n = 0;
    for (int x : upTo(4)) {
      if (x == 2) continue;
      n = n * 10 + point(x);
    }
    for (long x : upTo(3)) n += (int) (x << 40 >> 38);
    for (double x : upTo(2)) n += (int) (x / 2);
    for (Integer x : upTo(2)) n += x;
    for (final int x : upTo(9)) {
      go(() -> field = x);
      if (x == 3) break;
    }
    for (int x : upTo(0)) return "no element " + x;
    Channel<Long> longs = Channel.buffered(2);
    longs.send(1L << 33);
    longs.close();
    for (long x : longs) n += (int) (x >> 30);
    Channel<? extends Double> doubles = halves();
    for (double x : doubles) n += (int) (4 * x);
    return "" + n + point("");
  }

  static Channel<Double> halves() {
    Channel<Double> doubles = Channel.buffered(2);
    doubles.send(0.5);
    doubles.send(point(1.5));
    doubles.close();
    return doubles;
  }

  static <T extends Number, C extends Channel<T>> double generic(C ch) {
    return ch.receive().doubleValue();
  }

  static <C extends SendChannel<Integer> & ReceiveChannel<Integer>> int intersection(C ch) {
    go(() -> ch.send(3));
    return 1 + ch.receive();
  }

  static String types() {
    Channel<Integer> ch = Channel.unbuffered();
    SendChannel<? super Integer> in = ch;
    ReceiveChannel<? extends Integer> out = ch;
    go(() -> in.send(2));
    int x = out.receive();
    int sum = x + intersection(ch);
    go(() -> ch.send(x > 3 ? 4 : 5));
    return sum + " " + generic(ch) + point("");
  }

  static String sent() {
    Channel<Integer> ch = Channel.buffered(9);
    int i = 5;
    short small = 6;
    final int constant = 7;
    ch.send(i++);
    ch.send(i += 2);
    ch.send(constant);
    ch.send(small + small);
    ch.send(point(3) * i);
    ch.send(ch.receive() + point(1));
    ch.send(i > 3 ? i : -i);
    ch.send((int) 'x');
    ch.send("four".length());
    ch.send(Integer.valueOf(11));
    ch.close();
    String s = "";
    for (int x : ch) s += x + " ";
    return s;
  }

  // ---- other ways to send and receive ----------------------------------------------------------

  static String tries() {
    Channel<Integer> ch = Channel.buffered(2);
    ch.send(1000);
    String s = "" + ch.trySend(2000) + ch.trySend(3000) + ch.tryReceive() + ch.receive();
    s += " " + ch.tryReceive() + ch.trySend(4);
    int x = ch.receive();
    return s + x + point("");
  }

  static String selects() throws Throwable {
    String s = "";
    for (String way : WAYS) {
      Channel<Integer> ch = made(way);
      ReceiveCase<Integer> first = Select.receive(ch);
      Select any = Select.of(first, Select.receive(Channel.<Long>nil()));
      through(way, ch, () -> ch.send(1 << 16));
      s += any.await() + ":" + first.value() + first.value().equals(first.value()) + ", ";
      Channel<Integer> taken = Channel.buffered(1);
      through(way, ch, () -> ch.send(1 << 17));
      select(receive(ch, x -> taken.trySend(x + 1)), receive(Channel.<Long>nil(), x -> {}));
      int x = taken.receive();
      SendCase<Integer> send = Select.send(ch, 77777);
      int y = through(way, ch, () -> Select.of(send).await()).receive();
      s += x + " " + y + point(", ");
    }
    return s;
  }

  static String selectsWithOtherwise() {
    Channel<Integer> ch = Channel.buffered(1);
    ch.send(1 << 18);
    ReceiveCase<Integer> one = Select.receive(ch);
    Select poll = Select.of(one, Select.receive(Channel.<Long>nil()), Select.otherwise());
    String s = poll.await() + ":" + one.value() + " " + poll.await();
    ch.send(point(1 << 19));
    select(receive(ch, x -> say(x + 1)), otherwise(() -> say("none")));
    select(receive(ch, x -> say(x + 1)), otherwise(() -> say("none")));
    return s;
  }

  static void sendOnThread(Channel<Integer> ch, int x) {
    blocking(
        () -> {
          ch.send(x);
          return null;
        });
  }

  static String threads() throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    go(() -> sendOnThread(ch, 1 << 21));
    int x = ch.receive();
    go(() -> ch.send(1 << 22));
    int y = blocking(() -> ch.receive());
    go(() -> sendOnThread(ch, 3));
    Integer z = ch.receive();
    Iterator<Integer> rest = upTo(2).iterator();
    return x + " " + y + " " + z + " " + rest.next() + rest.next() + rest.hasNext() + point("");
  }

  // ---- failures --------------------------------------------------------------------------------

  static String where(Throwable e) {
    StackTraceElement top = e.getStackTrace()[0];
    return show(e) + " at " + top.getClassName() + ":" + top.getLineNumber();
  }

  static String closedAndDrained() {
    String s = "";
    Channel<Integer> ch = Channel.buffered(1);
    ch.send(1);
    ch.close();
    try {
      int x =
          ch.receive();
      s += x;
      s += point(5)
          + ch.receive();
    } catch (NullPointerException e) {
      s += where(e);
    }
    Channel<Long> later = Channel.unbuffered();
    go(later::close);
    try {
      long x = later.receive();
      s += x;
    } catch (NullPointerException e) {
      s += where(e);
    }
    return s + later.receive() + ch.tryReceive() + point("");
  }

  static String sendToClosed() {
    Channel<Integer> ch = Channel.unbuffered();
    String s = "";
    int x = point(1);
    go(
        () -> {
          yieldNow();
          ch.close();
        });
    try {
      ch.send(x);
    } catch (ChannelClosedException e) {
      s += show(e) + ", ";
    }
    try {
      ch.send(2);
    } catch (ChannelClosedException e) {
      s += e.getMessage();
    }
    return s;
  }

  static String nulls() {
    Channel<Integer> none = point((Channel<Integer>) null);
    String s = "";
    try {
      none.send(point(1));
    } catch (NullPointerException e) {
      s += where(e);
    }
    try {
      int x = none.receive();
      s += x;
    } catch (NullPointerException e) {
      s += where(e);
    }
    return s;
  }

  @SuppressWarnings("unchecked")
  static String pollutedHeap() throws Throwable {
    String s = "";
    for (String way : WAYS) {
      Channel<Object> objects = made(way);
      Channel<Long> longs = (Channel<Long>) (Channel<?>) objects;
      try {
        long x = through(way, longs, () -> objects.send(1)).receive();
        s += x;
      } catch (ClassCastException e) {
        s += e.getMessage().replaceAll(" \\(.*", "") + ", ";
      }
      long y = through(way, longs, () -> objects.send(2L)).receive();
      s += y + point(", ");
      try {
        long x = through(way, longs, () -> objects.send("three")).receive();
        s += x;
      } catch (ClassCastException e) {
        s += e.getMessage().replaceAll(" \\(.*", "") + ", ";
      }
    }
    return s;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("ints", Main::ints);
          check("longs", Main::longs);
          check("doubles", Main::doubles);
          check("others", Main::others);
          check("supertypes", Main::supertypes);
          check("kinds in one buffer", Main::kindsInOneBuffer);
          check("large buffer", Main::largeBuffer);
          check("full buffer", Main::fullBuffer);
          check("assigned", Main::assigned);
          check("operands", Main::operands);
          check("loops", Main::loops);
          check("types", Main::types);
          check("sent", Main::sent);
          check("tries", Main::tries);
          check("selects", Main::selects);
          check("selects with otherwise", Main::selectsWithOtherwise);
          check("threads", Main::threads);
          check("closed and drained", Main::closedAndDrained);
          check("send to closed", Main::sendToClosed);
          check("nulls", Main::nulls);
          check("polluted heap", Main::pollutedHeap);
        });
  }
}
