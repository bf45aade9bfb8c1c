package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import dev.goj.plugin.emit.RuntimeNames;
import java.util.List;
import java.util.Set;

/** The symbols of the runtime that generated code refers to. */
public final class Abi {
  public final ClassSymbol continuation;
  public final ClassSymbol frame;
  public final ClassSymbol overrides;
  public final ClassSymbol jdkSiblings;
  public final ClassSymbol receiveChannel;
  public final ClassSymbol unboxed;
  public final ClassSymbol substitutes;
  public final ClassSymbol transformed;
  private final ClassSymbol generated;
  private final ClassSymbol waitsBehind;
  public final MethodSymbol isSuspended;
  public final MethodSymbol enterThread;
  public final MethodSymbol awaitOnThread;
  public final MethodSymbol leaveThread;
  public final MethodSymbol push;
  public final MethodSymbol shouldGiveWay;
  public final MethodSymbol nextChunk;
  public final MethodSymbol rounds;
  public final MethodSymbol announce;
  public final MethodSymbol announceLong;
  public final MethodSymbol caught;
  public final MethodSymbol unwound;
  public final MethodSymbol giveWay;
  public final MethodSymbol nextDepth;
  public final MethodSymbol atDepth;
  public final MethodSymbol isTooDeep;
  public final MethodSymbol unwind;
  public final MethodSymbol send;
  public final MethodSymbol sendUnboxed;
  public final MethodSymbol receive;
  public final MethodSymbol receiveUnboxed;
  public final MethodSymbol doubleBits;
  public final MethodSymbol intercepts;
  public final MethodSymbol resume;
  public final MethodSymbol location;
  public final MethodSymbol at;
  public final MethodSymbol newOverrides;
  public final MethodSymbol overriddenElsewhere;
  public final VarSymbol mocks;
  public final MethodSymbol getClass;
  public final MethodSymbol lookup;
  public final MethodSymbol ensureInitialized;
  public final VarSymbol label;
  private static final List<String> KINDS =
      List.of("Void", "Ref", "Boolean", "Byte", "Short", "Char", "Int", "Long", "Float", "Double");

  /** The primitives that can go through a channel as they are. */
  private static final Set<TypeTag> UNBOXED = Set.of(TypeTag.INT, TypeTag.LONG, TypeTag.DOUBLE);

  private final Javac javac;

