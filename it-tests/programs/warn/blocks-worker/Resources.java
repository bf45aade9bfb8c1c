/** A close that is called through a type of the JDK. */
final class Resources {
  private Resources() {}

  static int closed;

  static final class Door implements AutoCloseable {
    @Override
    public void close() {
      closed += Answers.answer(10);
    }
  }

  static int all() throws Exception {
    try (Door door = new Door()) {
      closed++;
    }
    try (AutoCloseable door = new Door()) { // WARNING "\[goj.blocks-worker\]"
      closed += 1;
    }
    return closed;
  }
}
