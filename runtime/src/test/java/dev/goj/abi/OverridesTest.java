package dev.goj.abi;

import static com.google.common.truth.Truth.assertThat;

import dev.goj.Namesake;
import org.junit.jupiter.api.Test;

/** Which classes have overridden a method without its sibling. */
public class OverridesTest {
  /** As if compiled with the plugin. */
  @SuppressWarnings("unused")
  public static class Waiting {
    int own() {
      return 1;
    }

    int own$go(Continuation c, Frame f) {
      return 1;
    }

    protected int shared() {
      return 1;
    }

    protected int shared$go(Continuation c, Frame f) {
      return 1;
    }
  }

  private static final class Neighbour extends Waiting {
    @Override
    int own() {
      return 2;
    }

    @Override
    protected int shared() {
      return 2;
    }
  }

  private static final class OfNamesake extends Namesake {}

  @Test
  void whatIsOverriddenWithoutASibling() {
    Overrides own = new Overrides(Waiting.class, "own");
    Overrides shared = new Overrides(Waiting.class, "shared");
    assertThat(own.overriddenElsewhere(new Waiting())).isFalse();
    assertThat(own.overriddenElsewhere(new Neighbour())).isTrue();
    assertThat(shared.overriddenElsewhere(new Waiting())).isFalse();
    assertThat(shared.overriddenElsewhere(new Neighbour())).isTrue();
    assertThat(shared.overriddenElsewhere(new OfNamesake())).isTrue();
  }

  /** What only the package sees is not overridden elsewhere by a method of that name. */
  @Test
  void aNamesakeInAnotherPackageOverridesNothing() {
    Overrides own = new Overrides(Waiting.class, "own");
    assertThat(own.overriddenElsewhere(new OfNamesake())).isFalse();
  }
}
