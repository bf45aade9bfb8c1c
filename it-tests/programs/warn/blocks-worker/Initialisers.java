/** Initialisers of classes and instances run inside of the JVM or of a constructor. */
final class Initialisers {
  static final int FIELD = Answers.answer(1); // WARNING "\[goj.blocks-worker\]"
  static final int BLOCK;

  static {
    int x = 2;
    BLOCK = x + Answers.answer(8); // WARNING "\[goj.blocks-worker\]"
  }

  private final int field = Answers.answer(100); // WARNING "\[goj.blocks-worker\]"
  private final int block;

  {
    block = Answers.answer(1000); // WARNING "\[goj.blocks-worker\]"
  }

  interface Constants {
    int CONSTANT = Answers.answer(10_000); // WARNING "\[goj.blocks-worker\]"
  }

  enum Constant {
    ONE(Answers.answer(100_000)); // WARNING "\[goj.blocks-worker\]"

    final int value;

    Constant(int value) {
      this.value = value;
    }
  }

  static int all() {
    Initialisers i = new Initialisers();
    return FIELD + BLOCK + i.field + i.block + Constants.CONSTANT + Constant.ONE.value;
  }
}
