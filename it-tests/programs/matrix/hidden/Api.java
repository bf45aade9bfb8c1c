package hidden;

import java.util.function.Supplier;

public final class Api {
  private Api() {}

  public static Item[] all(Supplier<Integer> length) {
    Item[] all = new Item[length.get()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Item(i);
    }
    return all;
  }

  public static Item[][] table(Supplier<Integer> length) {
    return new Item[][] {all(length), all(length)};
  }
}

record Item(int number) {}
