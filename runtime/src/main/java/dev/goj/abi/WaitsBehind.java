package dev.goj.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the classes in which a lambda or class implements one of the JDK's interfaces by code that
 * waits, or which create such a class: so that other compilations, which call that interface, know
 * to ask for the sibling.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WaitsBehind {
  /** Interfaces of {@link JdkSiblings}. */
  Class<?>[] value();
}
