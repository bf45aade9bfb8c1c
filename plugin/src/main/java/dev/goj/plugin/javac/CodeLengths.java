package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** How many bytes of code the methods of a class have, from the class file that was written. */
public final class CodeLengths {
  private static final int MAGIC_AND_VERSION = 8;
  private static final int MAX_STACK_AND_LOCALS = 4;

  private final Javac javac;
  private final Map<String, Integer> lengths = new HashMap<>();

  private CodeLengths(Javac javac) {
    this.javac = javac;
  }

  /** Those of a class; empty where its file cannot be found again. */
  public static CodeLengths of(Javac javac, ClassSymbol c) {
    CodeLengths l = new CodeLengths(javac);
    try (InputStream in = javac.written(c)) {
      if (in != null) {
        l.read(new DataInputStream(new BufferedInputStream(in)));
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // what another file manager has written, and where, is its own business
    }
    return l;
  }

  /** That of a method; 0 where it is unknown. */
  public int of(MethodSymbol m) {
    return lengths.getOrDefault(m.name + javac.descriptor(m.type), 0);
  }

  // ---- class files: JVMS, chapter 4 ------------------------------------------------------------

  private void read(DataInputStream in) throws IOException {
    in.skipNBytes(MAGIC_AND_VERSION);
    String[] constants = constants(in);
    in.skipNBytes(6); // flags, class, superclass
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
      in.skipNBytes(6); // flags, name, descriptor
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        in.skipNBytes(2);
        in.skipNBytes(in.readInt());
      }
    }
    for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
      in.skipNBytes(2);
      String method = constants[in.readUnsignedShort()] + constants[in.readUnsignedShort()];
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        String name = constants[in.readUnsignedShort()];
        int length = in.readInt();
        if (name.equals("Code")) {
          in.skipNBytes(MAX_STACK_AND_LOCALS);
          lengths.put(method, in.readInt());
          length -= MAX_STACK_AND_LOCALS + Integer.BYTES;
        }
        in.skipNBytes(length);
      }
    }
  }

  /** The constants that are text, each at its index. */
  private static String[] constants(DataInputStream in) throws IOException {
    String[] constants = new String[in.readUnsignedShort()];
    for (int i = 1; i < constants.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> constants[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2); // one index
        case 15 -> in.skipNBytes(3); // a method handle
        case 5, 6 -> { // long and double take two places
          in.skipNBytes(8);
          i++;
        }
        default -> in.skipNBytes(4);
      }
    }
    return constants;
  }
}
