import dev.goj.Go;

class Main {
  public interface CacheMBean {
    void fill();

    default void refill() {
      Go.yieldNow();
    }
  }

  public static class Cache implements CacheMBean {
    @Override
    public void fill() {
      Go.yieldNow();
    }
  }

  static void fill(CacheMBean cache) {
    cache.fill();
  }
}
