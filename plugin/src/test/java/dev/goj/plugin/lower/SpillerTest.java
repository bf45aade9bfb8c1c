package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements: every suspending call becomes a statement of its own. */
final class SpillerTest {
  @Test
  void conditionsOfLoopsAreTestedInside() {
    assertThat(Passes.spilled("void m() { while (wait(1) > 0) f(2); }"))
        .isEqualTo(
            """
            while (true) {
                t$1 = wait$go(1);
                if (!(t$1 > 0)) {
                    break;
                }
                f(2);
            }
            """);
  }

  @Test
  void continueGoesToTheTestOfADoLoop() {
    assertThat(
            Passes.spilled(
                "void m() { do { if (f(1) > 0) continue; f(2); } while (wait(3) > 0); }"))
        .isEqualTo(
            """
            do {
                end$: {
                    if (f(1) > 0) break end$;
                    f(2);
                }
                t$1 = wait$go(3);
                if (!(t$1 > 0)) {
                    break;
                }
            } while (true);
            """);
  }

  @Test
  void stepsAreTakenBehindTheBody() {
    assertThat(Passes.spilled("void m() { for (int i = 0; i < 3; i += wait(1)) f(i); }"))
        .isEqualTo(
            """
            i = 0;
            for (; ; ) {
                if (!(i < 3)) {
                    break;
                }
                end$: f(i);
                t$1 = i;
                t$2 = wait$go(1);
                i = t$1 + t$2;
            }
            """);
  }

