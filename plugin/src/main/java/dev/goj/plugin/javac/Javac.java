package dev.goj.plugin.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Source;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.Annotate;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.CompileStates;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.comp.Operators;
import com.sun.tools.javac.comp.Resolve;
import com.sun.tools.javac.comp.Todo;
import com.sun.tools.javac.main.JavaCompiler;
import com.sun.tools.javac.main.Option;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Abort;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.JCDiagnostic.DiagnosticPosition;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Names;
import com.sun.tools.javac.util.Options;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The services of one compilation, and the one place that knows which of them differ between JDK 17
 * and 25. What is not public there, or has changed its signature, is reached by reflection.
 */
public final class Javac {
  private static final Constructor<Log.DeferredDiagnosticHandler> IGNORING =
      constructor(Log.DeferredDiagnosticHandler.class, Log.class, Predicate.class);

  /**
   * Whether operands of {@code +} become strings when all have been evaluated, not each at once.
   */
  static final boolean CONVERTS_OPERANDS_LAST = Runtime.version().feature() < 19;

  public final Context context;
  public final Trees trees;
  public final Elements elements;
  public final Names names;
  public final Types types;
  public final Symtab syms;
  public final TreeMaker make;
  public final Log log;
  final Enter enter;
  final Attr attr;
  private final Resolve resolve;
  final ParserFactory parsers;
  private final Operators operators;
  private final Method resolveBinary;
  private final Method resolveUnary;

  /** Those that guards have at every statement: by operator, of operands of one primitive type. */
  private final Map<TypeTag, Map<JCTree.Tag, Symbol.OperatorSymbol>> ofPrimitives =
      new EnumMap<>(TypeTag.class);

  /** The services of a task. */
  public Javac(JavacTask task) {
    context = ((BasicJavacTask) task).getContext();
    trees = Trees.instance(task);
    elements = task.getElements();
    names = Names.instance(context);
    types = Types.instance(context);
    syms = Symtab.instance(context);
    make = new ErasedTypes(names, types, syms);
    log = Log.instance(context);
    enter = Enter.instance(context);
    attr = Attr.instance(context);
    resolve = Resolve.instance(context);
    parsers = ParserFactory.instance(context);
    operators = Operators.instance(context);
    resolveBinary =
        method(
            Operators.class,
            "resolveBinary",
            DiagnosticPosition.class,
            JCTree.Tag.class,
            Type.class,
            Type.class);
    resolveUnary =
        method(
            Operators.class,
            "resolveUnary",
            DiagnosticPosition.class,
            JCTree.Tag.class,
            Type.class);
  }

  /**
   * Has javac attribute and check the classes that it has not come to yet, in its own order. It
   * finds that done when it comes to them, and lowers and writes one after the other, by its own
   * policy; under {@code simple}, which would attribute all before the first is checked, it keeps
   * them all until the end.
   */
  public void analyzeAll() {
    JavaCompiler compiler = JavaCompiler.instance(context);
    Todo todo = Todo.instance(context);
    Set<Env<AttrContext>> analyzed = new HashSet<>();
    try {
      while (!analyzed.containsAll(todo)) { // there are more when sources are found on the way
        for (Env<AttrContext> env : new ArrayList<>(todo)) {
          if (analyzed.add(env)) {
            compiler.flow(compiler.attribute(env));
          }
        }
      }
    } catch (Abort e) {
      // It has said why, which is an error, so that it lowers nothing when it comes there itself.
    }
  }

  /**
   * Has something done when the sources have been parsed, before javac sees which classes they
   * extend: at the first look into {@code Object}. For whoever listens before that, javac's parser
   * keeps all comments, and the end of each tree.
   */
  public void onceParsed(Runnable action) {
    Symbol object = syms.objectType.tsym;
    if (object.isCompleted()) {
      action.run();
      return;
    }
    Symbol.Completer completer = object.completer;
    object.completer =
        new Symbol.Completer() {
          @Override
          public void complete(Symbol s) {
            action.run();
            completer.complete(s);
          }

          @Override
          public boolean isTerminal() {
            return completer.isTerminal();
          }
        };
  }

  /** Whether classes can be looked up by their names. */
  public boolean isEnterDone() {
    return JavaCompiler.instance(context).isEnterDone();
  }

  /** Whether a plugin is on the command line more than once, with different arguments. */
  public boolean isRepeated(String plugin) {
    String all = Options.instance(context).get(Option.PLUGIN);
    return all != null
        && Stream.of(all.split("\0", -1))
                .map(one -> java.util.List.of(one.trim().split("\\s+", -1)))
                .filter(words -> words.get(0).equals(plugin))
                .distinct()
                .count()
            > 1;
  }

  /** A type as the JVM knows it: that of a field or parameter for its values. */
  public Type erasure(Type type) {
    return type.hasTag(TypeTag.BOT) ? syms.objectType : types.erasure(type);
  }

