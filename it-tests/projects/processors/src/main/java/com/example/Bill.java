package com.example;

import lombok.Data;

/** What it costs. */
@Data
public class Bill {
  private String article;
  private int count;
  private int price;
}
