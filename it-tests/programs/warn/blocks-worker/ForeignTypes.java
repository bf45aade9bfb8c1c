import java.io.IOException;
import java.io.InputStream;

/** Calls through types of the JDK whose methods have no siblings. */
final class ForeignTypes {
  private ForeignTypes() {}

  static final class Asked implements CharSequence {
    @Override
    public char charAt(int index) {
      return (char) Answers.answer(index);
    }

    @Override
    public int length() {
      return 4;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new UnsupportedOperationException();
    }
  }

  static final class Digits extends InputStream {
    @Override
    public int read() {
      return Answers.answer(10);
    }
  }

  static int all() throws IOException {
    int sum = new Asked().charAt(2);
    CharSequence text = new Asked();
    sum += text.charAt(3); // WARNING "\[goj.blocks-worker\]"
    try (InputStream digits = new Digits()) {
      sum += digits.read(); // WARNING "\[goj.blocks-worker\]"
    }
    return sum;
  }
}
