import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.sync.WaitGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Innermost loops, which ask between chunks of rounds, in all forms, with all ways out of them. Each
 * runs for some time in several goroutines at once, so that they have to give way to each other
 * within them.
 */
public class Main {
  private static final int ROUNDS = 2_000_000;
  private static final int GOROUTINES = 3;

  private int field;

  public static void main(String[] args) {
    run(
        () -> {
          List<List<String>> results = new ArrayList<>();
          WaitGroup all = new WaitGroup();
          for (int g = 0; g < GOROUTINES; g++) {
            List<String> mine = new ArrayList<>();
            results.add(mine);
            all.go(() -> new Main().loops(mine));
          }
          all.await();
          for (List<String> result : results) {
            if (!result.equals(results.get(0))) {
              throw new AssertionError(results);
            }
          }
          results.get(0).forEach(System.out::println);
        });
  }

  private void loops(List<String> results) {
    results.add("up " + up(ROUNDS));
    results.add("down " + down(ROUNDS));
    results.add("steps " + steps(ROUNDS));
    results.add("long " + longs(ROUNDS));
    results.add("long, with all ways out " + longsLeft(ROUNDS));
    results.add("long, at the ends " + longsAtTheEnds());
    results.add("accessors " + accessors());
    results.add("while " + whiles(ROUNDS));
    results.add("do " + dos(ROUNDS));
    results.add("do once " + dos(-1));
    results.add("two conditions " + search(ROUNDS));
    results.add("pattern " + pattern(ROUNDS));
    results.add("continue " + continues(ROUNDS));
    results.add("labels " + labels(ROUNDS));
    results.add("finally " + leaves(ROUNDS));
    results.add("throws " + catches(ROUNDS));
    results.add("returns " + returns(ROUNDS));
    results.add("without end " + endless(ROUNDS));
    results.add("overflow " + overflow());
    results.add("underflow " + underflow());
    results.add("long overflow " + longOverflow());
    results.add("changed twice " + changedTwice(ROUNDS));
    results.add("changed by the condition " + changedByCondition(ROUNDS));
    results.add("field " + countsField(ROUNDS));
    results.add("elements " + elements());
    results.add("closures " + closures(1000));
    results.add("uncounted " + uncounted(ROUNDS));
    results.add("continue to the condition " + continuesToCondition(ROUNDS));
    results.add("iterator " + iterator(ROUNDS / 10));
    results.add("iterator of map " + entries(ROUNDS / 10));
    results.add("own iterator " + ownIterator(ROUNDS));
    results.add("labels and finally " + labelsAndFinally(ROUNDS));
  }

  private static int mix(int a, int b) {
    return a * 31 + (b ^ a >>> 7);
  }

  private static int up(int n) {
    int x = 1;
    for (int i = 0; i < n; i++) {
      x = mix(x, i);
    }
    yieldNow();
    return x;
  }

  private static int down(int n) {
    int x = 1;
    for (int i = n; i-- > 0; ) { // counted by the condition
      x = mix(x, i);
    }
    for (int i = n; i >= 0; --i) {
      x = mix(x, i);
    }
    yieldNow();
    return x;
  }

  private static int steps(int n) {
    int x = 1;
    for (int i = 0; i < n; i += 3) {
      x = mix(x, i);
    }
    for (int i = n; i > 0; i -= 7) {
      x = mix(x, i);
    }
    for (int i = 0, j = n; i < j; i++, j--) {
      x = mix(x, i ^ j);
    }
    yieldNow();
    return x;
  }

  private static long longs(long n) {
    long x = 1;
    for (long i = 0; i < n; i++) {
      x = x * 31 + (i ^ x >>> 9);
    }
    for (long i = n; i > 0; i -= 2) {
      x = x * 31 + (i ^ x >>> 9);
    }
    yieldNow();
    return x;
  }

  private static long longsLeft(int n) {
    long x = 1;
    outer:
    for (long k = 0; k < 5; k++) {
      inner:
      for (long i = k; i < n; i++) {
        try {
          x = x * 31 + (i ^ x >>> 9);
          switch ((int) x & 0xFFFF) {
            case 1:
              continue;
            case 2:
              continue inner;
            default:
          }
          if ((x & 0xFFFFFF) == 3) {
            break;
          }
          if ((x & 0xFFFFFF) == 4) {
            break inner;
          }
          if ((x & 0xFFFFFF) == 5) {
            continue outer;
          }
        } finally {
          x++;
        }
      }
    }
    long i = 0;
    for (; i < n; i++) {
      if (i == n - 3) {
        break;
      }
    }
    long j = 7;
    for (; j < (char) n; ++j) {
      x += j;
    }
    long never = 8;
    for (; never < 8; never++) {
      x++;
    }
    for (long limit = n, k = 0; k < limit; k++) {
      limit--;
      x += k;
    }
    Long boxed = 100L;
    for (long k = 0; k < boxed; k++) {
      x += k;
    }
    for (long k = 0; k < 10.5; k++) {
      x += k;
    }
    yieldNow();
    return x + i + j + never;
  }

