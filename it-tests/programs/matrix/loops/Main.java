import static dev.goj.Go.run;

/** Loops, blocks and jumps out of them, with suspension points before, in and after. */
public class Main extends Points {
  static int labelledBreak() {
    int sum = 0;
    outer:
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (point(i * 3 + j) == 4) {
          break outer;
        }
        sum += j;
      }
      sum += 10;
    }
    return sum + point(100);
  }

  static int labelledContinue() {
    int sum = 0;
    outer:
    for (int i = 0; i < 3; i++) {
      int j = 0;
      while (true) {
        sum += point(1);
        if (++j > i) {
          continue outer;
        }
      }
    }
    return sum;
  }

  static String threeDeep() {
    StringBuilder s = new StringBuilder();
    a:
    for (int i = 0; ; i++) {
      b:
      do {
        for (int k = 0; k < 9; k++) {
          s.append(i).append(k).append(' ');
          switch (point(i + k)) {
            case 1:
              continue a;
            case 2:
              break b;
            case 4:
              break a;
            default:
              if (k == 1) continue b;
          }
        }
        s.append("end ");
      } while (i < 0);
      s.append('|');
    }
    return s.append(point("done")).toString();
  }

  static int labelledBlock() {
    int x = point(1);
    block:
    {
      if (x > 0) {
        x += point(10);
        break block;
      }
      x += point(100);
    }
    other:
    if (point(x) > 5) {
      if (x > 10) break other;
      x = 0;
    }
    return x;
  }

  static int plainBreakAndContinue() {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      if (i % 2 == 0) continue;
      if (i > point(5)) break;
      sum += point(i);
    }
    int n = 5;
    while (n-- > 0) {
      if (n == 3) continue;
      sum += 100 * n;
      if (point(n) == 1) break;
    }
    do {
      n += 2;
      if (n < 4) continue;
      sum += 10_000 * point(n);
    } while (n < 5);
    return sum;
  }

  static int breakWithoutPoint() {
    int i = 0;
    for (; ; i++) {
      if (i == 3) break;
      point(i);
      if (i > 3) continue;
    }
    return i;
  }

  static int pointInOneIterationOnly() {
    int sum = 0;
    for (int i = 0; i < 100; i++) {
      int square = i * i;
      if (i == 50) {
        sum -= point(square);
      }
      sum += square;
    }
    return sum;
  }

  static int emptyBodies() {
    int n = 0;
    while (point(++n) < 3)
      ;
    for (; point(n--) > 1; )
      ;
    for (int i = 0; i < 2; i += point(1))
      ;
    do
      ;
    while (point(n++) < 1);
    return n;
  }

  static int severalVariables() {
    int sum = 0;
    for (int i = 0, j = 10, k = point(3); i < j; i += k, j -= point(2)) {
      sum += point(i * j);
    }
    return sum;
  }

  static String outerVariables() {
    int i;
    int j = 7;
    for (i = point(0), j -= point(2); i < j; i++, j--) {
      point(i + j);
    }
    return i + " " + j;
  }

  static int afterTheLoop() {
    int i = 0;
    while (i < 3) {
      i++;
    }
    int x = point(i);
    for (int k = 0; k < 3; k++) {
      x += k;
    }
    x *= point(2);
    do {
      x--;
    } while (x > 9);
    return x;
  }

  static long nestedSums() {
    long total = 0;
    for (int i = 1; i <= 3; i++) {
      long row = 0;
      for (int j = 1; j <= i; j++) {
        row += (long) i * point(j);
      }
      total = total * 100 + point(row);
    }
    return total;
  }

  static int returnFromLoops() {
    for (int i = 0; i < 3; i++) {
      int j = 3;
      do {
        while (j-- > 0) {
          if (point(i) + point(j) == 3) {
            return i * 10 + j;
          }
        }
      } while (false);
    }
    return -1;
  }

  static int jumpsBackIntoTheSamePoint() {
    int rounds = 0;
    again:
    while (true) {
      int x = point(rounds);
      rounds++;
      if (x < 2) continue again;
      for (; ; ) {
        if (point(x) < 5) {
          x += 2;
          continue;
        }
        break again;
      }
    }
    return rounds;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("labelled break", Main::labelledBreak);
          check("labelled continue", Main::labelledContinue);
          check("three deep", Main::threeDeep);
          check("labelled block", Main::labelledBlock);
          check("break and continue", Main::plainBreakAndContinue);
          check("break without point", Main::breakWithoutPoint);
          check("one iteration only", Main::pointInOneIterationOnly);
          check("empty bodies", Main::emptyBodies);
          check("several variables", Main::severalVariables);
          check("outer variables", Main::outerVariables);
          check("after the loop", Main::afterTheLoop);
          check("nested sums", Main::nestedSums);
          check("return from loops", Main::returnFromLoops);
          check("back into the same point", Main::jumpsBackIntoTheSamePoint);
        });
  }
}
