import dev.goj.sync.Mutex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes whole orders or nothing of them. */
final class Warehouse {
  private final Mutex mutex = new Mutex();
  private final Map<String, Integer> shelves = new HashMap<>();

  void stock(String article, int count) {
    mutex.lock();
    try {
      shelves.merge(article, count, Integer::sum);
    } finally {
      mutex.unlock();
    }
  }

  int left(String article) {
    mutex.lock();
    try {
      return shelves.getOrDefault(article, 0);
    } finally {
      mutex.unlock();
    }
  }

  int take(Order order) throws OutOfStockException {
    List<Line> taken = new ArrayList<>();
    boolean complete = false;
    try {
      for (Line line : order.lines()) {
        takeLine(line);
        taken.add(line);
      }
      complete = true;
    } finally {
      if (!complete) {
        for (Line line : taken) {
          stock(line.article(), line.count());
        }
      }
    }
    return taken.stream().mapToInt(Line::count).sum();
  }

  private void takeLine(Line line) throws OutOfStockException {
    mutex.lock();
    try {
      int left = shelves.getOrDefault(line.article(), 0);
      if (left < line.count()) {
        throw new OutOfStockException(line, left);
      }
      shelves.put(line.article(), left - line.count());
    } finally {
      mutex.unlock();
    }
  }
}
