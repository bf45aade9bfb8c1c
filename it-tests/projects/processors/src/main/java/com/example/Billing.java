package com.example;

import dev.goj.ReceiveChannel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import lombok.val;

/** Bills orders at the prices of the moment. */
@RequiredArgsConstructor
public class Billing implements AutoCloseable {
  @Getter private final BillMapper mapper = new BillMapperImpl();
  private final ReceiveChannel<Integer> prices;
  @Getter private int billed;

  /** The bill for an order; waits for the price. */
  @SneakyThrows
  public Bill bill(Order order) {
    val bill = mapper.toBill(order, prices);
    if (bill.getPrice() < 0) {
      throw new java.io.IOException("not for sale: " + order.getArticle());
    }
    billed++;
    return bill;
  }

  @Override
  public void close() {}
}
