import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Transfers between accounts with a mutex each, locked in the order of their numbers. */
public class Main {
  static final class InsufficientFundsException extends Exception {
    final long missing;

    InsufficientFundsException(Account account, long missing) {
      super("account " + account.number + " lacks " + missing);
      this.missing = missing;
    }
  }

  static final class Account {
    final int number;
    private final Mutex mutex = new Mutex();
    private long balance;

    Account(int number, long balance) {
      this.number = number;
      this.balance = balance;
    }

    private void withdraw(long amount) throws InsufficientFundsException {
      if (balance < amount) {
        throw new InsufficientFundsException(this, amount - balance);
      }
      long before = balance;
      yieldNow();
      balance = before - amount;
    }

    private void deposit(long amount) {
      long before = balance;
      yieldNow();
      balance = before + amount;
    }
  }

  static void transfer(Account from, Account to, long amount) throws InsufficientFundsException {
    Account first = from.number < to.number ? from : to;
    Account second = first == from ? to : from;
    first.mutex.lock();
    try {
      second.mutex.lock();
      try {
        from.withdraw(amount);
        to.deposit(amount);
      } finally {
        second.mutex.unlock();
      }
    } finally {
      first.mutex.unlock();
    }
  }

  static long total(List<Account> accounts) {
    long sum = 0;
    for (Account account : accounts) {
      account.mutex.lock();
      sum += account.balance;
      account.mutex.unlock();
    }
    return sum;
  }

  public static void main(String[] args) {
    run(
        () -> {
          List<Account> accounts = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            accounts.add(new Account(i, 1000));
          }
          int tellers = 50;
          int[] done = new int[tellers];
          int[] refused = new int[tellers];
          WaitGroup open = new WaitGroup();
          for (int t = 0; t < tellers; t++) {
            int teller = t;
            open.go(
                () -> {
                  Random random = new Random(teller);
                  for (int i = 0; i < 100; i++) {
                    Account from = accounts.get(random.nextInt(accounts.size()));
                    Account to = accounts.get(random.nextInt(accounts.size()));
                    if (from == to) {
                      continue;
                    }
                    try {
                      transfer(from, to, 1 + random.nextInt(400));
                      done[teller]++;
                    } catch (InsufficientFundsException e) {
                      if (e.missing <= 0) throw new AssertionError(e);
                      refused[teller]++;
                    }
                  }
                });
          }
          open.await();
          int attempts =
              java.util.stream.IntStream.of(done).sum()
                  + java.util.stream.IntStream.of(refused).sum();
          System.out.println(attempts + " transfers attempted");
          System.out.println("total " + total(accounts));
          try {
            transfer(accounts.get(3), accounts.get(4), 100_000);
          } catch (InsufficientFundsException e) {
            System.out.println(
                "refused: " + e.getMessage().replaceAll("lacks \\d+", "lacks money"));
          }
        });
  }
}
