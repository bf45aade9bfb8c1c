import static dev.goj.Go.async;
import static dev.goj.Go.run;

import dev.goj.Task;
import java.util.Arrays;
import java.util.Random;

/** Merge sort: each half is sorted by a goroutine of its own, down to a size where it pays. */
public class Main {
  static final int SEQUENTIAL = 64;

  static void sort(int[] a, int[] scratch, int from, int to) {
    if (to - from <= SEQUENTIAL) {
      Arrays.sort(a, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    Task<Integer> left =
        async(
            () -> {
              sort(a, scratch, from, middle);
              return middle - from;
            });
    sort(a, scratch, middle, to);
    int sorted = left.await() + (to - middle);
    if (sorted != to - from) {
      throw new AssertionError(sorted);
    }
    merge(a, scratch, from, middle, to);
  }

  static void merge(int[] a, int[] scratch, int from, int middle, int to) {
    System.arraycopy(a, from, scratch, from, to - from);
    int i = from;
    int j = middle;
    for (int k = from; k < to; k++) {
      a[k] = j == to || i < middle && scratch[i] <= scratch[j] ? scratch[i++] : scratch[j++];
    }
  }

  static boolean sortsCorrectly(int[] a) {
    int[] expected = a.clone();
    Arrays.sort(expected);
    sort(a, new int[a.length], 0, a.length);
    return Arrays.equals(a, expected);
  }

  public static void main(String[] args) {
    run(
        () -> {
          int[] small = {5, 3, 9, 1, 4};
          System.out.println(sortsCorrectly(small) + " " + Arrays.toString(small));
          Random random = new Random(7);
          for (int size : new int[] {0, 1, 65, 1000, 20_000}) {
            int[] a = random.ints(size, -1000, 1000).toArray();
            System.out.println(size + ": " + sortsCorrectly(a));
          }
        });
  }
}
