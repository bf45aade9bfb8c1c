package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** The order of evaluation: what Java evaluates before a point is saved, the rest is not. */
final class ExpressionSpillerTest {
  @Test
  void operandsBeforeAPointAreSaved() {
    assertThat(Passes.spilled("int m() { return a[f(1)] + ch.receive() + f(2); }"))
        .isEqualTo(
            """
            t$1 = a[f(1)];
            received$3 = ch.receiveUnboxed$go(Unboxed.INT);
            t$2 = received$3 == Unboxed.INT ? c$.takeInt() : (Integer)received$3;
            return t$1 + t$2 + f(2);
            """);
  }

  @Test
  void variablesAreReadBeforeTheyChange() {
    assertThat(Passes.spilled("int m(int i) { return i + wait(i = 3) + i; }"))
        .isEqualTo(
            """
            t$1 = i;
            t$2 = wait$go(i = 3);
            return t$1 + t$2 + i;
            """);
  }

  @Test
  void whatCannotChangeIsNotSaved() {
    assertThat(
            Passes.spilled(
                "int m(int i, Test t) { return i + 2 + t.inc(wait(3)); } int inc(int i) { return i; }"))
        .isEqualTo(
            """
            t$1 = i + 2;
            t$2 = wait$go(3);
            return t$1 + t.inc(t$2);
            """);
  }

  @Test
  void targetsOfAssignmentsComeFirst() {
    assertThat(Passes.spilled("void m() { a[f(1)] = wait(f(2)); }"))
        .isEqualTo(
            """
            t$1 = a;
            t$2 = f(1);
            t$3 = wait$go(f(2));
            t$1[t$2] = t$3;
            t$1 = null;
            """);
  }

  @Test
  void compoundAssignmentsReadFirst() {
    assertThat(Passes.spilled("void m() { a[f(1)] += wait(2); }"))
        .isEqualTo(
            """
            t$1 = a;
            t$2 = f(1);
            t$3 = t$1[t$2];
            t$4 = wait$go(2);
            t$1[t$2] = t$3 + t$4;
            t$1 = null;
            """);
  }

  @Test
  void incrementsEvaluateTheirTargetOnce() {
    assertThat(Passes.spilled("void m() { a[wait(0)]++; }"))
        .isEqualTo(
            """
            t$1 = a;
            t$2 = wait$go(0);
            t$1[t$2]++;
            t$1 = null;
            """);
  }

  @Test
  void secondOperandsAreConditional() {
    assertThat(Passes.spilled("boolean m(boolean b) { return b && wait(1) > 0 || f(2) > 0; }"))
        .isEqualTo(
            """
            t$1 = b;
            if (t$1) {
                t$2 = wait$go(1);
                t$1 = t$2 > 0;
            }
            return t$1 || f(2) > 0;
            """);
  }

  @Test
  void onlyOneBranchIsTaken() {
    assertThat(Passes.spilled("int m(boolean b) { return b ? wait(1) : f(2); }"))
        .isEqualTo(
            """
            if (b) {
                t$1 = wait$go(1);
            } else {
                t$1 = f(2);
            }
            return t$1;
            """);
  }

  @Test
  void unboxingFailsBeforeTheNextOperand() {
    assertThat(Passes.spilled("void m(Integer n) { f(n + wait(1)); }"))
        .isEqualTo(
            """
            t$1 = n;
            t$2 = wait$go(1);
            f(t$1 + t$2);
            """);
  }

  @Test
  void methodsOfTheJdkHaveSubstitutes() {
    assertThat(
            Passes.spilled(
                "void m(java.util.concurrent.CompletableFuture<String> c) throws Exception { Thread.sleep(f(1)); c.get().length(); }"))
        .isEqualTo(
            """
            Substitutes.sleep$go(f(1));
            t$1 = Substitutes.get$go(c);
            t$1.length();
            t$1 = null;
            """);
  }
}
