import dev.goj.Channel;
import java.util.AbstractList;
import java.util.List;

class Main {
  /** Received when it is asked for. */
  static class Received extends AbstractList<Integer> {
    final Channel<Integer> numbers = Channel.unbuffered();

    @Override
    public Integer get(int index) {
      return numbers.receive();
    }

    @Override
    public int size() {
      return 1;
    }
  }

  static int first(List<Integer> list) {
    return list.get(0);
  }

  static void start(List<Integer> list) {
    dev.goj.Go.go(() -> System.out.println(first(list)));
  }
}
