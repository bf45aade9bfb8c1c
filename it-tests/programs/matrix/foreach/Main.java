import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For-each over arrays, Iterables and channels. */
public class Main extends Points {
  static int ints() {
    int sum = 0;
    for (int x : new int[] {1, 2, 3}) {
      sum = sum * 10 + point(x);
    }
    return sum;
  }

  static String arrayReplacedMeanwhile() {
    String[] a = {"a", "b", "c"};
    String s = "";
    for (String x : a) {
      a = new String[] {"z"};
      s += point(x) + a.length;
    }
    return s;
  }

  static int arrayOfPoint() {
    int sum = 0;
    for (int x : point(new int[] {4, 5, 6})) sum += x;
    return sum;
  }

  static double widenedElements() {
    double sum = 0;
    for (double d : new int[] {1, 2}) sum += point(d) / 2;
    for (long n : new Integer[] {3, 4}) sum += point(n);
    for (int c : "xy".toCharArray()) sum += point(c);
    return sum;
  }

  static int nestedArrays() {
    int sum = 0;
    for (int[] row : new int[][] {{1}, {}, {2, 3}}) {
      for (int x : row) {
        sum += x * point(row.length);
      }
    }
    return sum;
  }

  static int list() {
    int sum = 0;
    for (int x : List.of(1, 2, 3)) {
      sum += point(x);
      if (sum == 3) {
        continue;
      }
      point();
    }
    return sum;
  }

  static String listOfPoint() {
    StringBuilder s = new StringBuilder();
    for (String x : point(List.of("a", "b"))) {
      for (char c : point(x + x).toCharArray()) {
        s.append(c).append(point(s.length()));
      }
    }
    return s.toString();
  }

  static String mapEntries() {
    Map<String, List<Integer>> map = new LinkedHashMap<>();
    map.put("one", List.of(1));
    map.put("two", List.of(2, 22));
    String s = "";
    for (Map.Entry<String, List<Integer>> e : map.entrySet()) {
      for (var n : e.getValue()) {
        s += e.getKey() + point(n);
      }
    }
    return s;
  }

  static String elementReassigned() {
    String s = "";
    for (String x : List.of("p", "q")) {
      x = x + point(1);
      s += x;
    }
    for (final Object o : new Object[] {1, 'c'}) {
      point(o);
      s += o;
    }
    return s;
  }

  static String rawList() {
    @SuppressWarnings("rawtypes")
    List raw = new ArrayList<>(List.of("r", 2));
    String s = "";
    for (Object o : raw) {
      s += point(o);
    }
    return s;
  }

  /** Counts down, and suspends while it does where it can. */
  record Countdown(int from) implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        private int left = from;

        @Override
        public boolean hasNext() {
          return left > 0;
        }

        @Override
        public Integer next() {
          return left--;
        }
      };
    }
  }

  static int ownIterable() {
    int n = 0;
    for (int x : new Countdown(3)) n = 10 * n + point(x);
    return n;
  }

  static <T extends Iterable<? extends CharSequence> & Comparable<T>> int intersection(T texts) {
    int length = 0;
    for (CharSequence text : texts) {
      length += point(text).length();
    }
    return length;
  }

  static final class Words implements Iterable<String>, Comparable<Words> {
    @Override
    public Iterator<String> iterator() {
      return List.of("some", "words").iterator();
    }

    @Override
    public int compareTo(Words o) {
      return 0;
    }
  }

  static Channel<Integer> upTo(int n, int capacity) {
    Channel<Integer> channel = capacity == 0 ? Channel.unbuffered() : Channel.buffered(capacity);
    go(
        () -> {
          for (int i = 1; i <= n; i++) {
            channel.send(i);
          }
          channel.close();
        });
    return channel;
  }

  static int channel() {
    int n = 0;
    for (int x : upTo(4, 0)) {
      n = n * 10 + point(x);
    }
    return n;
  }

  static int bufferedChannel() {
    int n = 0;
    for (Integer x : upTo(4, 2)) n = n * 10 + x;
    return n;
  }

  static int emptyChannel() {
    for (int x : upTo(0, 0)) {
      return x;
    }
    return point(-1);
  }

  static int channelLeftEarly() {
    Channel<Integer> channel = upTo(4, 0);
    int n = 0;
    for (int x : channel) {
      if (x == 2) break;
      n += point(x);
    }
    for (int x : channel) {
      if (x == 3) continue;
      n += 10 * point(x);
    }
    return n;
  }

  static int channelsInChannels() {
    Channel<ReceiveChannel<Integer>> channels = Channel.buffered(3);
    for (int i = 0; i < 3; i++) {
      channels.send(upTo(i, i));
    }
    channels.close();
    int n = 0;
    outer:
    for (ReceiveChannel<Integer> inner : channels) {
      for (int x : inner) {
        n = n * 10 + x;
        if (x == 2) break outer;
      }
      n = n * 10 + point(9);
    }
    return n;
  }

  static int wildcardChannel() {
    ReceiveChannel<? extends Number> numbers = upTo(3, 1);
    int n = 0;
    for (Number x : numbers) n += point(x).intValue();
    return n;
  }

  static int failsInTheMiddle() {
    int n = 0;
    try {
      for (int x : upTo(5, 0)) {
        n += x;
        if (x == 3) throw new IllegalStateException("at " + point(n));
      }
    } catch (IllegalStateException e) {
      say(e.getMessage());
    }
    return n;
  }

  static int throughIterator() {
    int n = 0;
    Iterable<Integer> iterable = upTo(3, 3);
    for (int x : iterable) {
      n = n * 10 + x;
    }
    return n;
  }

  static int nullArray() {
    int[] none = null;
    int n = point(1);
    for (int x : none) {
      n += point(x);
    }
    return n;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("ints", Main::ints);
          check("array replaced meanwhile", Main::arrayReplacedMeanwhile);
          check("array of point", Main::arrayOfPoint);
          check("widened elements", Main::widenedElements);
          check("nested arrays", Main::nestedArrays);
          check("list", Main::list);
          check("list of point", Main::listOfPoint);
          check("map entries", Main::mapEntries);
          check("element reassigned", Main::elementReassigned);
          check("raw list", Main::rawList);
          check("own iterable", Main::ownIterable);
          check("intersection", () -> intersection(new Words()));
          check("channel", Main::channel);
          check("buffered channel", Main::bufferedChannel);
          check("empty channel", Main::emptyChannel);
          check("channel left early", Main::channelLeftEarly);
          check("channels in channels", Main::channelsInChannels);
          check("wildcard channel", Main::wildcardChannel);
          check("fails in the middle", Main::failsInTheMiddle);
          check("through iterator", Main::throughIterator);
          check("null array", Main::nullArray);
        });
  }
}
