/**
 * Called by code the GoJ compiler plugin generates. Not for people.
 *
 * <p>What a suspending method calls in place of those of the JDK's methods that wait and can be
 * made to suspend, and says before it calls others that are known to block. Everybody else goes on
 * calling the JDK's own.
 */
package dev.goj.abi.jdk;
