package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Statements that are first written in simpler Java. */
final class DesugarTest {
  @Test
  void forEachOverAChannelReceives() {
    assertThat(Passes.spilled("void m() { for (int x : ch) f(x); }"))
        .isEqualTo(
            """
            channel$1 = ch;
            while (true) {
                received$2 = channel$1.receiveUnboxed$go(Unboxed.INT);
                if (received$2 == null) {
                    break;
                }
                x = received$2 == Unboxed.INT ? c$.takeInt() : (Integer)received$2;
                f(x);
            }
            received$2 = null;
            channel$1 = null;
            """);
  }

  @Test
  void forEachOverAnArrayCounts() {
    assertThat(Passes.spilled("void m() { for (int x : a) wait(x); }"))
        .isEqualTo(
            """
            array$1 = a;
            index$2 = 0;
            for (; index$2 < array$1.length; ++index$2) {
                x = array$1[index$2];
                wait$go(x);
            }
            array$1 = null;
            """);
  }

  @Test
  void forEachOverAnIterableAsksItsIterator() {
    assertThat(
            Passes.spilled(
                "void m(Iterable<String> all) { for (String x : all) wait(x.length()); }"))
        .isEqualTo(
            """
            iterator$1 = all.iterator();
            while (iterator$1.hasNext()) {
                x = (String)iterator$1.next();
                wait$go(x.length());
                x = null;
            }
            iterator$1 = null;
            """);
  }

  @Test
  void switchesFindTheNumberOfTheirCaseFirst() {
    assertThat(
            Passes.spilled(
                "void m(String s) { switch (s) { case \"a\": wait(1); case \"b\": f(2); break; default: } }"))
        .isEqualTo(
            """
            case$1 = -1;
            switch (s) {
            case "a":
                case$1 = 0;
                break;

            case "b":
                case$1 = 1;
                break;

            default:
                case$1 = 2;
                break;

            }
            switch (case$1) {
            case 0:
                wait$go(1);

            case 1:
                f(2);
                break;

            case 2:

            }
            """);
  }

  @Test
  void switchExpressionsYieldIntoAVariable() {
    assertThat(
            Passes.spilled(
                "int m(int i) { return switch (i) { case 1 -> wait(2); default -> 3; }; }"))
        .isEqualTo(
            """
            case$2 = -1;
            switch (i) {
            case 1 -> {
                case$2 = 0;
                break;
            }
            default -> {
                case$2 = 1;
                break;
            }
            }
            if (case$2 < 0) {
                throw new IncompatibleClassChangeError();
            }
            switch (case$2) {
            case 0:
                {
                    t$1 = wait$go(2);
                    break;
                }
                break;

            case 1:
                {
                    t$1 = 3;
                    break;
                }
                break;

            }
            return t$1;
            """);
  }

  @Test
  void assertionsAskWhetherTheyAreOn() {
    assertThat(Passes.spilled("void m() { assert wait(1) > 0 : \"d\"; }"))
        .isEqualTo(
            """
            on$1 = false;
            assert on$1 = true;
            if (on$1) {
                t$2 = wait$go(1);
                if (!(t$2 > 0)) {
                    throw new AssertionError("d");
                }
            }
            """);
  }
}