  /**
   * Whether javac casts a value, wherever something needs its type: a generic method or variable
   * gives no more than the type that it is declared with.
   */
  public boolean isCast(JCTree.JCExpression value) {
    JCTree x = TreeInfo.skipParens(value);
    Symbol given = TreeInfo.symbol(x instanceof JCTree.JCMethodInvocation m ? m.meth : x);
    if (given == null || x instanceof JCTree.JCMemberReference) {
      return false;
    }
    Type declared = given.erasure(types);
    Type erased = given.kind == Kinds.Kind.MTH ? declared.getReturnType() : declared;
    return !types.isSubtype(erased, types.erasure(value.type));
  }

  public boolean isString(Type type) {
    return type.tsym == syms.stringType.tsym;
  }

  /** Whether {@code +} or {@code +=} makes its operands strings; false if it is not attributed. */
  public boolean isConcatenation(JCTree.JCOperatorExpression e) {
    Type result = e.operator == null ? null : e.operator.type.getReturnType();
    return result != null && isString(result);
  }

  /** Whether code of a class may name another one. */
  public boolean isAccessible(ClassSymbol from, Type erased) {
    return resolve.isAccessible(enter.getEnv(from), erased.tsym);
  }

  /** The operator of {@code left tag right}. */
  public Symbol.OperatorSymbol binaryOperator(JCTree tree, JCTree.Tag tag, Type left, Type right) {
    if (!left.isPrimitive() || left.getTag() != right.getTag()) {
      return resolveBinary(tree, tag, left, right);
    }
    return ofPrimitives
        .computeIfAbsent(left.getTag(), t -> new EnumMap<>(JCTree.Tag.class))
        .computeIfAbsent(tag, t -> resolveBinary(tree, t, left, right));
  }

  private Symbol.OperatorSymbol resolveBinary(JCTree tree, JCTree.Tag tag, Type left, Type right) {
    return (Symbol.OperatorSymbol) call(resolveBinary, operators, tree.pos(), tag, left, right);
  }

  /** The operator of {@code tag operand}. */
  public Symbol.OperatorSymbol unaryOperator(JCTree tree, JCTree.Tag tag, Type operand) {
    return (Symbol.OperatorSymbol) call(resolveUnary, operators, tree.pos(), tag, operand);
  }

  /** The line of a position; also where javac itself has kept no line map, as under -g:none. */
  public int line(JCCompilationUnit unit, int pos) {
    if (unit.lineMap != null) {
      return unit.lineMap.getLineNumber(pos);
    }
    JavaFileObject before = log.useSource(unit.sourcefile);
    try {
      return log.currentSource().getLineNumber(pos);
    } finally {
      log.useSource(before);
    }
  }

  /**
   * The class file that has been written for a class; null where it cannot be found again. Files
   * are looked for by their paths: javac's own manager does not see what is in a directory that it
   * has missed before, and to ask another one for an output once more could empty it.
   */
  InputStream written(ClassSymbol c) throws IOException {
    JavaFileManager files = context.get(JavaFileManager.class);
    String name = c.flatname.toString();
    JavaFileManager.Location output = StandardLocation.CLASS_OUTPUT;
    if (files.hasLocation(StandardLocation.MODULE_SOURCE_PATH)) {
      output = files.getLocationForModule(output, c.packge().modle.name.toString());
    }
    if (files instanceof StandardJavaFileManager standard) {
      Iterable<? extends Path> folders = standard.getLocationAsPaths(output);
      Path file =
          folders != null
              ? folders.iterator().next().resolve(name.replace('.', '/') + ".class")
              : standard
                  .asPath(c.sourcefile)
                  .resolveSibling(name.substring(name.lastIndexOf('.') + 1) + ".class");
      if (Files.exists(file)) {
        return Files.newInputStream(file);
      }
    }
    JavaFileObject file = files.getJavaFileForInput(output, name, JavaFileObject.Kind.CLASS);
    return file == null ? null : file.openInputStream();
  }

  /** The descriptor that a class file has of a type, or of a method's type. */
  public String descriptor(Type type) {
    return describe(types.erasure(type), new StringBuilder()).toString();
  }

  private StringBuilder describe(Type erased, StringBuilder to) {
    return switch (erased.getTag()) {
      case BOOLEAN -> to.append('Z');
      case BYTE -> to.append('B');
      case SHORT -> to.append('S');
      case CHAR -> to.append('C');
      case INT -> to.append('I');
      case LONG -> to.append('J');
      case FLOAT -> to.append('F');
      case DOUBLE -> to.append('D');
      case VOID -> to.append('V');
      case ARRAY -> describe(types.elemtype(erased), to.append('['));
      case METHOD -> {
        to.append('(');
        erased.getParameterTypes().forEach(p -> describe(p, to));
        yield describe(erased.getReturnType(), to.append(')'));
      }
      default ->
          to.append('L').append(erased.tsym.flatName().toString().replace('.', '/')).append(';');
    };
  }

