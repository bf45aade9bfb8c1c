package dev.goj.plugin.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every name that generated code uses is that of something in the runtime. */
final class RuntimeNamesTest {
  private static final List<String> KINDS =
      List.of("Void", "Ref", "Boolean", "Byte", "Short", "Char", "Int", "Long", "Float", "Double");

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }

  @Test
  void membersExist() throws Exception {
    Map<String, List<String>> members =
        Map.of(
            RuntimeNames.CONTINUATION_CLASS,
            continuation(),
            RuntimeNames.FRAME_CLASS,
            List.of(
                RuntimeNames.LABEL, RuntimeNames.RESUME, RuntimeNames.LOCATION, RuntimeNames.AT),
            RuntimeNames.RECEIVE_CHANNEL_CLASS,
            List.of(RuntimeNames.RECEIVE, RuntimeNames.RECEIVE + RuntimeNames.GO),
            RuntimeNames.OVERRIDES_CLASS,
            List.of(RuntimeNames.OVERRIDDEN_ELSEWHERE),
            RuntimeNames.TRANSFORMED_CLASS,
            List.of(),
            RuntimeNames.GO_CLASS,
            List.of(RuntimeNames.BLOCKING));
    for (Map.Entry<String, List<String>> e : members.entrySet()) {
      Class<?> owner = type(e.getKey());
      List<String> declared =
          Stream.<Member>concat(
                  Stream.of(owner.getDeclaredMethods()), Stream.of(owner.getDeclaredFields()))
              .map(Member::getName)
              .toList();
      assertWithMessage(e.getKey()).that(declared).containsAtLeastElementsIn(e.getValue());
    }
  }

  private static List<String> continuation() {
    List<String> names =
        new ArrayList<>(
            List.of(
                RuntimeNames.IS_SUSPENDED,
                RuntimeNames.PUSH,
                RuntimeNames.ENTER_THREAD,
                RuntimeNames.AWAIT_ON_THREAD,
                RuntimeNames.LEAVE_THREAD,
                RuntimeNames.BOUND));
    for (String kind : KINDS) {
      names.add(RuntimeNames.transfer("take", kind));
      names.add(RuntimeNames.transfer("complete", kind));
    }
    return names;
  }

  @Test
  void classNamesAreThoseOfTheirClasses() throws Exception {
    assertThat(ClassName.get(type(RuntimeNames.FRAME_CLASS)))
        .isEqualTo(ClassName.bestGuess(RuntimeNames.FRAME_CLASS));
    assertThat(type(RuntimeNames.TRANSFORMED_CLASS).isInterface()).isTrue();
  }

  /** What a substitute stands for: a method of one of the classes, receiver first. */
  @Test
  void everySubstituteStandsForAMethodOfTheJdk() throws Exception {
    for (var substitute : type(RuntimeNames.SUBSTITUTES_CLASS).getDeclaredMethods()) {
      if (!substitute.getName().endsWith(RuntimeNames.GO)) {
        continue;
      }
      String name = substitute.getName().replace(RuntimeNames.GO, "");
      List<Class<?>> parameters = List.of(substitute.getParameterTypes());
      List<Class<?>> own = parameters.subList(2, parameters.size());
      boolean found = false;
      for (String owner : RuntimeNames.SUBSTITUTED) {
        for (var method : type(owner).getDeclaredMethods()) {
          List<Class<?>> wanted = new ArrayList<>();
          if (!java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
            wanted.add(method.getDeclaringClass());
          }
          wanted.addAll(List.of(method.getParameterTypes()));
          found |= method.getName().equals(name) && wanted.equals(own);
        }
      }
      boolean isNewer = own.equals(List.of(java.time.Duration.class)); // JDK 19
      assertWithMessage(substitute.toString())
          .that(found || (isNewer && Runtime.version().feature() < 19))
          .isTrue();
    }
  }
}
