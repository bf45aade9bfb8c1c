package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static dev.goj.internal.sched.Parked.parked;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.abi.Continuation;
import dev.goj.abi.Unboxed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SelectTest {
  private static Goroutine go(Steps s) {
    return Go.go((Action<Throwable>) s);
  }

  @Test
  void takesTheReadyCase() {
    Channel<Integer> a = Channel.buffered(1);
    Channel<Integer> b = Channel.buffered(1);
    b.send(7);
    List<String> log = new ArrayList<>();
    Go.select(Go.receive(a, x -> log.add("a" + x)), Go.receive(b, x -> log.add("b" + x)));
    assertThat(log).containsExactly("b7");
  }

  @Test
  void otherwiseIsTakenWhenNoneIsReady() {
    Channel<Integer> a = Channel.unbuffered();
    List<String> log = new ArrayList<>();
    Go.select(
        Go.receive(a, x -> log.add("receive")),
        Go.send(a, 1, () -> log.add("send")),
        Go.otherwise(() -> log.add("otherwise")));
    assertThat(log).containsExactly("otherwise");
  }

  @Test
  void nullAndNilChannelsAreNeverReady() {
    List<String> log = new ArrayList<>();
    Go.select(
        Go.receive(null, x -> log.add("null")),
        Go.send(null, 1, () -> log.add("null")),
        Go.receive(Channel.nil(), x -> log.add("nil")),
        Go.otherwise(() -> log.add("otherwise")));
    assertThat(log).containsExactly("otherwise");
  }

  @Test
  void closedChannelIsReadyWithNull() {
    Channel<Integer> a = Channel.unbuffered();
    a.close();
    List<Object> log = new ArrayList<>();
    Go.select(Go.receive(a, log::add));
    assertThat(log).containsExactly((Object) null);
    Throwable t =
        assertThrows(ChannelClosedException.class, () -> Go.select(Go.send(a, 1, () -> {})));
    assertThat(t).hasMessageThat().isEqualTo("send on closed channel");
  }

  @Test
  void parkedSelectIsWokenByAnyOfItsChannels() throws Exception {
    for (int which = 0; which < 3; which++) {
      List<Channel<Integer>> chs =
          List.of(Channel.unbuffered(), Channel.unbuffered(), Channel.unbuffered());
      CountDownLatch done = new CountDownLatch(1);
      AtomicInteger got = new AtomicInteger();
      Goroutine g =
          go(
              Steps.of(
                  (c, in) -> {
                    Go.select$go(
                        c,
                        null,
                        Go.receive(chs.get(0), x -> got.set(x)),
                        Go.receive(chs.get(1), x -> got.set(10 + x)),
                        Go.receive(chs.get(2), x -> got.set(20 + x)));
                    return null;
                  },
                  (c, in) -> {
                    done.countDown();
                    return null;
                  }));
      parked("select", g);
      chs.get(which).send(5);
      done.await();
      assertThat(got.get()).isEqualTo(10 * which + 5);
      for (Channel<Integer> ch : chs) {
        assertThat(ch.trySend(1)).isFalse();
      }
    }
  }

  @Test
  void parkedSelectSends() throws Exception {
    Channel<Integer> a = Channel.unbuffered();
    Channel<Integer> b = Channel.unbuffered();
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Goroutine g =
        go(
            Steps.of(
                (c, in) -> {
                  Go.select$go(
                      c,
                      null,
                      Go.send(a, 1, () -> log.add("a")),
                      Go.send(b, 2, () -> log.add("b")));
                  return null;
                }));
    parked("select", g);
    assertThat(b.receive()).isEqualTo(2);
    eventually(Goroutine.State.DEAD, g::state);
    assertThat(log).containsExactly("b");
    assertThat(a.tryReceive()).isNull();
  }

  /**
   * Between the moment when one channel has decided a select and that when the select leaves the
   * other's queue, a primitive comes to the other: it is not for the select any more, and who is
   * behind it wants an object.
   */
  @Test
  void whoWaitsBehindADecidedSelectGetsAPrimitiveInItsBox() {
    Channel<Integer> a = Channel.buffered(1);
    Channel<Integer> b = Channel.unbuffered();
    sendUnboxed(a, 1); // so that it is known what its primitives are
    assertThat(a.receive()).isEqualTo(1);
    ReceiveCase<Integer> first = Select.receive(a);
    ReceiveCase<Integer> second = Select.receive(b);
    Select any = Select.of(first, second);
    Goroutine selecting =
        go(
            Steps.of(
                (c, in) -> {
                  any.await$go(c, null);
                  return Steps.INT;
                }));
    parked("select", selecting);
    assertThat(second.claim()).isTrue();
    List<Object> got = Collections.synchronizedList(new ArrayList<>());
    Goroutine receiving =
        go(Steps.of((c, in) -> a.receive$go(c, null), (c, in) -> got.add(String.valueOf(in))));
    parked("chan receive", receiving);

    sendUnboxed(a, 7);
    eventually(Goroutine.State.DEAD, receiving::state);
    assertThat(got).containsExactly("7");
    second.slot = 8;
    second.wake();
    eventually(Goroutine.State.DEAD, selecting::state);
    assertThat(second.value()).isEqualTo(8);
  }

  private static void sendUnboxed(Channel<Integer> channel, int element) {
    Continuation c = Continuation.enterThread();
    channel.sendUnboxed$go(c, null, Unboxed.INT, element);
    assertThat(c.isSuspended()).isFalse();
    c.leaveThread();
  }

  @Test
  void twoGoroutinesCannotWaitInOneSelect() throws Exception {
    Channel<Integer> a = Channel.unbuffered();
    ReceiveCase<Integer> received = Select.receive(a);
    Select select = Select.of(received);
    Goroutine first =
        go(Steps.of((c, in) -> select.await$go(c, null), (c, in) -> received.value()));
    parked("select", first);
    assertThrows(IllegalStateException.class, select::await);
    sendUnboxed(a, 7);
    eventually(Goroutine.State.DEAD, first::state);
    assertThat(received.value()).isEqualTo(7);
  }

  @Test
  void casesOfASelectHaveEmptyBodies() {
    Channel<Integer> a = Channel.buffered(1);
    Go.select(Select.send(a, 1), Select.after(Duration.ofHours(1)));
    Go.select(Select.receive(a));
    Go.select(Select.receive(a), Select.otherwise());
    assertThat(a.length()).isEqualTo(0);
  }

  @Test
  void aSelectDoesNotTalkToItself() {
    Channel<Integer> a = Channel.unbuffered();
    Goroutine g =
        go(
            Steps.of(
                (c, in) -> {
                  Go.select$go(c, null, Go.send(a, 1, () -> {}), Go.receive(a, x -> {}));
                  return null;
                }));
    parked("select", g);
    assertThat(a.receive()).isEqualTo(1);
    eventually(Goroutine.State.DEAD, g::state);
  }

  @Test
  void twoSelectsOnBothSidesMeet() {
    for (int i = 0; i < 200; i++) {
      Channel<Integer> a = Channel.unbuffered();
      Channel<Integer> b = Channel.unbuffered();
      Goroutine g1 = go(Steps.of((c, in) -> sendEither(c, a, b)));
      Goroutine g2 = go(Steps.of((c, in) -> receiveEither(c, b, a)));
      eventually(Goroutine.State.DEAD, g1::state);
      eventually(Goroutine.State.DEAD, g2::state);
    }
  }

  private static Object sendEither(
      dev.goj.abi.Continuation c, Channel<Integer> a, Channel<Integer> b) {
    Go.select$go(c, null, Go.send(a, 1, () -> {}), Go.send(b, 2, () -> {}));
    return null;
  }

  private static Object receiveEither(
      dev.goj.abi.Continuation c, Channel<Integer> a, Channel<Integer> b) {
    Go.select$go(c, null, Go.receive(a, x -> {}), Go.receive(b, x -> {}));
    return null;
  }

  @Test
  void theSameChannelMayBeInTwoCases() {
    Channel<Integer> a = Channel.buffered(1);
    int[] count = new int[2];
    for (int i = 0; i < 2000; i++) {
      a.send(i);
      Go.select(Go.receive(a, x -> count[0]++), Go.receive(a, x -> count[1]++));
    }
    assertThat(count[0]).isGreaterThan(800);
    assertThat(count[1]).isGreaterThan(800);
  }

  @Test
  void theChoiceAmongReadyCasesIsUniformEvenIfOthersAreNot() {
    Channel<Integer> never = Channel.unbuffered();
    Channel<Integer> a = Channel.buffered(1);
    Channel<Integer> b = Channel.buffered(1);
    int[] count = new int[2];
    Select s =
        Select.of(
            Select.receive(a),
            Select.receive(b),
            Select.receive(never),
            Select.receive(never),
            Select.receive(never));
    for (int i = 0; i < 20_000; i++) {
      a.trySend(1);
      b.trySend(1);
      count[s.await()]++;
    }
    assertThat(count[0]).isGreaterThan(9_500);
    assertThat(count[1]).isGreaterThan(9_500);
  }

  @Test
  void afterIsTakenWhenNothingElseHappens() {
    Channel<Integer> a = Channel.unbuffered();
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Goroutine g =
        go(
            Steps.of(
                (c, in) -> {
                  Go.select$go(
                      c,
                      null,
                      Go.receive(a, x -> log.add("a")),
                      Go.after(Duration.ofMillis(5), () -> log.add("after")));
                  return null;
                }));
    eventually(Goroutine.State.DEAD, g::state);
    assertThat(log).containsExactly("after");
    assertThat(a.trySend(1)).isFalse();
  }

  @Test
  void bodyOfACaseMaySuspend() {
    Channel<Integer> a = Channel.buffered(1);
    Channel<Integer> b = Channel.unbuffered();
    a.send(1);
    List<Object> log = Collections.synchronizedList(new ArrayList<>());
    Goroutine g =
        go(
            Steps.of(
                (c, in) -> {
                  Go.select$go(
                      c,
                      null,
                      Go.receive(a, new SendOn(b)),
                      Go.after(Duration.ofDays(1), () -> log.add("after")));
                  return null;
                },
                (c, in) -> log.add("end")));
    parked("chan send", g);
    assertThat(log).isEmpty();
    assertThat(b.receive()).isEqualTo(1);
    eventually(Goroutine.State.DEAD, g::state);
    assertThat(log).containsExactly("end");
  }

  /** A case body that suspends, as generated code would. */
  private static final class SendOn implements Receiver<Integer, RuntimeException> {
    private final Channel<Integer> to;

    SendOn(Channel<Integer> to) {
      this.to = to;
    }

    @Override
    public void accept(Integer x) {
      to.send(x);
    }

    @Override
    public void accept$go(dev.goj.abi.Continuation c, dev.goj.abi.Frame f, Integer x) {
      to.send$go(c, null, x);
    }
  }

  @Test
  void reusableSelectChangesItsElementAndChannelsBetweenRounds() {
    Channel<Integer> in = Channel.unbuffered();
    Channel<Integer> out = Channel.buffered(10);
    ReceiveCase<Integer> receive = Select.receive(in);
    SendCase<Integer> send = Select.send(out, 0);
    Select s = Select.of(receive, send);
    for (int i = 1; i <= 5; i++) {
      assertThat(s.await()).isEqualTo(1);
      send.element(i);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(out.receive()).isEqualTo(i);
    }
    send.to(null);
    Goroutine g =
        go(
            Steps.of(
                (c, x) -> {
                  in.send$go(c, null, 42);
                  return null;
                }));
    assertThat(s.await()).isEqualTo(0);
    assertThat(receive.value()).isEqualTo(42);
    eventually(Goroutine.State.DEAD, g::state);
  }

  @Test
  void selectWithoutCasesWaitsForEver() {
    Goroutine g =
        go(
            Steps.of(
                (c, in) -> {
                  Go.select$go(c, null);
                  return null;
                }));
    parked("select (no cases)", g);
  }

  @Test
  void casesOfASelectThatCannotBeMadeAreFree() {
    Case x = Select.receive(Channel.nil());
    Case y = Select.otherwise();
    assertThrows(NullPointerException.class, () -> Select.of(x, y, null));
    assertThrows(IllegalArgumentException.class, () -> Select.of(x, y, x));
    assertThrows(IllegalArgumentException.class, () -> Select.of(x, y, Select.otherwise()));
    assertThat(Select.of(x, y).await()).isEqualTo(1);
    assertThrows(IllegalArgumentException.class, () -> Select.of(Select.otherwise(), y));
    assertThat(Select.of(Select.otherwise()).await()).isEqualTo(0);
  }

  @Test
  void aCaseServesOneSelectOnly() {
    Case x = Select.receive(Channel.nil());
    Select unused = Select.of(x);
    assertThat(assertThrows(IllegalArgumentException.class, () -> Select.of(x)))
        .hasMessageThat()
        .isEqualTo("case 0 already belongs to a select");
  }

  @Test
  void parkedRoundsOfAReusableSelectLeaveNothingBehind() {
    Channel<Integer> quit = Channel.unbuffered();
    Channel<Integer> data = Channel.unbuffered();
    int n = 5000;
    int[] sum = new int[1];
    ReceiveCase<Integer> value = Select.receive(data);
    Select s = Select.of(Select.receive(quit), value, Select.after(Duration.ofDays(1)));
    Goroutine g =
        go(
            Steps.repeat(
                n,
                (c, in) -> {
                  int chosen = s.await$go(c, null);
                  return c.isSuspended() ? Steps.INT : Integer.valueOf(chosen);
                },
                (c, in) -> {
                  assertThat(in).isEqualTo(1);
                  sum[0] += value.value();
                  return null;
                }));
    for (int i = 0; i < n; i++) {
      data.send(1);
    }
    eventually(Goroutine.State.DEAD, g::state);
    assertThat(sum[0]).isEqualTo(n);
    assertThat(quit.trySend(1)).isFalse();
  }

  /** Else it would be missed when the case has been done. */
  @Test
  void aCaseWithoutItsBodyIsRejected() {
    Channel<Integer> ch = Channel.buffered(1);
    Action<RuntimeException> none = null;
    assertThrows(NullPointerException.class, () -> Go.receive(ch, null));
    assertThrows(NullPointerException.class, () -> Go.send(ch, 1, none));
    assertThrows(NullPointerException.class, () -> Go.after(Duration.ZERO, none));
    assertThrows(NullPointerException.class, () -> Go.otherwise(none));
  }
}
