package dev.goj.abi;

/**
 * Stands for a primitive where an object is expected: the value is in the {@code bits} beside it,
 * and is of this kind. With these an int goes through a channel without becoming an {@code
 * Integer}.
 */
public enum Unboxed {
  /** An int, in the lower half of the bits. */
  INT {
    @Override
    public Object box(long bits) {
      return (int) bits;
    }
  },

  /** A long. */
  LONG {
    @Override
    public Object box(long bits) {
      return bits;
    }
  },

  /** A double, as {@link Double#doubleToRawLongBits} gives it. */
  DOUBLE {
    @Override
    public Object box(long bits) {
      return Double.longBitsToDouble(bits);
    }
  };

  /** The value as the object that Java would have made of it. */
  public abstract Object box(long bits);
}