  private static String longsAtTheEnds() {
    long rounds = 0;
    long end = Long.MAX_VALUE;
    for (long i = Long.MAX_VALUE - 3_000; i < end; i++) {
      rounds++;
    }
    long last = 0;
    for (long i = Long.MIN_VALUE; i < end; i++) {
      rounds++;
      last = i;
      if (rounds > 13_000) {
        break;
      }
    }
    yieldNow();
    return rounds + " " + last;
  }

  private static int accessors() {
    List<Integer> list = Collections.nCopies(1000, 5);
    String text = "some text";
    int x = 0;
    for (int i = 0; i < list.size(); i++) {
      x += Math.max(list.get(i), 3);
    }
    for (int e : list) {
      x += e;
    }
    for (int i = text.length(); i-- > 0 && !text.isEmpty(); ) {
      x += text.charAt(i);
    }
    yieldNow();
    return x;
  }

  private static int whiles(int n) {
    int x = 1;
    int i = 0;
    while (i < n) {
      x = x * 31 + (i ^ x >>> 9);
      i++;
    }
    yieldNow();
    return x + i;
  }

  private static int dos(int n) {
    int x = 1;
    int i = 0;
    do {
      x = x * 31 + (i ^ x >>> 9);
      i += 2;
    } while (i < n);
    yieldNow();
    return x + i;
  }

  private static int search(int n) {
    int[] a = new int[n];
    a[n - 5] = 77;
    int i = 0;
    while (i < a.length && a[i] != 77) {
      i++;
    }
    int j = a.length - 1;
    for (; j >= 0 && a[j] != 77; j--) {}
    yieldNow();
    return i - j + n;
  }

  private static int pattern(int n) {
    Object[] all = {"a", "bb", 3, "dddd"};
    int length = 0;
    for (int i = 0; i < n && all[i & 1] instanceof String s; i++) {
      length += s.length();
    }
    int i = 0;
    while (all[i] instanceof String s && !s.isEmpty()) {
      length += s.length();
      i++;
    }
    if (!(all[i] instanceof Integer found)) {
      throw new AssertionError();
    }
    yieldNow();
    return length + found;
  }

  private static int continues(int n) {
    int x = 1;
    for (int i = 0; i < n; i++) {
      if ((i & 3) == 1) {
        continue;
      }
      x = mix(x, i);
      if (x == 0) {
        continue;
      }
      x++;
    }
    int i = 0;
    while (i < n) {
      if ((i & 3) == 1 && x != 5) {
        i += 2;
        continue;
      }
      x = mix(x, i);
      i++;
    }
    yieldNow();
    return x;
  }

  private static int labels(int n) {
    int x = 1;
    outer:
    for (int k = 0; ; k++) {
      inner:
      for (int i = 0; i < n; i++) {
        x = mix(x, i);
        switch (x & 0xFFFFFF) {
          case 1:
            break;
          case 2:
            continue inner;
          case 3:
            break inner;
          case 4:
            continue outer;
          case 5:
            break outer;
          default:
            x++;
        }
      }
      if (k == 3) {
        break;
      }
    }
    yieldNow();
    return x;
  }

  private int leaves(int n) {
    int x = 1;
    for (int i = 0; i < n; i++) {
      try {
        x = mix(x, i);
        if (i == n - 10) {
          break;
        }
        if (i % 5 == 0) {
          continue;
        }
        x++;
      } finally {
        field++;
      }
    }
    yieldNow();
    return x + field;
  }

