package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells users to put into their pom is what the project {@code plain} has. */
final class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

  /** The parts that only GoJ needs: the runtime, and the compiler's path and argument. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<maven.compiler.release>.*?</maven.compiler.release>"
              + "|<dependency>.*?</dependency>"
              + "|<arg>.*?</arg>"
              + "|<path>.*?</path>",
          Pattern.DOTALL);

  @Test
  void mavenBlockIsWhatAProjectIsBuiltWith() throws IOException {
    String readme = Files.readString(Artifacts.REPOSITORY.resolve("README.md"));
    Path plain = Artifacts.REPOSITORY.resolve("it-tests/projects/plain/pom.xml");
    String pom = words(Files.readString(plain).replace("${goj.version}", "0.1.0-SNAPSHOT"));
    String block = BLOCK.matcher(readme).results().map(m -> m.group(1)).collect(joining());
    var elements = ELEMENT.matcher(block).results().map(MatchResult::group).toList();
    assertThat(elements).hasSize(4);
    for (String element : elements) {
      assertThat(pom).contains(words(element));
    }
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
