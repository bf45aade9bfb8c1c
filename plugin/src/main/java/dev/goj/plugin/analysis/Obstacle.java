package dev.goj.plugin.analysis;

/**
 * Why a call cannot suspend where it stands, for the user.
 *
 * @param why the reason
 * @param fix what to write instead
 */
public record Obstacle(String why, String fix) {
  static Obstacle monitor(String held) {
    return new Obstacle(
        "it runs while the monitor of '" + held + "' is held",
        "use dev.goj.sync.Mutex, or wait outside of the synchronized block");
  }

  static Obstacle synchronizedMethod(String name) {
    return new Obstacle(
        "it runs in the synchronized method " + name,
        "use dev.goj.sync.Mutex in place of the monitor");
  }

  static Obstacle construction(String where) {
    return new Obstacle("it runs in " + where, "wait in a method, and hand the result in");
  }

  static Obstacle guard() {
    return new Obstacle(
        "it runs in the guard of a switch case",
        "wait before the switch, or in the body of the case");
  }

  static Obstacle tooManyParameters(String name) {
    return new Obstacle(
        "a sibling of " + name + " would have more parameters than a method can have",
        "pass an object");
  }

  static Obstacle intersection(String what) {
    return new Obstacle(
        "it runs in a " + what + " whose type is an intersection",
        "give it an interface of its own");
  }

  static Obstacle foreignInterface(String what, String method) {
    return new Obstacle(
        "it runs in a " + what + " that is called as " + method + ", by code not compiled by GoJ",
        "write it as a loop, or use a functional interface of your own");
  }

  static Obstacle blocksInTheJdk(String method, String fix) {
    return new Obstacle(method + " waits on the thread that calls it", fix);
  }

  static Obstacle foreignSupertype(String method, String behind) {
    return new Obstacle(
        "it is called through "
            + method
            + ", which was not compiled by GoJ, and "
            + behind
            + " may wait",
        "call it through a type that GoJ compiles");
  }
}
