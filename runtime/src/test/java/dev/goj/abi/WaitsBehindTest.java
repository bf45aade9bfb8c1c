package dev.goj.abi;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitsBehindTest {
  @Test
  void hasAMarkForEachInterface() {
    assertThat(names(WaitsBehind.class)).containsExactlyElementsIn(names(JdkSiblings.class));
  }

  private static List<String> names(Class<?> of) {
    return Stream.of(of.getDeclaredClasses()).map(Class::getSimpleName).toList();
  }
}
