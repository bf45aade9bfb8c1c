/** JMX reads the interfaces by which it manages objects, so their methods have no siblings. */
final class Managed {
  private Managed() {}

  interface Sized {
    int size();
  }

  interface QueueMBean extends Sized {
    int reset(int to);

    default int twice(int x) {
      return 2 * Answers.answer(x); // WARNING "\[goj.blocks-worker\]"
    }
  }

  static final class Queue implements QueueMBean {
    @Override
    public int size() {
      return Answers.answer(1);
    }

    @Override
    public int reset(int to) {
      return Answers.answer(to);
    }
  }

  static int all() {
    Queue queue = new Queue();
    QueueMBean bean = queue;
    Sized sized = queue;
    int sum = queue.size() + queue.reset(10) + bean.twice(50);
    sum += bean.reset(1000); // WARNING "\[goj.blocks-worker\]"
    sum += sized.size(); // WARNING "\[goj.blocks-worker\]"
    QueueMBean second =
        new QueueMBean() {
          @Override
          public int size() {
            return 0;
          }

          @Override
          public int reset(int to) {
            return Answers.answer(to); // WARNING "\[goj.blocks-worker\]"
          }
        };
    return sum + second.reset(10_000); // WARNING "\[goj.blocks-worker\]"
  }
}
