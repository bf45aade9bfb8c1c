import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;

/** The sleeping barber: a few chairs to wait on; who finds none goes away and comes back later. */
public class Main {
  record Customer(int number, Channel<String> haircut) {}

  static final class Shop {
    private final Channel<Customer> chairs;
    private final Mutex mutex = new Mutex();
    private int turnedAway;
    private int served;

    Shop(int chairs) {
      this.chairs = Channel.buffered(chairs);
    }

    void barber(String name) {
      for (Customer customer : chairs) {
        yieldNow();
        mutex.lock();
        served++;
        mutex.unlock();
        customer.haircut().send("cut");
      }
    }

    /** Waits outside for a while if there is no chair. */
    String visit(int number) {
      Customer me = new Customer(number, Channel.unbuffered());
      while (!chairs.trySend(me)) {
        mutex.lock();
        turnedAway++;
        mutex.unlock();
        yieldNow();
      }
      return me.haircut().receive();
    }

    void close() {
      chairs.close();
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Shop shop = new Shop(4);
          WaitGroup barbers = new WaitGroup();
          for (String name : new String[] {"Figaro", "Sweeney"}) {
            barbers.go(() -> shop.barber(name));
          }
          Channel<String> results = Channel.unbuffered();
          int customers = 200;
          for (int i = 0; i < customers; i++) {
            int number = i;
            go(() -> results.send(shop.visit(number)));
          }
          int cut = 0;
          for (int i = 0; i < customers; i++) {
            if (results.receive().equals("cut")) {
              cut++;
            }
          }
          shop.close();
          barbers.await();
          System.out.println(cut + " haircuts, " + shop.served + " served");
        });
  }
}
