package dev.goj.abi;

import java.util.Comparator;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * Siblings for the methods of the JDK's own interfaces. A class whose {@code run} for {@link
 * Runnable} may suspend implements {@link OfRunnable} as well; generated code that calls a {@code
 * Runnable} asks whether it is one of these, and calls {@code run} where it is not.
 *
 * <p>The plugin takes the list from here: each interface extends the one of the JDK that it stands
 * for, with the same type parameters, and has {@code m$go} for each method {@code m} of that.
 */
public final class JdkSiblings {
  private JdkSiblings() {}

  /** For {@link Runnable}. */
  public interface OfRunnable extends Runnable {
    default void run$go(Continuation c, Frame f) {
      run();
    }
  }

  /** For {@link Callable}. */
  public interface OfCallable<V> extends Callable<V> {
    default V call$go(Continuation c, Frame f) throws Exception {
      return call();
    }
  }

  /** For {@link AutoCloseable}. */
  @SuppressWarnings("try") // it throws what the JDK's own throws
  public interface OfAutoCloseable extends AutoCloseable {
    default void close$go(Continuation c, Frame f) throws Exception {
      close();
    }
  }

  /** For {@link Iterable}. */
  public interface OfIterable<T> extends Iterable<T> {
    default Iterator<T> iterator$go(Continuation c, Frame f) {
      return iterator();
    }
  }

  /** For {@link Iterator}. */
  public interface OfIterator<T> extends Iterator<T> {
    default boolean hasNext$go(Continuation c, Frame f) {
      return hasNext();
    }

    default T next$go(Continuation c, Frame f) {
      return next();
    }
  }

  /** For {@link Comparator}. */
  public interface OfComparator<T> extends Comparator<T> {
    default int compare$go(Continuation c, Frame f, T a, T b) {
      return compare(a, b);
    }
  }

  /** For {@link BiConsumer}. */
  public interface OfBiConsumer<T, U> extends BiConsumer<T, U> {
    default void accept$go(Continuation c, Frame f, T a, U b) {
      accept(a, b);
    }
  }

  /** For {@link BiFunction}. */
  public interface OfBiFunction<T, U, R> extends BiFunction<T, U, R> {
    default R apply$go(Continuation c, Frame f, T a, U b) {
      return apply(a, b);
    }
  }

  /** For {@link BiPredicate}. */
  public interface OfBiPredicate<T, U> extends BiPredicate<T, U> {
    default boolean test$go(Continuation c, Frame f, T a, U b) {
      return test(a, b);
    }
  }

  /** For {@link BooleanSupplier}. */
  public interface OfBooleanSupplier extends BooleanSupplier {
    default boolean getAsBoolean$go(Continuation c, Frame f) {
      return getAsBoolean();
    }
  }

  /** For {@link Consumer}. */
  public interface OfConsumer<T> extends Consumer<T> {
    default void accept$go(Continuation c, Frame f, T a) {
      accept(a);
    }
  }

  /** For {@link DoubleBinaryOperator}. */
  public interface OfDoubleBinaryOperator extends DoubleBinaryOperator {
    default double applyAsDouble$go(Continuation c, Frame f, double a, double b) {
      return applyAsDouble(a, b);
    }
  }

  /** For {@link DoubleConsumer}. */
  public interface OfDoubleConsumer extends DoubleConsumer {
    default void accept$go(Continuation c, Frame f, double a) {
      accept(a);
    }
  }

  /** For {@link DoubleFunction}. */
  public interface OfDoubleFunction<R> extends DoubleFunction<R> {
    default R apply$go(Continuation c, Frame f, double a) {
      return apply(a);
    }
  }

  /** For {@link DoublePredicate}. */
  public interface OfDoublePredicate extends DoublePredicate {
    default boolean test$go(Continuation c, Frame f, double a) {
      return test(a);
    }
  }

  /** For {@link DoubleSupplier}. */
  public interface OfDoubleSupplier extends DoubleSupplier {
    default double getAsDouble$go(Continuation c, Frame f) {
      return getAsDouble();
    }
  }

  /** For {@link DoubleToIntFunction}. */
  public interface OfDoubleToIntFunction extends DoubleToIntFunction {
    default int applyAsInt$go(Continuation c, Frame f, double a) {
      return applyAsInt(a);
    }
  }

  /** For {@link DoubleToLongFunction}. */
  public interface OfDoubleToLongFunction extends DoubleToLongFunction {
    default long applyAsLong$go(Continuation c, Frame f, double a) {
      return applyAsLong(a);
    }
  }

  /** For {@link DoubleUnaryOperator}. */
  public interface OfDoubleUnaryOperator extends DoubleUnaryOperator {
    default double applyAsDouble$go(Continuation c, Frame f, double a) {
      return applyAsDouble(a);
    }
  }

  /** For {@link Function}. */
  public interface OfFunction<T, R> extends Function<T, R> {
    default R apply$go(Continuation c, Frame f, T a) {
      return apply(a);
    }
  }

  /** For {@link IntBinaryOperator}. */
  public interface OfIntBinaryOperator extends IntBinaryOperator {
    default int applyAsInt$go(Continuation c, Frame f, int a, int b) {
      return applyAsInt(a, b);
    }
  }

  /** For {@link IntConsumer}. */
  public interface OfIntConsumer extends IntConsumer {
    default void accept$go(Continuation c, Frame f, int a) {
      accept(a);
    }
  }

  /** For {@link IntFunction}. */
  public interface OfIntFunction<R> extends IntFunction<R> {
    default R apply$go(Continuation c, Frame f, int a) {
      return apply(a);
    }
  }

