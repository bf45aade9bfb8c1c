import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;

/** Dining philosophers: each takes the lower numbered fork first, so that none starves. */
public class Main {
  static final String[] NAMES = {"Kant", "Marx", "Hume", "Plato", "Laozi"};
  static final int MEALS = 200;

  static final class Fork {
    final int number;
    private final Mutex mutex = new Mutex();
    private String holder;

    Fork(int number) {
      this.number = number;
    }

    void take(String philosopher) {
      mutex.lock();
      if (holder != null) {
        throw new IllegalStateException(philosopher + " got the fork of " + holder);
      }
      holder = philosopher;
    }

    void putDown(String philosopher) {
      if (!philosopher.equals(holder)) {
        throw new IllegalStateException(philosopher + " puts down the fork of " + holder);
      }
      holder = null;
      mutex.unlock();
    }
  }

  static final class Philosopher {
    final String name;
    private final Fork first;
    private final Fork second;
    private int meals;

    Philosopher(String name, Fork left, Fork right) {
      this.name = name;
      first = left.number < right.number ? left : right;
      second = first == left ? right : left;
    }

    void dine() {
      while (meals < MEALS) {
        first.take(name);
        try {
          yieldNow();
          second.take(name);
          try {
            eat();
          } finally {
            second.putDown(name);
          }
        } finally {
          first.putDown(name);
        }
      }
    }

    private void eat() {
      yieldNow();
      meals++;
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Fork[] forks = new Fork[NAMES.length];
          for (int i = 0; i < forks.length; i++) {
            forks[i] = new Fork(i);
          }
          Philosopher[] table = new Philosopher[NAMES.length];
          WaitGroup dinner = new WaitGroup();
          for (int i = 0; i < table.length; i++) {
            table[i] = new Philosopher(NAMES[i], forks[i], forks[(i + 1) % forks.length]);
            dinner.go(table[i]::dine);
          }
          dinner.await();
          for (Philosopher p : table) {
            System.out.println(p.name + " ate " + p.meals + " times");
          }
        });
  }
}
