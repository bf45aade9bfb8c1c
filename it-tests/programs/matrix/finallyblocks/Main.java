import static dev.goj.Go.run;

/** Suspension points in and around finally, and every way to leave through it. */
public class Main extends Points {
  static int inFinally() {
    int x = 1;
    try {
      x += 1;
    } finally {
      x += point(10);
      say(x);
      x += point(100);
    }
    return x;
  }

  static int inTryAndFinally() {
    int x = 1;
    try {
      x += point(10);
      say("body");
    } finally {
      x += point(100);
      say("finally" + x);
    }
    return x + point(1000);
  }

  static int inAllThree() {
    int x = 0;
    try {
      x += point(1);
      throw new IllegalStateException("thrown");
    } catch (IllegalStateException e) {
      x += point(10);
    } finally {
      x += point(100);
    }
    return x;
  }

  static int onlyInTry() {
    int x = 0;
    try {
      x = point(1);
    } finally {
      say("finally" + x);
      x = 5;
    }
    return x;
  }

  static int returnValueIsComputedBefore() {
    int x = 1;
    try {
      return x + point(10);
    } finally {
      x = point(100);
      say("x" + x);
    }
  }

  @SuppressWarnings("finally")
  static int returnOverrides() {
    try {
      point(1);
      return 1;
    } finally {
      return point(2);
    }
  }

  @SuppressWarnings("finally")
  static int returnSwallows() {
    try {
      throw new IllegalStateException("lost" + point(1));
    } finally {
      if (point(true)) return 7;
    }
  }

  static int throwReplaces() {
    try {
      throw new IllegalStateException("first" + point(1));
    } finally {
      replace();
    }
  }

  static void replace() {
    point(2);
    throw new IllegalArgumentException("second");
  }

  static String exceptionGoesThrough() {
    String s = "";
    try {
      try {
        point("before");
        throw new IllegalStateException("through");
      } finally {
        s += point("finally ");
      }
    } catch (IllegalStateException e) {
      s += e.getMessage();
    }
    return s;
  }

  static String breakThrough() {
    String s = "";
    for (int i = 0; i < 5; i++) {
      try {
        if (i == 2) break;
        s += i;
      } finally {
        s += point("f");
      }
    }
    return s;
  }

  static String continueThrough() {
    String s = "";
    for (int i = 0; i < 3; i++) {
      try {
        if (point(i) == 1) continue;
        s += i;
      } finally {
        s += point("f");
      }
      s += "|";
    }
    return s;
  }

  @SuppressWarnings("finally")
  static int breakInFinally() {
    int x = 0;
    while (true) {
      try {
        x += point(1);
        throw new IllegalStateException("lost");
      } finally {
        x += point(10);
        if (x > 20) break;
        continue;
      }
    }
    return x;
  }

  static String threeNested(int how) {
    StringBuilder s = new StringBuilder();
    out:
    for (int i = 0; i < 2; i++) {
      try {
        for (int j = 0; j < 2; j++) {
          try {
            for (int k = 0; k < 2; k++) {
              try {
                s.append(i).append(j).append(k);
                switch (how) {
                  case 0:
                    continue;
                  case 1:
                    break;
                  case 2:
                    continue out;
                  case 3:
                    break out;
                  case 4:
                    return s.append(" returned").toString();
                  default:
                    throw new IllegalStateException("thrown");
                }
                s.append(" broke");
                break;
              } finally {
                s.append(point("c"));
              }
            }
          } finally {
            s.append(point("b"));
          }
        }
      } catch (IllegalStateException e) {
        s.append(point("!"));
      } finally {
        s.append(point("a "));
        say(s);
      }
    }
    return s.toString();
  }

  @SuppressWarnings("finally")
  static String threeNestedOverriding() {
    String s = "";
    try {
      try {
        try {
          point(1);
          throw new IllegalStateException("one");
        } finally {
          s += point("a");
          throw new IllegalArgumentException("two");
        }
      } catch (IllegalArgumentException e) {
        s += point(e.getMessage());
        throw new RuntimeException("three");
      } finally {
        s += point("b");
      }
    } catch (RuntimeException e) {
      s += e.getMessage();
    } finally {
      return s + point("c");
    }
  }

  static int finallyInsideFinally() {
    int x = 0;
    try {
      x += point(1);
    } finally {
      try {
        x += point(10);
      } finally {
        x += point(100);
        try {
          say(x);
        } finally {
          x += point(1000);
        }
      }
    }
    return x;
  }