  /** For {@link IntPredicate}. */
  public interface OfIntPredicate extends IntPredicate {
    default boolean test$go(Continuation c, Frame f, int a) {
      return test(a);
    }
  }

  /** For {@link IntSupplier}. */
  public interface OfIntSupplier extends IntSupplier {
    default int getAsInt$go(Continuation c, Frame f) {
      return getAsInt();
    }
  }

  /** For {@link IntToDoubleFunction}. */
  public interface OfIntToDoubleFunction extends IntToDoubleFunction {
    default double applyAsDouble$go(Continuation c, Frame f, int a) {
      return applyAsDouble(a);
    }
  }

  /** For {@link IntToLongFunction}. */
  public interface OfIntToLongFunction extends IntToLongFunction {
    default long applyAsLong$go(Continuation c, Frame f, int a) {
      return applyAsLong(a);
    }
  }

  /** For {@link IntUnaryOperator}. */
  public interface OfIntUnaryOperator extends IntUnaryOperator {
    default int applyAsInt$go(Continuation c, Frame f, int a) {
      return applyAsInt(a);
    }
  }

  /** For {@link LongBinaryOperator}. */
  public interface OfLongBinaryOperator extends LongBinaryOperator {
    default long applyAsLong$go(Continuation c, Frame f, long a, long b) {
      return applyAsLong(a, b);
    }
  }

  /** For {@link LongConsumer}. */
  public interface OfLongConsumer extends LongConsumer {
    default void accept$go(Continuation c, Frame f, long a) {
      accept(a);
    }
  }

  /** For {@link LongFunction}. */
  public interface OfLongFunction<R> extends LongFunction<R> {
    default R apply$go(Continuation c, Frame f, long a) {
      return apply(a);
    }
  }

  /** For {@link LongPredicate}. */
  public interface OfLongPredicate extends LongPredicate {
    default boolean test$go(Continuation c, Frame f, long a) {
      return test(a);
    }
  }

  /** For {@link LongSupplier}. */
  public interface OfLongSupplier extends LongSupplier {
    default long getAsLong$go(Continuation c, Frame f) {
      return getAsLong();
    }
  }

  /** For {@link LongToDoubleFunction}. */
  public interface OfLongToDoubleFunction extends LongToDoubleFunction {
    default double applyAsDouble$go(Continuation c, Frame f, long a) {
      return applyAsDouble(a);
    }
  }

  /** For {@link LongToIntFunction}. */
  public interface OfLongToIntFunction extends LongToIntFunction {
    default int applyAsInt$go(Continuation c, Frame f, long a) {
      return applyAsInt(a);
    }
  }

  /** For {@link LongUnaryOperator}. */
  public interface OfLongUnaryOperator extends LongUnaryOperator {
    default long applyAsLong$go(Continuation c, Frame f, long a) {
      return applyAsLong(a);
    }
  }

  /** For {@link ObjDoubleConsumer}. */
  public interface OfObjDoubleConsumer<T> extends ObjDoubleConsumer<T> {
    default void accept$go(Continuation c, Frame f, T a, double b) {
      accept(a, b);
    }
  }

  /** For {@link ObjIntConsumer}. */
  public interface OfObjIntConsumer<T> extends ObjIntConsumer<T> {
    default void accept$go(Continuation c, Frame f, T a, int b) {
      accept(a, b);
    }
  }

  /** For {@link ObjLongConsumer}. */
  public interface OfObjLongConsumer<T> extends ObjLongConsumer<T> {
    default void accept$go(Continuation c, Frame f, T a, long b) {
      accept(a, b);
    }
  }

  /** For {@link Predicate}. */
  public interface OfPredicate<T> extends Predicate<T> {
    default boolean test$go(Continuation c, Frame f, T a) {
      return test(a);
    }
  }

  /** For {@link Supplier}. */
  public interface OfSupplier<T> extends Supplier<T> {
    default T get$go(Continuation c, Frame f) {
      return get();
    }
  }

  /** For {@link ToDoubleBiFunction}. */
  public interface OfToDoubleBiFunction<T, U> extends ToDoubleBiFunction<T, U> {
    default double applyAsDouble$go(Continuation c, Frame f, T a, U b) {
      return applyAsDouble(a, b);
    }
  }

  /** For {@link ToDoubleFunction}. */
  public interface OfToDoubleFunction<T> extends ToDoubleFunction<T> {
    default double applyAsDouble$go(Continuation c, Frame f, T a) {
      return applyAsDouble(a);
    }
  }

  /** For {@link ToIntBiFunction}. */
  public interface OfToIntBiFunction<T, U> extends ToIntBiFunction<T, U> {
    default int applyAsInt$go(Continuation c, Frame f, T a, U b) {
      return applyAsInt(a, b);
    }
  }

  /** For {@link ToIntFunction}. */
  public interface OfToIntFunction<T> extends ToIntFunction<T> {
    default int applyAsInt$go(Continuation c, Frame f, T a) {
      return applyAsInt(a);
    }
  }

  /** For {@link ToLongBiFunction}. */
  public interface OfToLongBiFunction<T, U> extends ToLongBiFunction<T, U> {
    default long applyAsLong$go(Continuation c, Frame f, T a, U b) {
      return applyAsLong(a, b);
    }
  }

  /** For {@link ToLongFunction}. */
  public interface OfToLongFunction<T> extends ToLongFunction<T> {
    default long applyAsLong$go(Continuation c, Frame f, T a) {
      return applyAsLong(a);
    }
  }
}
