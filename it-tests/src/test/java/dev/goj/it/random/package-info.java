/** Writes random programs. */
@NullMarked
package dev.goj.it.random;

import org.jspecify.annotations.NullMarked;
