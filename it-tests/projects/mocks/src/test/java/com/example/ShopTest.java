package com.example;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Go.run;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.goj.Channel;
import org.junit.jupiter.api.Test;

class ShopTest {
  private final Stock stock = mock(Stock.class);
  private final Prices prices = mock(Prices.class);

  @Test
  void goroutinesSeeWhatIsStubbed() {
    when(stock.next("tea")).thenReturn(3);
    when(prices.of("tea")).thenReturn(5);
    when(prices.of("tea", 2)).thenReturn(9);
    run(
        () -> {
          assertThat(new Shop(stock, prices).worthOfNext("tea")).isEqualTo(15);
          assertThat(prices.of("tea", 2)).isEqualTo(9);
        });
    verify(stock).next("tea");
  }

  @Test
  void stubsMayBeMadeAndVerifiedInGoroutines() {
    run(
        () -> {
          when(stock.next("tea")).thenReturn(3);
          when(prices.of("tea")).thenReturn(5);
          assertThat(new Shop(stock, prices).worthOfNext("tea")).isEqualTo(15);
          verify(stock).next("tea");
          verify(prices).of("tea");
        });
  }

  @Test
  void aSpyDoesWhatIsNotStubbed() {
    Stock spied = spy(new Stock());
    doReturn(7).when(spied).next("salt");
    run(
        () -> {
          assertThat(spied.next("salt")).isEqualTo(7);
          spied.deliver(4);
          assertThat(spied.next("tea")).isEqualTo(4);
        });
  }

  @Test
  void theRealThingStillWaits() {
    Channel<Integer> answers = Channel.buffered(1);
    Stock real = new Stock();
    run(
        () -> {
          answers.send(2);
          real.deliver(4);
          assertThat(new Shop(real, Shop.asked(answers)).worthOfNext("tea")).isEqualTo(8);
        });
  }
}
