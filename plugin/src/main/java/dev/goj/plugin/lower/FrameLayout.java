package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The continuation class of a method once javac knows it: its fields and its save methods. */
final class FrameLayout {
  private final Javac javac;
  private final JCClassDecl decl;
  private final Members members;
  private final @Nullable VarSymbol receiver;
  private final Map<VarSymbol, VarSymbol> fields = new LinkedHashMap<>();
  private final Set<VarSymbol> settled;
  private final List<VarSymbol> given;

  /**
   * Gives a class that has been entered its fields and their constructor.
   *
   * @param receiver the type of a field for the receiver of the method; null if it has none
   * @param names the names of the fields of what it saves
   * @param settled the {@link SettledVariables} among these, which the constructor takes
   */
  FrameLayout(
      Javac javac,
      TreeBuilder build,
      JCClassDecl decl,
      @Nullable Type receiver,
      Map<VarSymbol, String> names,
      Set<VarSymbol> settled) {
    this.javac = javac;
    this.settled = settled;
    this.decl = decl;
    this.members = new Members(javac, build, decl);
    build.nowhere();
    List<VarSymbol> own =
        receiver == null ? List.nil() : members.fields(Flags.FINAL, Map.of(Members.SELF, receiver));
    this.receiver = own.head;
    Map<String, Type> types = new LinkedHashMap<>();
    names.forEach((v, name) -> types.put(name, v.type));
    List<VarSymbol> saving = members.fields(0, types);
    ListBuffer<VarSymbol> given = new ListBuffer<>();
    given.appendList(own);
    for (VarSymbol v : names.keySet()) {
      fields.put(v, saving.head);
      if (settled.contains(v)) {
        given.append(saving.head);
      }
      saving = saving.tail;
    }
    this.given = given.toList();
    members.constructor(this.given);
  }

  /** What adds to the class. */
  Members members() {
    return members;
  }

  JCClassDecl decl() {
    return decl;
  }

  ClassSymbol symbol() {
    return decl.sym;
  }

  Type type() {
    return decl.sym.type;
  }

  /** The fields that the constructor takes: for the receiver, if any, and what is settled. */
  List<VarSymbol> given() {
    return given;
  }

  /** The field for the receiver of the method; else null. */
  @Nullable VarSymbol receiver() {
    return receiver;
  }

  /** The variables that have a field. */
  Set<VarSymbol> variables() {
    return fields.keySet();
  }

  /** Whether a variable's field is set by the constructor, and left alone by later points. */
  boolean isSettled(VarSymbol variable) {
    return settled.contains(variable);
  }

  VarSymbol field(VarSymbol variable) {
    return fields.get(variable);
  }

  MethodSymbol save(SuspensionPoint point) {
    // The user's variable may have its name.
    return (MethodSymbol)
        decl.sym
            .members()
            .findFirst(javac.names.fromString(point.save.name), s -> s.kind == Kinds.Kind.MTH);
  }
}
