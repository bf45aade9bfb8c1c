import static dev.goj.Go.run;

import java.util.List;

/** A shop of several source files: warehouse, orders and their statistics. */
public class Main {
  public static void main(String[] args) {
    run(
        () -> {
          Warehouse warehouse = new Warehouse();
          warehouse.stock("apple", 100);
          warehouse.stock("pear", 50);
          Orders orders = new Orders(warehouse, 4);
          for (int i = 0; i < 60; i++) {
            orders.place(new Order(i, List.of(new Line("apple", 2), new Line("pear", 1))));
          }
          orders.place(new Order(60, List.of(new Line("plum", 1))));
          Statistics statistics = orders.finish();
          System.out.println(statistics);
          System.out.println(
              "left: " + warehouse.left("apple") + " apples, " + warehouse.left("pear") + " pears");
        });
  }
}
