/** Runs whole programs, and whole projects, that use the plugin and the runtime as users do. */
@NullMarked
package dev.goj.it;

import org.jspecify.annotations.NullMarked;
