package dev.goj;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loops of this method, or of all methods of this class, and of the lambdas in them, do not ask
 * whether to give way to other goroutines. For loops in which every nanosecond counts; other
 * goroutines still run, since another thread takes the place of a worker that computes for long.
 *
 * <p>For the whole compilation: {@code -Xplugin:"GoJ preemption=off"}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface NonPreemptible {}
