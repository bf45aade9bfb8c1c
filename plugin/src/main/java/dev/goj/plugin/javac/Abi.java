package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.emit.RuntimeNames;

/** The symbols of the runtime that generated code refers to. */
public final class Abi {
  public final ClassSymbol continuation;
  public final ClassSymbol frame;
  public final ClassSymbol jdkSiblings;
  public final ClassSymbol receiveChannel;
  private final ClassSymbol generated;
  public final MethodSymbol isSuspended;
  public final MethodSymbol enterThread;
  public final MethodSymbol awaitOnThread;
  public final MethodSymbol leaveThread;
  public final MethodSymbol push;
  public final MethodSymbol shouldGiveWay;
  public final MethodSymbol giveWay;
  public final MethodSymbol nextDepth;
  public final MethodSymbol atDepth;
  public final MethodSymbol isTooDeep;
  public final MethodSymbol unwind;
  public final VarSymbol label;
  private final Javac javac;

  private Abi(
      Javac javac,
      ClassSymbol continuation,
      ClassSymbol frame,
      ClassSymbol jdkSiblings,
      ClassSymbol receive,
      ClassSymbol generated) {
    this.javac = javac;
    this.continuation = continuation;
    this.frame = frame;
    this.jdkSiblings = jdkSiblings;
    this.receiveChannel = receive;
    this.generated = generated;
    isSuspended = method(continuation, RuntimeNames.IS_SUSPENDED);
    enterThread = method(continuation, RuntimeNames.ENTER_THREAD);
    awaitOnThread = method(continuation, RuntimeNames.AWAIT_ON_THREAD);
    leaveThread = method(continuation, RuntimeNames.LEAVE_THREAD);
    push = method(continuation, RuntimeNames.PUSH);
    shouldGiveWay = method(continuation, RuntimeNames.SHOULD_GIVE_WAY);
    giveWay = method(continuation, RuntimeNames.GIVE_WAY);
    nextDepth = method(continuation, RuntimeNames.NEXT_DEPTH);
    atDepth = method(continuation, RuntimeNames.AT_DEPTH);
    isTooDeep = method(continuation, RuntimeNames.IS_TOO_DEEP);
    unwind = method(continuation, RuntimeNames.UNWIND);
    label = (VarSymbol) frame.members().findFirst(javac.names.fromString(RuntimeNames.LABEL));
  }

  /** The runtime as this compilation sees it, or null where it does not. */
  public static Abi find(Javac javac) {
    ClassSymbol continuation = javac.classNamed(RuntimeNames.CONTINUATION_CLASS);
    ClassSymbol frame = javac.classNamed(RuntimeNames.FRAME_CLASS);
    ClassSymbol jdkSiblings = javac.classNamed(RuntimeNames.JDK_SIBLINGS_CLASS);
    ClassSymbol receive = javac.classNamed(RuntimeNames.RECEIVE_CHANNEL_CLASS);
    ClassSymbol generated = javac.classNamed(RuntimeNames.GENERATED_CLASS);
    if (continuation == null
        || frame == null
        || jdkSiblings == null
        || receive == null
        || generated == null) {
      return null;
    }
    return new Abi(javac, continuation, frame, jdkSiblings, receive, generated);
  }

  /** Marks a method that has no code of the user's, for tools that read class files. */
  public void markGenerated(MethodSymbol m) {
    m.appendAttributes(List.of(new Attribute.Compound(generated.type, List.nil())));
  }

  /** {@code take}: the result of a resumed suspension point. */
  public MethodSymbol take(Type result) {
    return method(continuation, RuntimeNames.transfer("take", kind(result)));
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
    for (Symbol s :
        continuation.members().getSymbolsByName(javac.names.fromString(RuntimeNames.BOUND))) {
      if (javac.types.isSameType(s.type.getParameterTypes().head, wanted)) {
        return (MethodSymbol) s;
      }
    }
    throw new IllegalStateException("no Continuation.bound for " + binding);
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

  private MethodSymbol method(ClassSymbol owner, String name) {
    MethodSymbol m = (MethodSymbol) owner.members().findFirst(javac.names.fromString(name));
    if (m == null) {
      throw new IllegalStateException(
          "the GoJ runtime on the class path has no "
              + owner
              + "."
              + name
              + "; use the same version of goj-plugin and goj-runtime");
    }
    return m;
  }
}
