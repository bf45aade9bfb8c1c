package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Which sends and receives do without a box, and that no other does. */
final class UnboxedElementsTest {
  private static String taken(String received) {
    return received + " == Unboxed.INT ? c$.takeInt() : (Integer)" + received;
  }

  @Test
  void aPrimitiveIsSentAsItIs() {
    assertThat(
            Passes.spilled(
                """
                void m(Channel<Integer> is, Channel<Object> os, Channel<Double> ds, long l) {
                  is.send(f(1));
                  os.send(l);
                  ds.send(0.5);
                }
                """))
        .isEqualTo(
            """
            is.sendUnboxed$go(Unboxed.INT, f(1));
            os.sendUnboxed$go(Unboxed.LONG, l);
            ds.sendUnboxed$go(Unboxed.DOUBLE, Double.doubleToRawLongBits(0.5));
            """);
  }

  @Test
  void whatIsNoIntLongOrDoubleIsSentAsAnObject() {
    assertThat(
            Passes.spilled(
                """
                void m(Channel<Object> os, Integer i) {
                  os.send('c');
                  os.send(i);
                  os.send((Object) 1);
                }
                """))
        .isEqualTo(
            """
            os.send$go('c');
            os.send$go(i);
            os.send$go((Object)1);
            """);
  }

  @Test
  void whatIsUnboxedIsReceivedAsItIs() {
    assertThat(Passes.spilled("int m() { int x = ch.receive(); return -ch.receive() + x; }"))
        .isEqualTo(
            """
            received$1 = ch.receiveUnboxed$go(Unboxed.INT);
            x = %s;
            received$1 = null;
            received$3 = ch.receiveUnboxed$go(Unboxed.INT);
            t$2 = %s;
            return -t$2 + x;
            """
                .formatted(taken("received$1"), taken("received$3")));
  }

  @Test
  void whatIsWidenedIsUnboxedFirst() {
    assertThat(Passes.spilled("double m() { long x = ch.receive(); return ch.receive() * x; }"))
        .isEqualTo(
            """
            received$1 = ch.receiveUnboxed$go(Unboxed.INT);
            x = %s;
            received$1 = null;
            received$3 = ch.receiveUnboxed$go(Unboxed.INT);
            t$2 = %s;
            return t$2 * x;
            """
                .formatted(taken("received$1"), taken("received$3")));
  }

  @Test
  void whatIsUsedAsAnObjectIsReceivedAsOne() {
    assertThat(
            Passes.spilled(
                """
                String m(Channel<Object> os) {
                  Integer i = ch.receive();
                  int j = (int) os.receive();
                  boolean none = ch.receive() == null;
                  return "" + ch.receive() + i + j + none;
                }
                """))
        .isEqualTo(
            """
            i = ch.receive$go();
            t$1 = os.receive$go();
            j = (int)t$1;
            t$1 = null;
            t$2 = ch.receive$go();
            none = t$2 == null;
            t$2 = null;
            t$3 = ch.receive$go();
            return "" + t$3 + i + j + none;
            """);
  }
}
