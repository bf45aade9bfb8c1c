package dev.goj.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks of the classes in which a lambda or class implements one of the JDK's interfaces by code
 * that waits, or which create such a class: so that other compilations, which call that interface,
 * know to ask for the sibling. There is one for each interface of {@link JdkSiblings}, by the same
 * name, and not one with a list, since javac warns of elements that it cannot find where a
 * compilation does not see the runtime.
 */
public final class WaitsBehind {
  private WaitsBehind() {}

  /** See {@link JdkSiblings.OfRunnable}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfRunnable {}

  /** See {@link JdkSiblings.OfCallable}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfCallable {}

  /** See {@link JdkSiblings.OfAutoCloseable}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfAutoCloseable {}

  /** See {@link JdkSiblings.OfIterable}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIterable {}

  /** See {@link JdkSiblings.OfIterator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIterator {}

  /** See {@link JdkSiblings.OfComparator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfComparator {}

  /** See {@link JdkSiblings.OfBiConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfBiConsumer {}

  /** See {@link JdkSiblings.OfBiFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfBiFunction {}

  /** See {@link JdkSiblings.OfBiPredicate}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfBiPredicate {}

  /** See {@link JdkSiblings.OfBooleanSupplier}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfBooleanSupplier {}

  /** See {@link JdkSiblings.OfConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfConsumer {}

  /** See {@link JdkSiblings.OfDoubleBinaryOperator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleBinaryOperator {}

  /** See {@link JdkSiblings.OfDoubleConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleConsumer {}

  /** See {@link JdkSiblings.OfDoubleFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleFunction {}

  /** See {@link JdkSiblings.OfDoublePredicate}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoublePredicate {}

  /** See {@link JdkSiblings.OfDoubleSupplier}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleSupplier {}

  /** See {@link JdkSiblings.OfDoubleToIntFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleToIntFunction {}

  /** See {@link JdkSiblings.OfDoubleToLongFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleToLongFunction {}

  /** See {@link JdkSiblings.OfDoubleUnaryOperator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfDoubleUnaryOperator {}

  /** See {@link JdkSiblings.OfFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfFunction {}

  /** See {@link JdkSiblings.OfIntBinaryOperator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntBinaryOperator {}

  /** See {@link JdkSiblings.OfIntConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntConsumer {}

  /** See {@link JdkSiblings.OfIntFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntFunction {}

  /** See {@link JdkSiblings.OfIntPredicate}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntPredicate {}

  /** See {@link JdkSiblings.OfIntSupplier}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntSupplier {}

  /** See {@link JdkSiblings.OfIntToDoubleFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntToDoubleFunction {}

  /** See {@link JdkSiblings.OfIntToLongFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntToLongFunction {}

  /** See {@link JdkSiblings.OfIntUnaryOperator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfIntUnaryOperator {}

  /** See {@link JdkSiblings.OfLongBinaryOperator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongBinaryOperator {}

  /** See {@link JdkSiblings.OfLongConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongConsumer {}

  /** See {@link JdkSiblings.OfLongFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongFunction {}

  /** See {@link JdkSiblings.OfLongPredicate}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongPredicate {}

  /** See {@link JdkSiblings.OfLongSupplier}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongSupplier {}

  /** See {@link JdkSiblings.OfLongToDoubleFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongToDoubleFunction {}

  /** See {@link JdkSiblings.OfLongToIntFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongToIntFunction {}

  /** See {@link JdkSiblings.OfLongUnaryOperator}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfLongUnaryOperator {}

  /** See {@link JdkSiblings.OfObjDoubleConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfObjDoubleConsumer {}

  /** See {@link JdkSiblings.OfObjIntConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfObjIntConsumer {}

  /** See {@link JdkSiblings.OfObjLongConsumer}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfObjLongConsumer {}

  /** See {@link JdkSiblings.OfPredicate}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfPredicate {}

  /** See {@link JdkSiblings.OfSupplier}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfSupplier {}

  /** See {@link JdkSiblings.OfToDoubleBiFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfToDoubleBiFunction {}

  /** See {@link JdkSiblings.OfToDoubleFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfToDoubleFunction {}

  /** See {@link JdkSiblings.OfToIntBiFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfToIntBiFunction {}

  /** See {@link JdkSiblings.OfToIntFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfToIntFunction {}

  /** See {@link JdkSiblings.OfToLongBiFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfToLongBiFunction {}

  /** See {@link JdkSiblings.OfToLongFunction}. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  public @interface OfToLongFunction {}
}
