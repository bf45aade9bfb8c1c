package dev.goj.abi;

/**
 * Implemented by the classes that the plugin makes of lambdas and method references given to the
 * runtime: their bodies can be suspended. What does not implement it, and does not override the
 * {@code $go} sibling by hand, runs on a thread of its own.
 */
public interface Transformed {}
