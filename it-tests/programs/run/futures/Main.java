import static dev.goj.Go.async;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.sleep;

import dev.goj.Channel;
import dev.goj.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Composition of futures, written as what it is: calls of functions that wait. */
public class Main {
  record Product(String name, int cents) {}

  record Offer(Product product, String shop) implements Comparable<Offer> {
    @Override
    public int compareTo(Offer o) {
      return Integer.compare(product.cents(), o.product.cents());
    }
  }

  static <A, B> Task<B> map(Task<A> task, Function<? super A, ? extends B> f) {
    return async(() -> f.apply(task.await()));
  }

  static <A, B, C> Task<C> combine(
      Task<A> a, Task<B> b, BiFunction<? super A, ? super B, ? extends C> f) {
    return async(() -> f.apply(a.await(), b.await()));
  }

  static <T> Task<List<T>> all(List<? extends Task<? extends T>> tasks) {
    return async(
        () -> {
          List<T> results = new ArrayList<>();
          for (Task<? extends T> task : tasks) {
            results.add(task.await());
          }
          return results;
        });
  }

  /** The first that succeeds; the failure of the last to fail if none does. */
  static <T> Task<T> any(List<Task<T>> tasks) {
    record Outcome<T>(T value, RuntimeException failure) {}
    Channel<Outcome<T>> outcomes = Channel.buffered(tasks.size());
    for (Task<T> task : tasks) {
      async(
          () -> {
            try {
              outcomes.send(new Outcome<>(task.await(), null));
            } catch (RuntimeException e) {
              outcomes.send(new Outcome<>(null, e));
            }
            return null;
          });
    }
    return async(
        () -> {
          RuntimeException last = new NoSuchElementException("no tasks");
          for (int i = 0; i < tasks.size(); i++) {
            Outcome<T> outcome = outcomes.receive();
            if (outcome.failure() == null) {
              return outcome.value();
            }
            last = outcome.failure();
          }
          throw last;
        });
  }

  static <T> T orElse(Task<T> task, Duration timeout, T otherwise) {
    Channel<T> result = Channel.buffered(1);
    async(
        () -> {
          result.send(task.await());
          return true;
        });
    List<T> chosen = new ArrayList<>();
    select(receive(result, chosen::add), dev.goj.Go.after(timeout, () -> chosen.add(otherwise)));
    return chosen.get(0);
  }

  static Offer offer(String shop, String product) {
    sleep(Duration.ofMillis(shop.length()));
    if (shop.equals("closed")) {
      throw new IllegalStateException(shop);
    }
    return new Offer(new Product(product, 100 + 7 * shop.length() % 5), shop);
  }

  public static void main(String[] args) {
    run(
        () -> {
          Task<Integer> length = map(async(() -> offer("corner", "tea").shop()), String::length);
          Task<Integer> price = map(async(() -> offer("mall", "tea").product()), Product::cents);
          System.out.println("combined " + combine(length, price, Integer::sum).await());

          List<Task<Offer>> offers = new ArrayList<>();
          for (String shop : new String[] {"corner", "mall", "market", "outlet store"}) {
            offers.add(async(() -> offer(shop, "coffee")));
          }
          List<Offer> sorted = new ArrayList<>(all(offers).await());
          sorted.sort(null);
          sorted.forEach(o -> System.out.println(o.product().cents() + " at the " + o.shop()));

          Task<String> failing = async(() -> offer("closed", "milk").shop());
          Task<String> working = async(() -> offer("mall", "milk").shop());
          System.out.println("any: " + any(List.of(failing, working)).await());
          try {
            any(List.of(failing)).await();
          } catch (IllegalStateException e) {
            System.out.println("none: " + e.getMessage());
          }
          try {
            all(List.of(working, failing)).await();
          } catch (IllegalStateException e) {
            System.out.println("all: " + e.getMessage());
          }

          Task<String> late =
              async(
                  () -> {
                    sleep(Duration.ofHours(1));
                    return "late";
                  });
          System.out.println(orElse(late, Duration.ofMillis(5), "too late"));
          System.out.println(orElse(working, Duration.ofHours(1), "too late"));
        });
  }
}
