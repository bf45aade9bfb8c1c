import dev.goj.Channel;
import dev.goj.Go;

/** Clerks work on orders at the same time. */
final class Orders {
  private final Warehouse warehouse;
  private final int clerks;
  private final Channel<Order> desk = Channel.buffered(5);
  private final Channel<Statistics> reports = Channel.unbuffered();

  Orders(Warehouse warehouse, int clerks) {
    this.warehouse = warehouse;
    this.clerks = clerks;
    for (int i = 0; i < clerks; i++) {
      Go.go(() -> reports.send(work()));
    }
  }

  void place(Order order) {
    desk.send(order);
  }

  private Statistics work() {
    Statistics mine = Statistics.NONE;
    for (Order order : desk) {
      try {
        mine = mine.plus(new Statistics(1, 0, warehouse.take(order)));
      } catch (OutOfStockException e) {
        mine = mine.plus(new Statistics(0, 1, 0));
      }
    }
    return mine;
  }

  Statistics finish() {
    desk.close();
    Statistics all = Statistics.NONE;
    for (int i = 0; i < clerks; i++) {
      all = all.plus(reports.receive());
    }
    return all;
  }
}
