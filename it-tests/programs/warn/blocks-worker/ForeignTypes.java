import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.List;

/** Calls through types of the JDK whose methods have no siblings. */
final class ForeignTypes {
  private ForeignTypes() {}

  static final class Asked extends AbstractList<Integer> {
    @Override
    public Integer get(int index) {
      return Answers.answer(index);
    }

    @Override
    public int size() {
      return 4;
    }
  }

  static final class Digits extends InputStream {
    @Override
    public int read() {
      return Answers.answer(10);
    }
  }

  static int all() throws IOException {
    int sum = new Asked().get(2);
    List<Integer> list = new Asked();
    sum += list.get(3); // WARNING "\[goj.blocks-worker\]"
    try (InputStream digits = new Digits()) {
      sum += digits.read(); // WARNING "\[goj.blocks-worker\]"
    }
    return sum;
  }
}