  /**
   * Whether javac gives the variables that a lambda has or captures new symbols, also in the
   * classes in it: older JDKs make methods of lambdas before they lower classes.
   */
  public static boolean replacesVariablesOfLambdas() {
    return CompileStates.CompileState.LOWER.isAfter(CompileStates.CompileState.UNLAMBDA);
  }

  /** An expression that throws a NullPointerException where its value is null. */
  public JCTree.JCExpression nullChecked(JCTree.JCExpression e) {
    return attr.makeNullCheck(e);
  }

  /** The interface whose method a lambda implements: of an intersection, the one that has it. */
  public Type functional(Type target) {
    for (Type t : components(target)) {
      if (types.isFunctionalInterface(t.tsym)) {
        return t;
      }
    }
    return target;
  }

  /**
   * The erased types by which the method of a functional interface is called: its own, and those
   * that differ of methods that it overrides. For these a class has bridge methods, and a lambda
   * that javac writes too.
   */
  public java.util.List<Type> functionalErasures(ClassSymbol from, Type target) {
    java.util.List<Type> erasures = new ArrayList<>();
    erasures.add(types.findDescriptorSymbol(functional(target).tsym).erasure(types));
    ClassSymbol implementation =
        types.makeFunctionalInterfaceClass(
            enter.getEnv(from), names.empty, target, Flags.ABSTRACT | Flags.INTERFACE);
    for (Symbol overridden : types.functionalInterfaceBridges(implementation)) {
      Type erased = overridden.erasure(types);
      if (erasures.stream().noneMatch(t -> types.isSameType(t, erased))) {
        erasures.add(erased);
      }
    }
    return erasures;
  }

  /** The types of an intersection; of any other type, itself. */
  public List<Type> components(Type type) {
    return type.isCompound() ? types.directSupertypes(type) : List.of(type);
  }

  /**
   * Has javac not report some of its errors, until the result is run. Not longer than needed: from
   * JDK 26 on, what is to be told once all is known is told to whoever listens last.
   */
  public Runnable ignore(Predicate<JCDiagnostic> errors) {
    Log.DiagnosticHandler ignoring = create(IGNORING, log, errors);
    return () -> log.popDiagnosticHandler(ignoring);
  }

  /** Reports an error that belongs to no line. */
  public void error(String message) {
    log.error(new JCDiagnostic.Error("compiler", "proc.messager", message));
  }

  /** Says something that is no reproach; also where warnings are not wanted. */
  public void note(String message) {
    log.mandatoryNote(null, new JCDiagnostic.Note("compiler", "proc.messager", message));
  }

  /** The class of that name, or null where the compilation cannot see it. */
  public ClassSymbol classNamed(String name) {
    return (ClassSymbol) elements.getTypeElement(name);
  }

  /** The annotations of a class, also of one whose class file has just been read. */
  public List<Attribute.Compound> annotationsOf(ClassSymbol c) {
    c.complete();
    Annotate.instance(context).flush();
    return c.getRawAttributes();
  }

  /** What a switch throws that finds no case, from Java 21 on; before, null. */
  public ClassSymbol matchException() {
    Source from = Source.lookup("21");
    boolean throwsIt = from != null && Source.instance(context).compareTo(from) >= 0;
    return throwsIt ? classNamed("java.lang.MatchException") : null;
  }

  static Method method(Class<?> owner, String name, Class<?>... parameters) {
    try {
      Method m = owner.getDeclaredMethod(name, parameters);
      m.setAccessible(true);
      return m;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> Constructor<T> constructor(Class<T> owner, Class<?>... parameters) {
    try {
      return owner.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T create(Constructor<T> constructor, Object... args) {
    try {
      return constructor.newInstance(args);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object call(Method m, Object receiver, Object... args) {
    try {
      return m.invoke(receiver, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sets a field that only some JDKs have; nothing where it is missing. */
  static void setIfPresent(Object target, String field, Object value) {
    try {
      Field f = fieldIfPresent(target, field);
      if (f != null) {
        f.set(target, value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean hasField(Class<?> type, String name) {
    return lookUp(type, name).isPresent();
  }

  static Object getIfPresent(Object target, String field) {
    try {
      Field f = fieldIfPresent(target, field);
      return f == null ? null : f.get(target);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final ClassValue<Map<String, Optional<Field>>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<Field>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Null in an older or newer JDK, which keeps this elsewhere or not at all. */
  private static Field fieldIfPresent(Object target, String name) {
    Class<?> type = target.getClass();
    return FIELDS.get(type).computeIfAbsent(name, n -> lookUp(type, n)).orElse(null);
  }

  private static Optional<Field> lookUp(Class<?> type, String name) {
    try {
      return Optional.of(type.getField(name));
    } catch (NoSuchFieldException e) {
      return Optional.empty();
    }
  }
}
