package dev.goj;

import dev.goj.abi.OverridesTest;

/** Has a method named like one of its superclass that it does not see, and one that overrides. */
public class Namesake extends OverridesTest.Waiting {
  int own() {
    return 3;
  }

  @Override
  protected int shared() {
    return 3;
  }
}
