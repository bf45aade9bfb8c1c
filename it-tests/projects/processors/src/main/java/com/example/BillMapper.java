package com.example;

import dev.goj.ReceiveChannel;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

/** MapStruct writes the class, whose method waits because the one here does. */
@Mapper
public interface BillMapper {
  /** The bill for an order. */
  @Mapping(target = "price", source = "count", qualifiedByName = "price")
  Bill toBill(Order order, @Context ReceiveChannel<Integer> prices);

  /** The price of so many; waits for the price of one. */
  @Named("price")
  default int price(int count, @Context ReceiveChannel<Integer> prices) {
    return count * prices.receive();
  }
}