  private static String catches(int n) {
    int[] a = new int[n];
    int x = 1;
    try {
      for (int i = 0; ; i++) {
        x = mix(x, i + a[i]);
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      yieldNow();
      return x + " " + e.getClass().getSimpleName();
    }
  }

  private static int returns(int n) {
    int x = returnsFromLoop(n);
    yieldNow();
    return x;
  }

  private static int returnsFromLoop(int n) {
    int x = 1;
    for (int i = 0; i >= 0; i++) {
      x = mix(x, i);
      if (i > n) {
        return x;
      }
    }
    yieldNow();
    return -1;
  }

  private static int endless(int n) {
    int x = 1;
    int i = 0;
    while (true) {
      x = mix(x, i);
      if (i == n) {
        break;
      }
      i++;
    }
    yieldNow();
    return x;
  }

  private static String overflow() {
    StringJoiner seen = new StringJoiner(" ");
    for (int i = Integer.MAX_VALUE - 2, rounds = 0; rounds < 6; i++, rounds++) {
      seen.add(Integer.toString(i));
    }
    int rounds = 0;
    for (int i = Integer.MAX_VALUE - 20; i > 0 || rounds == 0; i++) {
      rounds++;
    }
    yieldNow();
    return seen + " " + rounds;
  }

  private static String underflow() {
    StringJoiner seen = new StringJoiner(" ");
    int i = Integer.MIN_VALUE + 2;
    while (seen.length() < 40) {
      seen.add(Integer.toString(i));
      i--;
    }
    yieldNow();
    return seen.toString();
  }

  private static String longOverflow() {
    StringJoiner seen = new StringJoiner(" ");
    long i = Long.MAX_VALUE - 2;
    do {
      seen.add(Long.toString(i));
      i++;
    } while (i > 0 || i < Long.MIN_VALUE + 3);
    yieldNow();
    return seen.toString();
  }

  private static int changedTwice(int n) {
    int x = 1;
    for (int i = 0; i < n; i++) {
      x = mix(x, i);
      if ((x & 7) == 0) {
        i += 2;
      }
    }
    yieldNow();
    return x;
  }

  private static int changedByCondition(int n) {
    int x = 1;
    int i = 0;
    while (i++ < n) {
      x = mix(x, i);
    }
    yieldNow();
    return x + i;
  }

  private int countsField(int n) {
    int x = 1;
    for (field = 0; field < n; field++) {
      x = mix(x, field);
    }
    yieldNow();
    return x;
  }

  private static int elements() {
    int[] a = new int[100_000];
    int x = 1;
    for (int k = 0; k < 100; k++) {
      for (int e : a) {
        x = mix(x, Math.max(e, 1));
        if (x == 0) {
          break;
        }
      }
    }
    yieldNow();
    return x;
  }

  private static int closures(int n) {
    List<Runnable> all = new ArrayList<>();
    int[] sum = new int[1];
    for (int i = 0; i < n; i++) {
      int j = i;
      all.add(() -> sum[0] += j);
    }
    all.forEach(Runnable::run);
    yieldNow();
    return sum[0];
  }

  private static int uncounted(int n) {
    int rounds = 0;
    long x = 27;
    while (x != n) {
      x = (x & 1) == 0 ? x >> 1 : 3 * x + 1;
      if (x == 1) {
        x = ++rounds * 5 < n ? rounds : n;
      }
    }
    yieldNow();
    return rounds;
  }

  /** A condition that counts, which each {@code continue} has to come to. */
  private static int continuesToCondition(int n) {
    int x = 1;
    int i = 0;
    do {
      if ((x & 3) == 1) {
        x += 2;
        continue;
      }
      x = mix(x, i);
    } while (++i < n);
    again:
    while (--i >= 0) {
      x = mix(x, i);
      switch (x & 7) {
        case 1:
          continue;
        case 2:
          continue again;
        default:
          x++;
      }
    }
    yieldNow();
    return x;
  }

  private static int iterator(int n) {
    List<Integer> list = Collections.nCopies(n, 5);
    int x = 1;
    for (int k = 0; k < 10; k++) {
      for (int e : list) {
        if ((x & 15) == 3) {
          x++;
          continue;
        }
        x = mix(x, e);
        if (x == 7) {
          break;
        }
      }
    }
    yieldNow();
    return x;
  }

  private static int entries(int n) {
    Map<Integer, String> map = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      map.put(i, "v" + i);
    }
    int x = 1;
    for (int k = 0; k < n / map.size(); k++) {
      for (Map.Entry<Integer, String> e : map.entrySet()) {
        x = mix(x, e.getKey() + e.getValue().length());
      }
      for (var e : map.values()) {
        x = mix(x, e.length());
      }
    }
    yieldNow();
    return x;
  }

  private static int ownIterator(int n) {
    int[] next = new int[1];
    Iterable<Integer> all =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return next[0] < n;
              }

              @Override
              public Integer next() {
                return next[0]++ & 63;
              }
            };
    int x = 1;
    for (int e : all) {
      x = mix(x, e);
    }
    yieldNow();
    return x;
  }

  private static int labelsAndFinally(int n) {
    int x = 1;
    int left = 0;
    outer:
    for (int k = 0; k < 5; k++) {
      long i = 0;
      inner:
      do {
        try {
          x = mix(x, (int) i);
          if ((x & 0xFFF) == 5) {
            continue inner;
          }
          if ((x & 0xFFFFF) == 6) {
            continue outer;
          }
          if (i > n / 2) {
            break inner;
          }
        } finally {
          left++;
          i++;
        }
      } while (i < n);
    }
    yieldNow();
    return x ^ left;
  }
}
