package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Handlers that wait move behind their try. */
final class HandlerLifterTest {
  @Test
  void catchBlocksAreNumbered() {
    assertThat(
            Passes.spilled(
                "void m() { try { f(1); } catch (IllegalStateException e) { wait(2); } catch (RuntimeException e) { f(3); } }"))
        .isEqualTo(
            """
            caught$1 = 0;
            try {
                f(1);
            } catch (IllegalStateException e) {
                e = e;
                caught$1 = 1;
            } catch (RuntimeException e) {
                e = e;
                caught$1 = 2;
            }
            if (caught$1 == 1) {
                wait$go(2);
            } else {
                if (caught$1 == 2) {
                    f(3);
                }
            }
            """);
  }

  @Test
  void handlersThatDoNotWaitStay() {
    assertThat(Passes.spilled("void m() { try { wait(1); } catch (RuntimeException e) { f(2); } }"))
        .isEqualTo(
            """
            try {
                wait$go(1);
            } catch (RuntimeException e) {
                f(2);
            }
            """);
  }

  /** There may have been no memory for the frame, or no stack. */
  @Test
  void handlersOfSuchErrorsEndTheWait() {
    assertThat(
            Passes.spilled(
                "void m() { try { wait(1); } catch (OutOfMemoryError e) { f(2); }"
                    + " catch (LinkageError | VirtualMachineError e) { f(3); }"
                    + " catch (Exception e) { f(4); } catch (Throwable e) { f(5); } }"))
        .isEqualTo(
            """
            try {
                wait$go(1);
            } catch (OutOfMemoryError e) {
                c$.unwound(e);
                f(2);
            } catch (LinkageError | VirtualMachineError e) {
                c$.unwound(e);
                f(3);
            } catch (Exception e) {
                f(4);
            } catch (Throwable e) {
                c$.unwound(e);
                f(5);
            }
            """);
  }

  @Test
  void jumpsGoThroughFinally() {
    assertThat(
            Passes.spilled(
                "int m() { while (true) { try { if (f(1) > 0) break; return wait(2); } finally { f(3); } } return 0; }"))
        .isEqualTo(
            """
            while (true) {
                pending$1 = null;
                jump$2 = 0;
                left$: {
                    try {
                        {
                            if (f(1) > 0) {
                                jump$2 = 1;
                                break left$;
                            }
                            {
                                value$3 = wait$go(2);
                                jump$2 = 2;
                                break left$;
                            }
                        }
                        jump$2 = 0;
                    } catch (Throwable thrown$) {
                        c$.unwound(thrown$);
                        pending$1 = thrown$;
                    }
                }
                {
                    f(3);
                }
                if (pending$1 != null) {
                    throw pending$1;
                }
                if (jump$2 == 1) {
                    break;
                }
                if (jump$2 == 2) {
                    return value$3;
                }
                pending$1 = null;
            }
            pending$1 = null;
            return 0;
            """);
  }
}
