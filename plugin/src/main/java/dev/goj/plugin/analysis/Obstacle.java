package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import dev.goj.plugin.emit.RuntimeNames;

/**
 * Why a call cannot suspend where it stands, for the user.
 *
 * @param kind the kind of reason, to count by
 * @param why the reason
 * @param fix what to write instead
 */
public record Obstacle(String kind, String why, String fix) {
  /** The kind of what only code that GoJ has not compiled calls. */
  static final String FOREIGN_INTERFACE = "of an interface not compiled by GoJ";

  static Obstacle monitor(String held) {
    return new Obstacle(
        "in a synchronized block",
        "it runs while the monitor of '" + held + "' is held",
        "use dev.goj.sync.Mutex, or wait outside of the synchronized block");
  }

  static Obstacle synchronizedMethod(String name) {
    return new Obstacle(
        "synchronized method",
        "it runs in the synchronized method " + name,
        "use dev.goj.sync.Mutex in place of the monitor");
  }

  static Obstacle construction(String where) {
    return new Obstacle(
        "runs in a constructor or initializer",
        "it runs in " + where,
        "wait in a method, and hand the result in");
  }

  static Obstacle siblingByHand(String name) {
    return new Obstacle(
        "with a sibling by hand",
        "it runs in " + name + ", whose class declares its " + name + RuntimeNames.GO + " itself",
        "wait in " + name + RuntimeNames.GO);
  }

  static Obstacle tooManyParameters(String name) {
    return new Obstacle(
        "too many parameters",
        "a sibling of " + name + " would have more parameters than a method can have",
        "pass an object");
  }

  static Obstacle fullClass(String name) {
    return new Obstacle(
        "in a class without room for siblings",
        "with a sibling of each of its methods, "
            + name
            + " could exceed the constants or methods that a class can have",
        "split the class");
  }

  static Obstacle foreignInterface(String what, MethodSymbol method) {
    return new Obstacle(
        FOREIGN_INTERFACE,
        "it runs in a "
            + what
            + " that is called as "
            + qualified(method)
            + ", by code not compiled by GoJ",
        "write it as a loop, or use a functional interface of your own");
  }

  static Obstacle managementInterface(MethodSymbol method) {
    return new Obstacle(
        "of a management interface",
        "it runs in " + qualified(method) + ", of an interface that JMX reads",
        "wait in the class that implements it, and call it through that class");
  }

  static Obstacle blocksInTheJdk(String method, String fix) {
    return new Obstacle("a call of the JDK's", method + " waits on the thread that calls it", fix);
  }

  static Obstacle foreignSupertype(MethodSymbol method, MethodSymbol behind) {
    return new Obstacle(
        "called through a type that knows of nothing that waits",
        "it is called through "
            + qualified(method)
            + ", compiled before, without GoJ or without what waits there, and "
            + qualified(behind)
            + " may wait",
        "call it through a type that GoJ compiles together with that");
  }

  static Obstacle throughManagement(MethodSymbol method, MethodSymbol behind) {
    return new Obstacle(
        "called through a management interface",
        "it is called through "
            + qualified(method)
            + ", of an interface that JMX reads, and "
            + qualified(behind)
            + " may wait",
        "call it through the class that implements it");
  }

  static Obstacle handedOver(MethodSymbol method, MethodSymbol known) {
    return new Obstacle(
        "given to code not compiled by GoJ",
        qualified(method)
            + " may wait, and is known as "
            + qualified(known)
            + " to the code that is given this, which was not compiled by GoJ",
        "call it in code of your own, or start it with go(...)");
  }

  private static String qualified(MethodSymbol m) {
    return m.owner.name.isEmpty() ? m.name.toString() : m.owner.name + "." + m.name;
  }
}
