package dev.goj.plugin;

import static java.util.stream.Collectors.joining;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What a compilation in this JVM led to; sources and class files stay in memory.
 *
 * @param succeeded whether javac says so
 * @param messages what it said about the sources
 * @param output what it printed besides, which is nothing unless it crashed
 * @param classes the class files by binary name
 */
public record Compilation(
    boolean succeeded, List<Message> messages, String output, Map<String, byte[]> classes) {

  /** The runtime that test sources are compiled against. */
  public static final Path RUNTIME = pathOf(dev.goj.Go.class);

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** The class path stays open, and read, from one compilation to the next. */
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, Locale.ROOT, null);

  /** One message; line and column are -1 where it belongs to no place. */
  public record Message(Diagnostic.Kind kind, String file, long line, long column, String text) {
    private static Message of(Diagnostic<? extends JavaFileObject> d) {
      JavaFileObject source = d.getSource();
      return new Message(
          d.getKind(),
          source == null ? "" : source.getName().replaceFirst(".*/", ""),
          d.getLineNumber(),
          d.getColumnNumber(),
          d.getMessage(Locale.ROOT));
    }

    public boolean isError() {
      return kind == Diagnostic.Kind.ERROR;
    }

    /** As javac prints it, with the column. */
    @Override
    public String toString() {
      String place = file.isEmpty() ? "" : file + ":" + line + ":" + column + ": ";
      return place + kind.name().toLowerCase(Locale.ROOT) + ": " + text;
    }
  }

  // ---- compiling -------------------------------------------------------------------------------

  /** Compiles sources with the plugin; they must be right. */
  public static Compilation of(String... sources) {
    Compilation c = compiler().compile(sources);
    if (!c.succeeded) {
      throw new AssertionError(c.report());
    }
    return c;
  }

  public static Compiler compiler() {
    return new Compiler();
  }

  /** How to compile. */
  public static final class Compiler {
    private final List<String> options = new ArrayList<>(List.of("-proc:none"));
    private String classPath = RUNTIME.toString();
    private ClassLoader plugins = Compilation.class.getClassLoader();
    private Consumer<JavacTask> prepare = task -> {};

    private Compiler() {}

    /** With these options of javac. */
    public Compiler with(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    /** With annotation processors. */
    public Compiler processors(Processor... processors) {
      options.remove("-proc:none");
      return prepared(task -> task.setProcessors(List.of(processors)));
    }

    public Compiler classPath(String path) {
      classPath = path;
      return this;
    }

    public Compiler withoutPlugin() {
      plugins = ClassLoader.getPlatformClassLoader();
      return this;
    }

    /** With something done to the task before it runs. */
    public Compiler prepared(Consumer<JavacTask> action) {
      prepare = action;
      return this;
    }

    /** Compiles sources, each in a file named for the first type in it. */
    public Compilation compile(String... sources) {
      Map<String, String> files = new TreeMap<>();
      for (String source : sources) {
        files.put(fileName(source), source);
      }
      return compile(files);
    }

    /** Compiles sources by the names of their files. */
    public Compilation compile(Map<String, String> sources) {
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      StringWriter output = new StringWriter();
      Memory memory = new Memory(plugins);
      JavacTask task = task(sources, memory, collector, output);
      prepare.accept(task);
      boolean succeeded = task.call();
      return new Compilation(
          succeeded,
          collector.getDiagnostics().stream().map(Message::of).toList(),
          output.toString(),
          memory.bytes());
    }

    /** A task that has not been started; what is wrong with the sources is thrown. */
    public JavacTask task(String source) {
      return task(
          Map.of(fileName(source), source),
          new Memory(plugins),
          d -> {
            throw new AssertionError(Message.of(d));
          },
          new StringWriter());
    }

    private JavacTask task(
        Map<String, String> sources,
        Memory memory,
        DiagnosticListener<JavaFileObject> listener,
        StringWriter output) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-cp", classPath));
      JavacTask task =
          (JavacTask)
              JAVAC.getTask(
                  new PrintWriter(output),
                  memory,
                  listener,
                  all,
                  null,
                  sources.entrySet().stream()
                      .map(e -> new Source(e.getKey(), e.getValue()))
                      .toList());
      task.setLocale(Locale.ROOT);
      return task;
    }
  }

  private static final Pattern TYPE =
      Pattern.compile("(?:class|interface|enum|record|@interface|module)\\s+(\\w+)");

  private static String fileName(String source) {
    if (Pattern.compile("^(open )?module ", Pattern.MULTILINE).matcher(source).find()) {
      return "module-info.java";
    }
    Matcher m = TYPE.matcher(source);
    return (m.find() ? m.group(1) : "Main") + ".java";
  }

  private static Path pathOf(Class<?> c) {
    try {
      return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- what came of it -------------------------------------------------------------------------

  public List<Message> errors() {
    return messages.stream().filter(Message::isError).toList();
  }

  /** All that was said. */
  public String report() {
    return messages.stream().map(Message::toString).collect(joining("\n")) + output;
  }

  /** Loads all classes and has the JVM verify them, without running any of their code. */
  @SuppressWarnings("ReturnValueIgnored") // asking for methods is what makes the JVM link a class
  public void verify() {
    ClassLoader loader = loader();
    for (String name : classes.keySet()) {
      try {
        Class.forName(name, false, loader).getDeclaredMethods();
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A loader of these classes. */
  public ClassLoader loader() {
    return new ClassLoader(Compilation.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  // ---- files in memory -------------------------------------------------------------------------

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    /** Where javac looks for plugins, which start by themselves where they are found. */
    private final ClassLoader plugins;

    Memory(ClassLoader plugins) {
      super(FILES);
      this.plugins = plugins;
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
      return plugins;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      written.put(className, bytes);
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }

    @Override
    public JavaFileObject getJavaFileForInput(
        Location location, String className, JavaFileObject.Kind kind) throws IOException {
      ByteArrayOutputStream bytes = written.get(className);
      if (location != StandardLocation.CLASS_OUTPUT || bytes == null) {
        return super.getJavaFileForInput(location, className, kind);
      }
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public InputStream openInputStream() {
          return new ByteArrayInputStream(bytes.toByteArray());
        }
      };
    }

    @Override
    public boolean hasLocation(Location location) {
      return location != StandardLocation.ANNOTATION_PROCESSOR_PATH && super.hasLocation(location);
    }

    @Override
    public void close() {
      // the manager behind it is shared
    }

    @Override
    public void flush() {
      try {
        super.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> all = new TreeMap<>();
      written.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
      return all;
    }
  }
}
