/**
 * Called by code the GoJ compiler plugin generates. Not for people.
 *
 * <p>The whole contract between the plugin and the runtime is here, but for the siblings of the
 * JDK's methods, in {@link dev.goj.abi.jdk}. A method {@code R m(A a)} that can suspend has a
 * sibling {@code R m$go(Continuation c, Frame f, A a)}; the presence of that sibling in the class
 * file is the one mark of a suspending method, for the runtime's own operations as for the user's.
 *
 * <p><b>Calling</b> {@code m$go(c, null, a)} starts an activation. When it returns, either {@code
 * !c.isSuspended()} and the returned value is the result, or {@code c.isSuspended()}, the returned
 * value means nothing, and the caller must save its own state in a {@link Frame}, {@link
 * Continuation#push push} it, and return at once. When it throws, {@code !c.isSuspended()}.
 *
 * <p><b>Resuming</b> runs the innermost frame only: {@link Frame#resume} calls {@code m$go(c, this,
 * ...)}, which goes on behind the suspension point named by {@link Frame#label}, and takes what
 * that point's call returned or threw with one of {@link Continuation}'s {@code take} methods. When
 * the activation completes, {@code resume} hands its result over with a {@code complete} method; an
 * exception it lets escape. The scheduler then resumes the next frame outwards.
 *
 * <p><b>Primitives in channels</b> are sent with their {@link Unboxed} kind in place of a box. A
 * receive that can take one gives that kind, also as what is taken when it is resumed, and the
 * value is then taken at once with the {@code take} method for it; or it gives an object, to be
 * unboxed, or null.
 *
 * <p>An operation of the runtime that parks pushes no frame of its own: whoever unparks the
 * goroutine has put the result, or the failure, where the caller's {@code take} finds it.
 */
package dev.goj.abi;
