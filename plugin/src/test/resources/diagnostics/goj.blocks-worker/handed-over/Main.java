import dev.goj.Channel;
import java.util.Comparator;
import java.util.List;

class Main {
  /** Compares by what somebody says. */
  static class Asked implements Comparator<String> {
    final Channel<Integer> answers = Channel.unbuffered();

    @Override
    public int compare(String a, String b) {
      return answers.receive();
    }
  }

  static void sort(List<String> list, Asked asked) {
    list.sort(asked);
  }

  static void start(List<String> list) {
    dev.goj.Go.go(() -> sort(list, new Asked()));
  }

  /** On a thread that may wait. */
  static void onThread(List<String> list) {
    list.sort(new Asked());
  }
}
