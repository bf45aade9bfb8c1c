package dev.goj.benchmarks;

/** What the benchmarks must compute, found without goroutines. A wrong result ends the process. */
final class Check {
  private static int[] primes = new int[0];

  private Check() {}

  static void equal(String what, long got, long want) {
    if (got != want) {
      die(new IllegalStateException("wrong result of " + what + ": " + got + ", not " + want));
    }
  }

  /** Ends the process; for an exception in any goroutine, too. */
  static void die(Throwable e) {
    e.printStackTrace();
    System.out.flush();
    Runtime.getRuntime().halt(2);
  }

  /** 0 + 1 + ... + (n - 1). */
  static long sumBelow(long n) {
    return n * (n - 1) / 2;
  }

  static long fib(int n) {
    long a = 0;
    long b = 1;
    for (int i = 0; i < n; i++) {
      long c = a + b;
      a = b;
      b = c;
    }
    return a;
  }

  /** How many calls the recursive fib(n) makes, itself included. */
  static long fibCalls(int n) {
    return 2 * fib(n + 1) - 1;
  }

  /** The nth prime. */
  static int prime(int n) {
    return primes(n)[n - 1];
  }

  /** The sum of the first n primes. */
  static long primeSum(int n) {
    long sum = 0;
    for (int p : primes(n)) {
      sum += p;
    }
    return sum;
  }

  private static int[] primes(int n) {
    if (primes.length != n) {
      int[] found = new int[n];
      int count = 0;
      next:
      for (int v = 2; count < n; v++) {
        for (int i = 0; i < count && found[i] * found[i] <= v; i++) {
          if (v % found[i] == 0) {
            continue next;
          }
        }
        found[count++] = v;
      }
      primes = found;
    }
    return primes;
  }
}