  private Abi(Javac javac) {
    this.javac = javac;
    continuation = type(RuntimeNames.CONTINUATION_CLASS);
    frame = type(RuntimeNames.FRAME_CLASS);
    jdkSiblings = type(RuntimeNames.JDK_SIBLINGS_CLASS);
    receiveChannel = type(RuntimeNames.RECEIVE_CHANNEL_CLASS);
    unboxed = type(RuntimeNames.UNBOXED_CLASS);
    substitutes = type(RuntimeNames.SUBSTITUTES_CLASS);
    transformed = type(RuntimeNames.TRANSFORMED_CLASS);
    generated = type(RuntimeNames.GENERATED_CLASS);
    waitsBehind = type(RuntimeNames.WAITS_BEHIND_CLASS);
    isSuspended = method(continuation, RuntimeNames.IS_SUSPENDED);
    enterThread = method(continuation, RuntimeNames.ENTER_THREAD);
    awaitOnThread = method(continuation, RuntimeNames.AWAIT_ON_THREAD);
    leaveThread = method(continuation, RuntimeNames.LEAVE_THREAD);
    push = method(continuation, RuntimeNames.PUSH);
    resume = method(frame, RuntimeNames.RESUME);
    location = method(frame, RuntimeNames.LOCATION);
    at = method(frame, RuntimeNames.AT);
    overrides = type(RuntimeNames.OVERRIDES_CLASS);
    intercepts = method(overrides, RuntimeNames.INTERCEPTS);
    newOverrides = constructor(overrides);
    overriddenElsewhere = method(overrides, RuntimeNames.OVERRIDDEN_ELSEWHERE);
    mocks = (VarSymbol) member(overrides, RuntimeNames.MOCKS);
    getClass = method((ClassSymbol) javac.syms.objectType.tsym, "getClass");
    lookup = withoutParameters(type("java.lang.invoke.MethodHandles"), "lookup");
    ensureInitialized = method((ClassSymbol) lookup.getReturnType().tsym, "ensureInitialized");
    shouldGiveWay = method(continuation, RuntimeNames.SHOULD_GIVE_WAY);
    nextChunk = method(type(RuntimeNames.CHUNKS_CLASS), RuntimeNames.NEXT);
    rounds = method(type(RuntimeNames.CHUNKS_CLASS), RuntimeNames.ROUNDS);
    caught = method(continuation, RuntimeNames.CAUGHT);
    unwound = method(continuation, RuntimeNames.UNWOUND);
    announce = method(type(RuntimeNames.KNOWN_BLOCKING_CLASS), RuntimeNames.ANNOUNCE);
    announceLong = method(type(RuntimeNames.KNOWN_BLOCKING_CLASS), RuntimeNames.ANNOUNCE_LONG);
    giveWay = method(continuation, RuntimeNames.GIVE_WAY);
    nextDepth = method(continuation, RuntimeNames.NEXT_DEPTH);
    atDepth = method(continuation, RuntimeNames.AT_DEPTH);
    isTooDeep = method(continuation, RuntimeNames.IS_TOO_DEEP);
    unwind = method(continuation, RuntimeNames.UNWIND);
    ClassSymbol sendChannel = type(RuntimeNames.SEND_CHANNEL_CLASS);
    send = method(sendChannel, RuntimeNames.SEND);
    sendUnboxed = method(sendChannel, RuntimeNames.SEND_UNBOXED + RuntimeNames.GO);
    receive = method(receiveChannel, RuntimeNames.RECEIVE);
    receiveUnboxed = method(receiveChannel, RuntimeNames.RECEIVE_UNBOXED + RuntimeNames.GO);
    doubleBits = method(javac.types.boxedClass(javac.syms.doubleType), RuntimeNames.DOUBLE_BITS);
    label = (VarSymbol) member(frame, RuntimeNames.LABEL);
    // what only sources mention is asked for here, before anything has been changed
    method(sendChannel, RuntimeNames.SEND + RuntimeNames.GO);
    method(receiveChannel, RuntimeNames.RECEIVE + RuntimeNames.GO);
    UNBOXED.forEach(this::unboxed);
    for (String kind : KINDS) {
      method(continuation, RuntimeNames.transfer("take", kind));
      method(continuation, RuntimeNames.transfer("complete", kind));
    }
    for (Type t :
        List.of(
            javac.syms.objectType,
            javac.syms.booleanType,
            javac.syms.longType,
            javac.syms.doubleType)) {
      bound(t);
    }
  }

  /** Whether code of that module sees a runtime. */
  public static boolean isVisible(Javac javac, ModuleSymbol from) {
    return javac.elements.getTypeElement(from, RuntimeNames.CONTINUATION_CLASS) != null;
  }

  /**
   * The runtime as this compilation sees it.
   *
   * @throws MissingException where it is not the one that belongs to this plugin
   */
  public static Abi find(Javac javac) {
    return new Abi(javac);
  }

  /** Marks a class or method that has no code of the user's, for tools that read class files. */
  public void markGenerated(Symbol s) {
    mark(s, generated);
  }

  private static void mark(Symbol s, ClassSymbol annotation) {
    Attribute.Compound mark =
        new Attribute.Compound(annotation.type, com.sun.tools.javac.util.List.nil());
    s.appendAttributes(com.sun.tools.javac.util.List.of(mark));
  }

