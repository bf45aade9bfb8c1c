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

  public static Item one(Supplier<Integer> number) {
    return new Item(number.get());
  }

  public static int number(Item item) {
    return item.number();
  }

  public static int sum(Item item, Supplier<Integer> more) {
    return item.number() + more.get();
  }

  public static Item[] three() {
    return new Item[] {new Item(1), new Item(2), new Item(3)};
  }

  public static final class Box {
    private final Item item;

    public Box(Item item) {
      this.item = item;
    }

    public int number() {
      return item.number();
    }
  }

  public static Item[][] table(Supplier<Integer> length) {
    return new Item[][] {all(length), all(length)};
  }
}

record Item(int number) {}
