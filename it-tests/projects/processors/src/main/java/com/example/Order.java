package com.example;

import lombok.Builder;
import lombok.Value;

/** What a customer wants. Lombok writes the rest. */
@Value
@Builder
public class Order {
  String article;
  int count;
}
