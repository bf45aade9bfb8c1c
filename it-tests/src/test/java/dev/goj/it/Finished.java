package dev.goj.it;

import static com.google.common.truth.Truth.assertWithMessage;

/** What a process left behind. */
record Finished(String command, int status, String out, String err) {
  /** It succeeded and printed nothing at all. */
  void assertSilent() {
    assertPrinted("");
  }

  /** It succeeded, printed exactly this, and nothing on standard error. */
  void assertPrinted(String expected) {
    assertWithMessage("standard error of %s", command).that(err).isEmpty();
    assertWithMessage("standard output of %s", command).that(out).isEqualTo(expected);
    assertWithMessage("exit status of %s", command).that(status).isEqualTo(0);
  }
}
