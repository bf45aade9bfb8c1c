import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.sync.Mutex;
import java.math.BigInteger;

/**
 * Power series as streams of rational coefficients (McIlroy's "Squinting at power series"): a
 * request on one channel is answered by the next coefficient on the other.
 */
public class Main {
  record Rational(BigInteger n, BigInteger d) {
    static final Rational ZERO = of(0, 1);
    static final Rational ONE = of(1, 1);

    Rational {
      BigInteger gcd = n.gcd(d);
      if (d.signum() < 0) {
        gcd = gcd.negate();
      }
      n = n.divide(gcd);
      d = d.divide(gcd);
    }

    static Rational of(long n, long d) {
      return new Rational(BigInteger.valueOf(n), BigInteger.valueOf(d));
    }

    Rational plus(Rational o) {
      return new Rational(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d));
    }

    Rational times(Rational o) {
      return new Rational(n.multiply(o.n), d.multiply(o.d));
    }

    Rational negated() {
      return new Rational(n.negate(), d);
    }

    Rational inverse() {
      return new Rational(d, n);
    }

    @Override
    public String toString() {
      return d.equals(BigInteger.ONE) ? n.toString() : n + "/" + d;
    }
  }

  /** An infinite series that computes no coefficient before it is asked for it. */
  static final class Series {
    private final Channel<Boolean> requests = Channel.unbuffered();
    private final Channel<Rational> coefficients = Channel.unbuffered();

    Rational next() {
      requests.send(true);
      return coefficients.receive();
    }

    private void put(Rational coefficient) {
      requests.receive();
      coefficients.send(coefficient);
    }

    private void copy(Series from) {
      while (true) {
        requests.receive();
        coefficients.send(from.next());
      }
    }
  }

  interface Body {
    void fill(Series out);
  }

  static Series series(Body body) {
    Series out = new Series();
    go(() -> body.fill(out));
    return out;
  }

  /** Two copies of a series, {@code copy} and the one returned, that may be asked in any order. */
  static Series split(Series from, Series copy) {
    Series other = new Series();
    Channel<Rational> forOther = Channel.buffered(100);
    Channel<Rational> forCopy = Channel.buffered(100);
    Mutex mutex = new Mutex();
    go(() -> deal(from, copy, forCopy, forOther, mutex));
    go(() -> deal(from, other, forOther, forCopy, mutex));
    return other;
  }

  /**
   * Serves one copy: from what the other copy's demand has left for it, or else from the source.
   */
  static void deal(
      Series from, Series to, Channel<Rational> mine, Channel<Rational> others, Mutex mutex) {
    while (true) {
      to.requests.receive();
      Rational c = mine.tryReceive();
      if (c == null) {
        mutex.lock();
        c = mine.tryReceive();
        if (c == null) {
          c = from.next();
          others.send(c);
        }
        mutex.unlock();
      }
      to.coefficients.send(c);
    }
  }

  static Series constantly(Rational c) {
    return series(
        out -> {
          while (true) {
            out.put(c);
          }
        });
  }

  static Series add(Series a, Series b) {
    return series(
        out -> {
          while (true) {
            out.requests.receive();
            Rational left = a.next();
            out.coefficients.send(left.plus(b.next()));
          }
        });
  }

  static Series scale(Rational c, Series a) {
    return series(
        out -> {
          while (true) {
            out.requests.receive();
            out.coefficients.send(c.times(a.next()));
          }
        });
  }

  static Series shift(Rational first, Series rest) {
    return series(
        out -> {
          out.put(first);
          out.copy(rest);
        });
  }

  /** (f + xF)(g + xG) = fg + x(fG + gF + xFG). */
  static Series multiply(Series a, Series b) {
    return series(
        out -> {
          out.requests.receive();
          Rational f = a.next();
          Rational g = b.next();
          out.coefficients.send(f.times(g));
          Series a1 = new Series();
          Series a2 = split(a, a1);
          Series b1 = new Series();
          Series b2 = split(b, b1);
          Series inner = shift(Rational.ZERO, multiply(a2, b2));
          out.copy(add(add(scale(f, b1), scale(g, a1)), inner));
        });
  }

  static Series differentiate(Series a) {
    return series(
        out -> {
          a.next();
          for (long n = 1; ; n++) {
            out.requests.receive();
            out.coefficients.send(Rational.of(n, 1).times(a.next()));
          }
        });
  }

  static Series integrate(Rational constant, Series a) {
    return series(
        out -> {
          out.put(constant);
          for (long n = 1; ; n++) {
            out.requests.receive();
            out.coefficients.send(Rational.of(1, n).times(a.next()));
          }
        });
  }

  /** e to the power of a series without constant term: y' = a'y. */
  static Series exponential(Series a) {
    Series result = new Series();
    Series feedback = new Series();
    Series product = multiply(differentiate(a), feedback);
    Series whole = integrate(Rational.ONE, product);
    Series again = split(whole, feedback);
    go(() -> result.copy(again));
    return result;
  }

  static void print(String name, Series s) {
    StringBuilder line = new StringBuilder(name);
    for (int i = 0; i < 8; i++) {
      line.append(' ').append(s.next());
    }
    System.out.println(line);
  }

  public static void main(String[] args) {
    run(
        () -> {
          Series ones = constantly(Rational.ONE);
          print("1/(1-x):", ones);
          print("sum:", add(ones, constantly(Rational.of(1, 2))));
          print("square:", multiply(constantly(Rational.ONE), constantly(Rational.ONE)));
          print("derivative:", differentiate(constantly(Rational.ONE)));
          print("integral:", integrate(Rational.ZERO, constantly(Rational.ONE)));
          Series x = shift(Rational.ZERO, shift(Rational.ONE, constantly(Rational.ZERO)));
          print("exp(x):", exponential(x));
          Series logarithm = integrate(Rational.ZERO, constantly(Rational.ONE));
          print("exp(-log(1-x)):", exponential(logarithm));
        });
  }
}