  @Test
  void loopsThatAskHaveChunks() {
    assertThat(
            Passes.spilledPreemptible(
                "void m(Iterator<?> i) { while (i.hasNext()) f(1); wait(1); }"))
        .isEqualTo(
            """
            chunk$2 = 1;
            while (true) {
                if (c$.shouldGiveWay()) {
                    c$.giveWay();
                    chunk$2 = 1;
                }
                left$1 = chunk$2;
                chunk$2 = Chunks.next(chunk$2);
                do {
                    if (!(i.hasNext())) {
                        break;
                    }
                    end$: f(1);
                }     while (--left$1 > 0);
            }
            wait$go(1);
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < n; i++) a[i]++;",
        "for (int i = 0; i < n; i++) for (int j = 0; j < 64; j++) a[i] += j;",
        "for (int i = 0; i < n; i++) for (int j = 7; j >= 0; j -= 2) a[i] += j;",
        "for (int x : a) for (int j = 0; j < 8; j++) for (int k = 0; k <= 7; k++) a[0] += x;",
        "for (int i = 0; i < n; i++) for (int j = 9; j < 3; j++) a[i] += j;",
      })
  void loopsThatEndByThemselvesDoNotAsk(String loop) {
    assertThat(asks(loop)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) a[i] += j;",
        "for (int i = 0; i < n; i++) for (int j = 0; j < 65; j++) a[i] += j;",
        "for (int i = 0; i < n; i++) for (int j = 0; j < 8; j--) a[i] += j;",
        "for (int i = 0; i < n; i++) for (int j = 0; j < 8; j++) j -= a[i];",
        "for (int i = 0; i < n; i++) for (int j = 0; j < 8; j++) f(j);",
        "for (int x : a) for (int j = 0; j < 9; j++) for (int k = 0; k < 8; k++) a[0] += x;",
        "for (int x : a) for (int y : a) a[0] += x;",
        "while (a[0] != n) for (int j = 0; j < 8; j++) a[0] += j;",
      })
  void loopsThatMayTakeLongAsk(String loop) {
    assertThat(asks(loop)).isTrue();
  }

  private static boolean asks(String loop) {
    return Passes.spilledPreemptible("void m(int n) { " + loop + " wait(1); }")
        .contains("shouldGiveWay");
  }

  @Test
  void loopsOverALongHaveChunksOverAnInt() {
    assertThat(
            Passes.spilledPreemptible(
                "void m(long n) { for (long i = 0; i < n; i++) { if (i == 7) continue; f(1); } wait(1); }"))
        .isEqualTo(
            """
            i = 0;
            chunk$4 = 1;
            while (i < n) {
                if (c$.shouldGiveWay()) {
                    c$.giveWay();
                    chunk$4 = 1;
                }
                base$1 = i;
                rounds$2 = Chunks.rounds(n - i, chunk$4);
                chunk$4 = Chunks.next(chunk$4);
                for (round$3 = 0; round$3 < rounds$2; ++round$3) {
                    i = base$1 + round$3;
                    {
                        if (i == 7) continue;
                        f(1);
                    }
                }
                i = base$1 + rounds$2;
            }
            wait$go(1);
            """);
  }

  @Test
  void loopsThatEndByThemselvesStayAsTheyAre() {
    for (String loop :
        List.of(
            "for (int i = 0; i < n; i++) a[i] = Math.max(i, 7);",
            "for (int i = n; i-- > 0; ) a[i] = i;",
            "int i = 0; while (i < n && a[i] != 7) { i++; }",
            "int i = 0; do { i += 2; } while (i < list.size());",
            "for (int i = 0; i < list.size(); i++) a[i] = list.get(i).length();",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) a[0] += i.next().length();",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) if (i.next() == null) return;",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) { String s = i.next(); a[0]++; }",
            "while (given.hasNext()) { a[0] += given.next().length(); }",
            "for (; given.hasNext(); ) { String s = given.next(); a[0]++; }",
            "for (String s : own) a[0]++;",
            "for (String s : list) a[0] += s.charAt(0);")) {
      assertWithMessage(loop)
          .that(
              Passes.spilledPreemptible(
                  "void m(int n, ArrayList<String> list, Iterable<String> own, Iterator<String> given) {"
                      + loop
                      + " wait(1); }"))
          .doesNotContain("chunk");
    }
  }

  @Test
  void loopsThatMayNotEndAsk() {
    for (String loop :
        List.of(
            "for (int i = 0; i < n; i++) a[i] = f(i);",
            "for (int i = 0; i < n; ) if (a[i] == 7) i++;",
            "for (int i = 0; i < n; i++) if (a[i] == 7) i--;",
            "int i = 0; while (i < n) { if (a[i] == 7) continue; i++; }",
            "int i = 0; while (i < n || a[i] != 7) { i++; }",
            "for (int i = 0; i < list.indexOf(7); i++) a[i]++;",
            "for (a[0] = 0; a[0] < n; a[0]++) { }",
            "while (scanner.hasNext()) scanner.next();",
            "Iterator<String> i = given; while (i.hasNext()) a[0]++;",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) a[0]++;",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) if (n > 0) i.next();",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) a[0] = n > 0 ? 1 : i.next().length();",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) { if (n > 0) continue; i.next(); }",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) f(i.next().length());",
            "for (Iterator<String> i = list.iterator(); i.hasNext() || n > 0; ) i.next();",
            "for (Iterator<String> i = list.iterator(); i.hasNext(); ) i = own.iterator();",
            "for (String s : list) f(1);")) {
      assertWithMessage(loop)
          .that(
              Passes.spilledPreemptible(
                  "void m(int n, ArrayList<String> list, Iterable<String> own,"
                      + " Iterator<String> given, Scanner scanner) {"
                      + loop
                      + " wait(1); }"))
          .contains("chunk");
    }
  }

  @Test
  void variablesAreHoisted() {
    assertThat(
            Passes.spilled(
                "int m() { int x = f(1); final int seven = 7; wait(x); return x + seven; }"))
        .isEqualTo(
            """
            x = f(1);
            wait$go(x);
            return x + seven;
            """);
  }

  @Test
  void whatContainsNoPointStaysAsItIs() {
    assertThat(
            Passes.spilled(
                "void m() { for (int i = 0; i < 3; i++) { int x = i; f(x); } wait(1); }"))
        .isEqualTo(
            """
            for (int i = 0; i < 3; i++) {
                int x = i;
                f(x);
            }
            wait$go(1);
            """);
  }
}
