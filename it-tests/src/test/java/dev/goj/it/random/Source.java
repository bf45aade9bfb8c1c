package dev.goj.it.random;

/** Lines of Java, indented. */
final class Source {
  private final StringBuilder text = new StringBuilder();
  private int indent;

  void line(String line) {
    text.append("  ".repeat(indent)).append(line).append('\n');
  }

  void open(String line) {
    line(line + " {");
    indent++;
  }

  void close(String... more) {
    indent--;
    line("}" + String.join("", more));
  }

  /** {@code } catch (...) {} and the like. */
  void next(String line) {
    indent--;
    line("} " + line + " {");
    indent++;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
