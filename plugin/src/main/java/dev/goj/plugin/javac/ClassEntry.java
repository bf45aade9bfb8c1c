package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Convert;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Position;
import dev.goj.plugin.emit.ClassSource;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.JavaFileObject;

/**
 * Makes generated source a member class of a class that javac has already attributed. As a member
 * it reaches what is private there, is written under every compile policy, and belongs to the
 * source file for incremental builds.
 */
public final class ClassEntry {
  private static final Method CLASS_ENTER =
      Javac.method(Enter.class, "classEnter", JCTree.class, Env.class);

  // A queue in JDK 17, a list in 25.
  private static final Method DIAGNOSTICS =
      Javac.method(Log.DeferredDiagnosticHandler.class, "getDiagnostics");

  // Static in JDK 17, an inner class of Log in 25; the constructor takes the log in both.
  private static final Constructor<Log.DeferredDiagnosticHandler> HANDLER =
      Javac.constructor(Log.DeferredDiagnosticHandler.class, Log.class);

  /** In bytes, without ".class"; what file systems have. */
  private static final int MAX_FILE_NAME = 249;

  /** The same where they encrypt names. */
  private static final int MAX_ENCRYPTED_FILE_NAME = 136;

  private final Javac javac;

  /** The files that are written, by the binary names of their classes, in lower case. */
  private final Set<String> files = new HashSet<>();

  /**
   * For a compilation.
   *
   * @param classes the classes of the user's
   */
  public ClassEntry(Javac javac, Iterable<JCClassDecl> classes) {
    this.javac = javac;
    classes.forEach(c -> files.add(file(c.sym.flatname.toString())));
  }

  private static String file(String binaryName) {
    return binaryName.toLowerCase(Locale.ROOT);
  }

  /**
   * A name for a new member class, which is given out once: the wanted one, or that with a number.
   * The user may have a class of that name around it, or one with the same binary name, {@code
   * M$Frame} and {@code M.Frame}. Names also differ by more than their case, since not every file
   * system tells {@code GetUrl$Frame} from {@code GetURL$Frame}, and what would be too long a name
   * of a file is cut.
   *
   * <p>Class files from before do not count: they are replaced, like those of the user's classes.
   *
   * @throws NameTooLongException where the class's own name leaves no room for another
   */
  public String freeName(ClassSymbol host, String wanted) {
    int length = bytes(Convert.shortName(host.flatname).toString()) + 1;
    int room = MAX_ENCRYPTED_FILE_NAME - length;
    String stem = bytes(wanted) <= room ? wanted : cut(wanted, room);
    String name = stem;
    int index = 1;
    while (isNameOfEnclosing(host, javac.names.fromString(name))
        || !files.add(file(host.flatname + "$" + name))) {
      name = stem + ++index;
    }
    if (length + bytes(name) > MAX_FILE_NAME) {
      throw new NameTooLongException(host);
    }
    return name;
  }

  /** Its beginning, what tells it from others with that beginning, and its last part. */
  private static String cut(String name, int room) {
    String end = "$" + Integer.toHexString(name.hashCode()) + name.substring(name.lastIndexOf('$'));
    int length = name.lastIndexOf('$');
    while (length > 1 && bytes(name.substring(0, length) + end) > room) {
      length = name.offsetByCodePoints(length, -1);
    }
    return name.substring(0, length) + end;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isNameOfEnclosing(ClassSymbol host, Name name) {
    for (Symbol s = host; s != null; s = s.owner) {
      if (s.kind == Kinds.Kind.TYP && s.name == name) {
        return true;
      }
    }
    return false;
  }

  /**
   * Enters a class that has no code: nothing in it needs to be attributed.
   *
   * @throws GeneratedCodeException where javac finds an error in it
   */
  public JCClassDecl enter(JCClassDecl host, int pos, ClassSource source) {
    return quietly(
        host,
        () -> {
          JCCompilationUnit unit =
              javac
                  .parsers
                  .newParser(source.toString(), false, false, false)
                  .parseCompilationUnit();
          JCClassDecl decl = (JCClassDecl) unit.getTypeDecls().get(0);
          bind(decl, source.classes());
          decl.pos = pos;
          Env<AttrContext> env = javac.enter.getEnv(host.sym);
          Javac.call(CLASS_ENTER, javac.enter, decl, env);
          if (decl.sym == null) {
            throw new GeneratedCodeException("not entered");
          }
          decl.sym.complete();
          setAttributed(decl);
          return decl;
        });
  }

  /** Takes back the entry of a class that is not to be generated. */
  public void remove(ClassSymbol host, ClassSymbol entered) {
    host.members_field.remove(entered);
  }

  /**
   * Gives names of classes their meaning, which javac then does not look up, and takes away all
   * positions: they are none in the user's source. So its code has no lines.
   */
  private static void bind(JCClassDecl decl, Map<String, ClassSymbol> classes) {
    new TreeScanner() {
      @Override
      public void scan(JCTree tree) {
        if (tree != null) {
          tree.pos = Position.NOPOS;
          tree.accept(this);
        }
      }

      @Override
      public void visitIdent(JCIdent tree) {
        ClassSymbol c = classes.get(tree.name.toString());
        tree.sym = c;
        tree.name = c.name;
      }

      @Override
      public void visitBlock(JCBlock tree) {
        TreeBuilder.setClosingBrace(tree, Position.NOPOS);
        super.visitBlock(tree);
      }
    }.scan(decl);
  }

  /** What attribution does with declarations that have no code. */
  private static void setAttributed(JCClassDecl decl) {
    new TreeScanner() {
      @Override
      public void visitClassDef(JCClassDecl tree) {
        tree.type = tree.sym.type;
        tree.sym.flags_field &= ~Flags.UNATTRIBUTED;
        super.visitClassDef(tree);
      }

      @Override
      public void visitMethodDef(JCMethodDecl tree) {
        tree.type = tree.sym.type;
        super.visitMethodDef(tree);
      }

      @Override
      public void visitVarDef(JCVariableDecl tree) {
        tree.type = tree.sym.type;
      }
    }.scan(decl);
  }

  /** Runs something with javac's messages held back, and fails if one of them is an error. */
  private <T> T quietly(JCClassDecl host, Supplier<T> action) {
    JavaFileObject before = javac.log.useSource(host.sym.sourcefile);
    Log.DeferredDiagnosticHandler held = Javac.create(HANDLER, javac.log);
    try {
      T result = action.get();
      for (Object o : (Iterable<?>) Javac.call(DIAGNOSTICS, held)) {
        if (o instanceof JCDiagnostic d && d.getType() == JCDiagnostic.DiagnosticType.ERROR) {
          throw new GeneratedCodeException(d.getMessage(null));
        }
      }
      return result;
    } finally {
      javac.log.popDiagnosticHandler(held);
      javac.log.useSource(before);
    }
  }

  /** No file could have the name that a generated class would have. */
  public static final class NameTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NameTooLongException(ClassSymbol host) {
      super("a class in " + host.name + " would have too long a name for a file");
    }
  }

  /** The compiler found a mistake in what the plugin generated. */
  public static final class GeneratedCodeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GeneratedCodeException(String message) {
      super(message.replaceAll("\\s+", " ") + " in a generated class");
    }
  }
}
