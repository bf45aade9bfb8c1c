package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static dev.goj.internal.sched.Parked.parked;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelTest {
  private static Goroutine go(Steps s) {
    return Go.go((Action<Throwable>) s);
  }

  @Test
  void unbufferedSendWaitsForItsReceive() {
    Channel<String> ch = Channel.unbuffered();
    Goroutine sender =
        go(
            Steps.of(
                (c, in) -> {
                  ch.send$go(c, null, "x");
                  return null;
                }));
    parked("chan send", sender);
    assertThat(ch.receive()).isEqualTo("x");
    eventually(Goroutine.State.DEAD, sender::state);
  }

  @Test
  void bufferedSendsWaitOnlyWhenTheBufferIsFull() {
    Channel<Integer> ch = Channel.buffered(2);
    assertThat(ch.trySend(1)).isTrue();
    assertThat(ch.trySend(2)).isTrue();
    assertThat(ch.trySend(3)).isFalse();
    assertThat(ch.length()).isEqualTo(2);
    assertThat(ch.capacity()).isEqualTo(2);
    assertThat(ch.tryReceive()).isEqualTo(1);
    assertThat(ch.trySend(3)).isTrue();
    assertThat(ch.receive()).isEqualTo(2);
    assertThat(ch.receive()).isEqualTo(3);
    assertThat(ch.tryReceive()).isNull();
  }

  @Test
  void largeBufferGrowsAndKeepsOrderAcrossItsWrap() {
    Channel<Integer> ch = Channel.buffered(5000);
    int sent = 0;
    int received = 0;
    for (int round = 0; round < 10; round++) {
      while (ch.length() < (round + 1) * 500) {
        ch.send(sent++);
      }
      for (int i = 0; i < 137; i++) {
        assertThat(ch.receive()).isEqualTo(received++);
      }
    }
    while (ch.length() > 0) {
      assertThat(ch.receive()).isEqualTo(received++);
    }
    assertThat(received).isEqualTo(sent);
  }

  @Test
  void waitingSendersGetRoomInTurnBehindTheBuffer() {
    Channel<Integer> ch = Channel.buffered(1);
    ch.send(0);
    List<Goroutine> senders = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      int x = i;
      Goroutine g =
          go(
              Steps.of(
                  (c, in) -> {
                    ch.send$go(c, null, x);
                    return null;
                  }));
      parked("chan send", g);
      senders.add(g);
    }
    for (int i = 0; i <= 5; i++) {
      assertThat(ch.receive()).isEqualTo(i);
    }
    for (Goroutine g : senders) {
      eventually(Goroutine.State.DEAD, g::state);
    }
  }

  @Test
  void waitingReceiversAreServedInTurn() {
    Channel<Integer> ch = Channel.unbuffered();
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 5; i++) {
      int who = i;
      Goroutine g =
          go(
              Steps.of(
                  (c, in) -> ch.receive$go(c, null),
                  (c, in) -> {
                    got.add(who + "=" + in);
                    return null;
                  }));
      parked("chan receive", g);
    }
    for (int i = 0; i < 5; i++) {
      ch.send(i);
      int n = i + 1;
      eventually(n, got::size);
    }
    assertThat(got).containsExactly("0=0", "1=1", "2=2", "3=3", "4=4").inOrder();
  }

  @Test
  void receiveFromClosedChannelDrainsTheBufferFirst() {
    Channel<Integer> ch = Channel.buffered(3);
    ch.send(1);
    ch.send(2);
    ch.close();
    assertThat(ch.receive()).isEqualTo(1);
    assertThat(ch.receive()).isEqualTo(2);
    assertThat(ch.receive()).isNull();
    assertThat(ch.receive()).isNull();
  }

  @Test
  void forEachEndsWhenClosedAndDrained() {
    Channel<Integer> ch = Channel.buffered(3);
    ch.send(1);
    ch.send(2);
    ch.close();
    List<Integer> seen = new ArrayList<>();
    for (int x : ch) {
      seen.add(x);
    }
    assertThat(seen).containsExactly(1, 2).inOrder();
  }

  @Test
  void closeWakesReceiversWithNull() throws Exception {
    Channel<Integer> ch = Channel.unbuffered();
    CountDownLatch ended = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      Goroutine g =
          go(
              Steps.of(
                  (c, in) -> ch.receive$go(c, null),
                  (c, in) -> {
                    if (in == null) {
                      ended.countDown();
                    }
                    return null;
                  }));
      parked("chan receive", g);
    }
    ch.close();
    ended.await();
  }

  @Test
  void sendOnClosedChannelFails() {
    Channel<Integer> ch = Channel.buffered(1);
    ch.close();
    Throwable t = assertThrows(ChannelClosedException.class, () -> ch.send(1));
    assertThat(t).hasMessageThat().isEqualTo("send on closed channel");
    assertThrows(ChannelClosedException.class, () -> ch.trySend(1));
  }

  @Test
  void closeFailsThoseWhoWaitToSend() {
    Channel<Integer> ch = Channel.unbuffered();
    Throwable t =
        assertThrows(
            ChannelClosedException.class,
            () ->
                Go.run(
                    Steps.of(
                        (c, in) -> {
                          Goroutine g =
                              go(
                                  Steps.of(
                                      (c2, in2) -> {
                                        ch.send$go(c2, null, 1);
                                        return null;
                                      }));
                          eventuallyWaits(g, ch);
                          return null;
                        },
                        (c, in) -> Channel.nil().receive$go(c, null))));
    assertThat(t).hasMessageThat().isEqualTo("send on closed channel");
  }

  private static void eventuallyWaits(Goroutine g, Channel<?> ch) {
    Thread closer =
        new Thread(
            () -> {
              parked("chan send", g);
              ch.close();
            });
    closer.setDaemon(true);
    closer.start();
  }

  @Test
  void misuseHasGosMessages() {
    Channel<Integer> ch = Channel.unbuffered();
    ch.close();
    assertThat(assertThrows(ChannelClosedException.class, ch::close))
        .hasMessageThat()
        .isEqualTo("close of closed channel");
    assertThat(assertThrows(IllegalStateException.class, () -> Channel.nil().close()))
        .hasMessageThat()
        .isEqualTo("close of nil channel");
    assertThat(assertThrows(IllegalArgumentException.class, () -> Channel.buffered(-3)))
        .hasMessageThat()
        .isEqualTo("capacity must be >= 0, was -3");
    assertThat(assertThrows(NullPointerException.class, () -> Channel.unbuffered().send(null)))
        .hasMessageThat()
        .isEqualTo("a channel's element must not be null");
  }

  @Test
  void nilChannelIsNeverReady() {
    Channel<Integer> nil = Channel.nil();
    assertThat(nil.trySend(1)).isFalse();
    assertThat(nil.tryReceive()).isNull();
    Goroutine r = go(Steps.of((c, in) -> nil.receive$go(c, null)));
    parked("chan receive (nil chan)", r);
    Goroutine s =
        go(
            Steps.of(
                (c, in) -> {
                  nil.send$go(c, null, 1);
                  return null;
                }));
    parked("chan send (nil chan)", s);
  }

  @Test
  void goroutineAndThreadTalkBothWays() {
    Channel<Integer> there = Channel.unbuffered();
    Channel<Integer> back = Channel.unbuffered();
    int n = 2000;
    go(
        Steps.repeat(
            n,
            (c, in) -> there.receive$go(c, null),
            (c, in) -> {
              back.send$go(c, null, (Integer) in + 1);
              return null;
            }));
    for (int i = 0; i < n; i++) {
      there.send(i);
      assertThat(back.receive()).isEqualTo(i + 1);
    }
  }

  @Test
  void twoThreadsTalkWithoutAnyGoroutine() throws Exception {
    Channel<Integer> ch = Channel.unbuffered();
    Thread t =
        new Thread(
            () -> {
              for (int i = 0; i < 1000; i++) {
                ch.send(i);
              }
              ch.close();
            });
    t.start();
    int expected = 0;
    for (int x : ch) {
      assertThat(x).isEqualTo(expected++);
    }
    assertThat(expected).isEqualTo(1000);
    t.join();
  }

  /** A receive from a full buffer lets a waiting sender's element in: there is never room. */
  @Test
  void aFullBufferWithAWaitingSenderNeverLooksEmpty() throws Exception {
    Channel<Integer> ch = Channel.buffered(1);
    ch.send(0);
    int n = 3_000;
    AtomicInteger sending = new AtomicInteger();
    Thread sender =
        new Thread(
            () -> {
              for (int i = 1; i <= n; i++) {
                sending.set(i);
                ch.send(i);
              }
            });
    sender.start();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger shortest = new AtomicInteger(1);
    Thread observer =
        new Thread(
            () -> {
              while (!stop.get()) {
                shortest.accumulateAndGet(ch.length(), Math::min);
              }
            });
    observer.start();
    for (int i = 0; i < n; i++) {
      int next = i + 1;
      eventually(next, sending::get);
      eventually(Thread.State.WAITING, sender::getState);
      assertThat(ch.tryReceive()).isEqualTo(i);
    }
    stop.set(true);
    observer.join();
    sender.join();
    assertThat(shortest.get()).isEqualTo(1);
  }
}
