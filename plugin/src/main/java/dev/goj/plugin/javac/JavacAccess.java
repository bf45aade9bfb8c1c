package dev.goj.plugin.javac;

import com.sun.source.util.JavacTask;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the compiler's packages to this plugin, without a flag and without a warning.
 *
 * <p>In order: already opened by the user's flags; a trusted lookup, made with the serialization
 * constructor of {@code sun.reflect.ReflectionFactory} (module jdk.unsupported, not deprecated),
 * through which {@code Module.implAddOpens} can be called; else one error that gives the exact
 * flags. The way over {@code Unsafe} that others take prints four lines of warning on JDK 24 and
 * later.
 */
public final class JavacAccess {
  private static final List<String> PACKAGES =
      List.of(
          "api", "code", "comp", "jvm", "main", "model", "parser", "processing", "tree", "util");

  private JavacAccess() {}

  /** Opens what the plugin needs of jdk.compiler to a module. */
  public static void open(Module plugin) {
    Module compiler = ModuleLayer.boot().findModule("jdk.compiler").orElseThrow();
    List<String> closed = new ArrayList<>();
    for (String name : PACKAGES) {
      String fullName = "com.sun.tools.javac." + name;
      if (!compiler.isOpen(fullName, plugin)) {
        closed.add(fullName);
      }
    }
    if (closed.isEmpty()) {
      return;
    }
    try {
      var addOpens =
          trustedLookup()
              .findVirtual(
                  Module.class,
                  "implAddOpens",
                  MethodType.methodType(void.class, String.class, Module.class));
      for (String fullName : closed) {
        addOpens.invoke(compiler, fullName, plugin);
      }
    } catch (Throwable t) {
      throw new IllegalStateException(flagsNeeded(closed), t);
    }
  }

  /**
   * Has the loader of javac know a class, which then is one and the same for all compilations of
   * this JVM. To be called before the class is first used.
   *
   * @param from what to read the class from, if that loader does not have it yet
   */
  public static void share(String name, ClassLoader from) {
    ClassLoader loader = JavacTask.class.getClassLoader();
    try {
      Class.forName(name, false, loader);
    } catch (ClassNotFoundException first) {
      define(name, from, loader);
    }
  }

  private static void define(String name, ClassLoader from, ClassLoader loader) {
    try (InputStream in = from.getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] code = in.readAllBytes();
      var defineClass =
          trustedLookup()
              .findVirtual(
                  ClassLoader.class,
                  "defineClass",
                  MethodType.methodType(
                      Class.class, String.class, byte[].class, int.class, int.class));
      defineClass.invoke(loader, name, code, 0, code.length);
    } catch (LinkageError e) {
      // another compilation was faster
    } catch (Throwable t) {
      throw new IllegalStateException(name + " cannot be shared by compilations", t);
    }
  }

  private static MethodHandles.Lookup trustedLookup() throws ReflectiveOperationException {
    Constructor<?> internal =
        MethodHandles.Lookup.class.getDeclaredConstructor(Class.class, Class.class, int.class);
    // By reflection, since javac warns of the name in source.
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    Constructor<?> constructor =
        (Constructor<?>)
            factory
                .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(
                    factory.getMethod("getReflectionFactory").invoke(null),
                    MethodHandles.Lookup.class,
                    internal);
    int trusted = -1;
    return (MethodHandles.Lookup) constructor.newInstance(Object.class, null, trusted);
  }

  private static String flagsNeeded(List<String> closed) {
    StringBuilder flags = new StringBuilder();
    StringBuilder mavenFlags = new StringBuilder();
    for (String name : closed) {
      flags.append(" -J--add-opens=jdk.compiler/").append(name).append("=ALL-UNNAMED");
      mavenFlags.append("--add-opens jdk.compiler/").append(name).append("=ALL-UNNAMED\n");
    }
    return "GoJ: this JDK ("
        + Runtime.version()
        + ") does not let the compiler plugin reach the compiler it is part of.\n"
        + "Give javac these flags:"
        + flags
        + "\nor, with Maven, put these lines into the file .mvn/jvm.config:\n"
        + mavenFlags;
  }
}
