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

  /** As if compiled with the plugin. */
  @SuppressWarnings("unused")
  public static class Elements<T> {
    public String nextElement() {
      return "waited";
    }

    public String nextElement$go(Continuation c, Frame f) {
      return "waited";
    }

    public T same(T t) {
      return t;
    }

    public T same$go(Continuation c, Frame f, T t) {
      return t;
    }
  }

  private interface Enumerating {
    @SuppressWarnings("unused")
    Object nextElement();
  }

  /** For this, javac writes a method that gives an Object and calls the one that is inherited. */
  private static final class Enumerated extends Elements<String> implements Enumerating {}

  /** For this, javac writes a method that takes an Object and calls this one. */
  private static final class OfStrings extends Elements<String> {
    @Override
    public String same(String s) {
      return s;
    }
  }

  @Test
  void aBridgeOverridesWhatItsOwnClassDeclares() {
    Overrides next = new Overrides(Elements.class, "nextElement");
    assertThat(next.overriddenElsewhere(new Enumerated())).isFalse();
    Overrides same = new Overrides(Elements.class, "same", Object.class);
    assertThat(same.overriddenElsewhere(new Enumerated())).isFalse();
    assertThat(same.overriddenElsewhere(new OfStrings())).isTrue();
  }

  /** What only the package sees is not overridden elsewhere by a method of that name. */
  @Test
  void aNamesakeInAnotherPackageOverridesNothing() {
    Overrides own = new Overrides(Waiting.class, "own");
    assertThat(own.overriddenElsewhere(new OfNamesake())).isFalse();
  }
}