  static int tryInsideCatch() {
    int x = 0;
    try {
      throw new IllegalStateException("outer");
    } catch (IllegalStateException e) {
      try {
        x += point(1);
        throw new IllegalArgumentException("inner");
      } catch (IllegalArgumentException f) {
        x += point(10);
        say(e.getMessage() + f.getMessage());
      } finally {
        x += point(100);
        say(e.getMessage());
      }
    }
    return x;
  }

  static int returnFromNested(boolean early) {
    int x = 5;
    try {
      try {
        if (early) return point(x);
        x++;
      } finally {
        x += 10;
        point("inner");
      }
      return x + point(1);
    } finally {
      x += 100;
      say(x);
      point("outer");
    }
  }

  static int returnInCatchThroughFinally() {
    int x = 1;
    try {
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      x = 2;
      return x + point(10);
    } finally {
      x = 3;
      say(point(x));
    }
  }

  static void voidReturn(boolean early) {
    try {
      point(1);
      if (early) {
        say("early");
        return;
      }
      say("late");
    } finally {
      point(2);
    }
    say("end");
  }

  static String voids() {
    voidReturn(true);
    voidReturn(false);
    return "done";
  }

  static int loopInFinally() {
    int x = 0;
    try {
      point("body");
    } finally {
      for (int i = 0; i < 3; i++) {
        if (i == 1) continue;
        x += point(i);
      }
      while (true) {
        x += 10;
        if (point(x) > 20) break;
      }
    }
    return x;
  }

  static int switchExpressionInTry() {
    int x = 0;
    try {
      x =
          switch (point(1)) {
            case 1 -> {
              try {
                yield point(10);
              } finally {
                x += point(100);
                say("x" + x);
              }
            }
            default -> 0;
          };
    } finally {
      say("x" + x);
    }
    return x;
  }

  static long manyTypesLive() {
    long l = 1L << 40;
    double d = 0.5;
    String s = "s";
    try {
      l += point(1L);
      d += point(0.25);
      return (long) (l * d);
    } finally {
      s += point('c');
      say(s + l + d);
    }
  }

  static int lockLike() {
    int depth = 0;
    depth++;
    try {
      depth++;
      try {
        depth += point(10);
      } finally {
        depth--;
      }
    } finally {
      depth--;
      say("depth" + depth);
    }
    return depth;
  }

  static int labelledBlockThroughFinally() {
    int x = 0;
    block:
    {
      try {
        x = point(1);
        if (x == 1) break block;
        x = 100;
      } finally {
        x += point(10);
      }
      x = 1000;
    }
    return x;
  }

  static int infiniteLoop() {
    int n = 0;
    try {
      for (; ; ) {
        n++;
        if (point(n) == 3) throw new IllegalStateException();
      }
    } catch (IllegalStateException e) {
      return n;
    } finally {
      point("finally");
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("in finally", Main::inFinally);
          check("in try and finally", Main::inTryAndFinally);
          check("in all three", Main::inAllThree);
          check("only in try", Main::onlyInTry);
          check("return value is computed before", Main::returnValueIsComputedBefore);
          check("return overrides", Main::returnOverrides);
          check("return swallows", Main::returnSwallows);
          check("throw replaces", Main::throwReplaces);
          check("exception goes through", Main::exceptionGoesThrough);
          check("break through", Main::breakThrough);
          check("continue through", Main::continueThrough);
          check("break in finally", Main::breakInFinally);
          for (int how = 0; how < 6; how++) {
            int h = how;
            check("three nested " + h, () -> threeNested(h));
          }
          check("three nested, overriding", Main::threeNestedOverriding);
          check("finally inside finally", Main::finallyInsideFinally);
          check("try inside catch", Main::tryInsideCatch);
          check("return from nested, early", () -> returnFromNested(true));
          check("return from nested, late", () -> returnFromNested(false));
          check("return in catch through finally", Main::returnInCatchThroughFinally);
          check("void return", Main::voids);
          check("loop in finally", Main::loopInFinally);
          check("switch expression in try", Main::switchExpressionInTry);
          check("many types live", Main::manyTypesLive);
          check("like a lock", Main::lockLike);
          check("labelled block through finally", Main::labelledBlockThroughFinally);
          check("infinite loop", Main::infiniteLoop);
        });
  }
}
