package dev.goj.it.random;

/** The types of variables and expressions in random programs. */
enum Type {
  INT("int"),
  LONG("long"),
  CHAR("char"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  STRING("String"),
  /** May be null. */
  BOXED("Integer"),
  INTS("int[]"),
  OBJECT("Object"),
  FUNCTION("Fn<Integer, Integer>"),
  NODE("Base");

  final String java;

  Type(String java) {
    this.java = java;
  }

  boolean isPrimitive() {
    return isNumber() || this == BOOLEAN;
  }

  boolean isNumber() {
    return this == INT || this == LONG || this == CHAR || this == DOUBLE;
  }
}
