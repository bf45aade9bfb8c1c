/**
 * A concurrent text indexer, as an example of what plain blocking Java looks like with goroutines.
 *
 * <p>Start reading at {@link dev.goj.examples.indexer.ConcurrentIndexer}.
 */
package dev.goj.examples.indexer;