  /**
   * Notes for other compilations that code in a class waits behind these of {@code JdkSiblings}.
   */
  public void markWaitsBehind(ClassSymbol c, Set<ClassSymbol> interfaces) {
    for (ClassSymbol i : interfaces) {
      mark(c, (ClassSymbol) member(waitsBehind, i.name.toString()));
    }
  }

  /** {@code take}: the result of a resumed suspension point. */
  public MethodSymbol take(Type result) {
    return method(continuation, RuntimeNames.transfer("take", kind(result)));
  }

  /** {@code complete}: hands over the result of a resumed activation. */
  public MethodSymbol complete(Type result) {
    return method(continuation, RuntimeNames.transfer("complete", kind(result)));
  }

  /** Whether values of this type can go through a channel as they are. */
  public static boolean isUnboxed(Type type) {
    return UNBOXED.contains(type.getTag());
  }

  /** {@code Unboxed.INT} and the like: what stands for such a value. */
  public VarSymbol unboxed(TypeTag tag) {
    return (VarSymbol) member(unboxed, tag.name());
  }

  /** {@code Stress.point}: suspends or not. */
  public MethodSymbol stressPoint() {
    return method(javac.classNamed(RuntimeNames.STRESS_CLASS), RuntimeNames.POINT);
  }

  /** {@code bound}: keeps the binding of a pattern. */
  public MethodSymbol bound(Type binding) {
    Type wanted =
        switch (binding.getTag()) {
          case BOOLEAN -> javac.syms.booleanType;
          case BYTE, SHORT, CHAR, INT, LONG -> javac.syms.longType;
          case FLOAT, DOUBLE -> javac.syms.doubleType;
          default -> javac.syms.objectType;
        };
    return overload(continuation, RuntimeNames.BOUND, wanted);
  }

  /** How the ABI calls a type of result: Void, Ref, Int, ... */
  public static String kind(Type result) {
    TypeTag tag = result.getTag();
    return switch (tag) {
      case VOID -> "Void";
      case BOOLEAN -> "Boolean";
      case BYTE -> "Byte";
      case SHORT -> "Short";
      case CHAR -> "Char";
      case INT -> "Int";
      case LONG -> "Long";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      default -> "Ref";
    };
  }

  private ClassSymbol type(String name) {
    ClassSymbol c = javac.classNamed(name);
    if (c == null) {
      throw new MissingException(name);
    }
    return c;
  }

  private MethodSymbol overload(ClassSymbol owner, String name, Type first) {
    for (Symbol s : owner.members().getSymbolsByName(javac.names.fromString(name))) {
      if (javac.types.isSameType(s.type.getParameterTypes().head, first)) {
        return (MethodSymbol) s;
      }
    }
    throw new MissingException(owner + "." + name + "(" + first + ")");
  }

  private MethodSymbol withoutParameters(ClassSymbol owner, String name) {
    for (Symbol s : owner.members().getSymbolsByName(javac.names.fromString(name))) {
      if (s.type.getParameterTypes().isEmpty()) {
        return (MethodSymbol) s;
      }
    }
    throw new MissingException(owner + "." + name + "()");
  }

  private MethodSymbol method(ClassSymbol owner, String name) {
    return (MethodSymbol) member(owner, name);
  }

  /** The public one. */
  private MethodSymbol constructor(ClassSymbol owner) {
    for (Symbol s : owner.members().getSymbolsByName(javac.names.init)) {
      if ((s.flags() & Flags.PUBLIC) != 0) {
        return (MethodSymbol) s;
      }
    }
    throw new MissingException(owner + "()");
  }

  private Symbol member(ClassSymbol owner, String name) {
    Symbol s = owner.members().findFirst(javac.names.fromString(name));
    if (s == null) {
      throw new MissingException(owner + "." + name);
    }
    return s;
  }

  /** The runtime has not what the plugin needs; the message is the name of it. */
  public static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingException(String name) {
      super(name);
    }
  }
}
