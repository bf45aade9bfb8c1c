/** An object under construction cannot be left. */
final class Constructors {
  private final int value;

  Constructors(int value) {
    this.value = value + Answers.answer(1); // WARNING "\[goj.blocks-worker\]"
  }

  Constructors() {
    this(Answers.answer(10)); // WARNING "\[goj.blocks-worker\]"
  }

  static class Base {
    final int base;

    Base(int base) {
      this.base = base;
    }
  }

  static class Derived extends Base {
    Derived() {
      super(Answers.answer(100)); // WARNING "\[goj.blocks-worker\]"
    }
  }

  record Compact(int value) {
    Compact {
      value += Answers.answer(1000); // WARNING "\[goj.blocks-worker\]"
    }
  }

  static int all() {
    return new Constructors(0).value
        + new Constructors().value
        + new Derived().base
        + new Compact(0).value()
        + new Base(Answers.answer(10_000)).base;
  }
}
