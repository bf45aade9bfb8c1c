package dev.goj.plugin.analysis;

import static com.google.common.truth.Truth.assertWithMessage;

import java.lang.reflect.Executable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The methods that are known to block are there; those of a newer JDK where it runs. */
final class KnownBlockingTest {
  @Test
  void everyMethodExists() throws Exception {
    for (String entry : KnownBlocking.all()) {
      int dot = entry.lastIndexOf('.');
      int slash = entry.lastIndexOf('/');
      Class<?> type = Class.forName(entry.substring(0, dot));
      String name = entry.substring(dot + 1, slash);
      int parameters = Integer.parseInt(entry.substring(slash + 1));
      Stream<? extends Executable> candidates =
          name.equals("<init>")
              ? Stream.of(type.getConstructors())
              : Stream.of(type.getMethods()).filter(m -> m.getName().equals(name));
      boolean found = candidates.anyMatch(e -> e.getParameterCount() == parameters);
      boolean isNewer = entry.equals("java.util.concurrent.ExecutorService.close/0"); // JDK 19
      assertWithMessage(entry)
          .that(found || (isNewer && Runtime.version().feature() < 19))
          .isTrue();
    }
  }
}
