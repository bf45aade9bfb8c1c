package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import dev.goj.plugin.javac.Javac;
import org.junit.jupiter.api.Test;

/** Lambdas become methods and small classes. */
final class LambdaLifterTest {
  @Test
  void whatALambdaCapturesIsHandedOver() {
    assertThat(Passes.lifted("void m(int n) { go(() -> wait(n)); }"))
        .isEqualTo(
            """
            {
                go(new Lambda$m$g0(n));
            }
            static final class Lambda$m$g0 implements Action, Transformed {
                final int n$0;

                Lambda$m$g0(int n$0) {
                    super();
                    this.n$0 = n$0;
                }

                public void run() {
                    lambda$m$g0(this.n$0);
                }

                public void run$go(Continuation c$, Frame f$) {
                    lambda$m$g0$go(c$, null, this.n$0);
                }
            }
            private static void lambda$m$g0(int n) throws Throwable {
                wait(n);
            }
            """);
  }

  @Test
  void aBoundReceiverIsEvaluatedWhereTheReferenceIs() {
    assertThat(
            Passes.lifted(
                "void m() { go(make()::x); } Test make() { return this; } void x() { wait(1); }"))
        .isEqualTo(
            """
            {
                go(new Lambda$m$g0(<*nullchk*>make()));
            }
            static final class Lambda$m$g0 implements Action, Transformed {
                final Test receiver$$0;

                Lambda$m$g0(Test receiver$$0) {
                    super();
                    this.receiver$$0 = receiver$$0;
                }

                public void run() {
                    lambda$m$g0(this.receiver$$0);
                }

                public void run$go(Continuation c$, Frame f$) {
                    lambda$m$g0$go(c$, null, this.receiver$$0);
                }
            }
            private static void lambda$m$g0(Test receiver$) throws Throwable {
                receiver$.x();
            }
            """);
  }

  @Test
  void aReferenceThatTakesNothingIsOneObject() {
    assertThat(Passes.lifted("void m() { go(Test::x); } static void x() { wait(1); }"))
        .startsWith(
            """
            {
                go(Lambda$m$g0.INSTANCE);
            }
            """);
    assertThat(
            Passes.lifted(
                "void m(ReceiveChannel<Integer> c) { receive(c, Test::x); }"
                    + " static void x(int i) { wait(i); }"))
        .startsWith(
            """
            {
                receive(c, Lambda$m$g0.INSTANCE);
            }
            """);
  }

  /** Older JDKs give the class other variables, which the lifted code would not have. */
  @Test
  void whatCreatesAClassOfAPlainLambdaIsLiftedWhereItsVariablesStay() {
    String made =
        Passes.lifted(
            """
            void m(List<Integer> l) {
              l.forEach(i -> {
                int n = 2 * i;
                class Local { int get() { return n; } }
                go(() -> f(new Local().get()));
              });
            }
            """);
    if (Javac.replacesVariablesOfLambdas()) {
      assertThat(made).doesNotContain("lambda$m$g0");
    } else {
      assertThat(made).contains("lambda$m$g0");
    }
  }

  @Test
  void otherInterfacesAreLeftAlone() {
    assertThat(Passes.lifted("void m(int n) { Runnable r = () -> f(n); r.run(); }"))
        .isEqualTo(
            """
            {
                Runnable r = ()->f(n);
                r.run();
            }
            """);
  }
}
