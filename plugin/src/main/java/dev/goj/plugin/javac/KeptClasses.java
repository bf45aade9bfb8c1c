package dev.goj.plugin.javac;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the plugin's jar, kept from one compilation to the next.
 *
 * <p>javac loads a plugin anew for each compilation. Where one JVM compiles often, as for a build
 * of many modules or in a build tool's daemon, all of its code would be verified and interpreted
 * again each time. So this class is {@linkplain JavacAccess#share shared} with the loader of javac,
 * where all compilations find the same one, and has the classes of the jar that was used last. They
 * are read at once: the jar is not held open, and may be replaced or deleted. A jar that has been
 * replaced is read again.
 *
 * <p>So the plugin's classes must not keep anything of a compilation in a static field, and must
 * stand several compilations at a time. This class must do without any other class of the plugin.
 */
public final class KeptClasses extends ClassLoader {
  private static @Nullable KeptClasses last;

  private final Path jar;
  private final long size;
  private final FileTime modified;

  /** The code of each class that has not been loaded yet, by the name of its file. */
  private final Map<String, byte[]> code = new HashMap<>();

  private KeptClasses(Path jar, BasicFileAttributes attributes) throws IOException {
    super("GoJ", KeptClasses.class.getClassLoader());
    this.jar = jar;
    this.size = attributes.size();
    this.modified = attributes.lastModifiedTime();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = file.getInputStream(entry)) {
            code.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  /** The classes of a jar as it is now: those of the last call, if it has not been changed. */
  public static synchronized ClassLoader of(Path jar) throws IOException {
    BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
    KeptClasses kept = last;
    if (kept == null
        || !kept.jar.equals(jar)
        || kept.size != now.size()
        || !kept.modified.equals(now.lastModifiedTime())) {
      kept = new KeptClasses(jar, now);
      last = kept;
    }
    return kept;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = code.remove(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
