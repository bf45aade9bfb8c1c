import java.util.Iterator;

/** A for-each loop calls hasNext and next through the types of the JDK. */
final class Iterators {
  private Iterators() {}

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
          return Answers.answer(left--); // WARNING "\[goj.blocks-worker\]"
        }
      };
    }
  }

  static int all() {
    int sum = 0;
    for (int n : new Countdown(3)) { // WARNING "\[goj.blocks-worker\]"
      sum += n;
    }
    return sum;
  }
}
