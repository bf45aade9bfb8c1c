package dev.goj.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.spi.ToolProvider;

/**
 * The main class of a JVM that runs the real {@code javac} command again and again, as {@link
 * Javac} asks it to. It starts the same compiler as the command does, with a warm JVM.
 */
final class JavacLoop {
  private JavacLoop() {}

  public static void main(String[] args) throws IOException {
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    DataInputStream requests = new DataInputStream(System.in);
    DataOutputStream answers = new DataOutputStream(System.out);
    while (true) {
      String[] arguments;
      try {
        arguments = new String[requests.readInt()];
      } catch (EOFException e) {
        return;
      }
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = requests.readUTF();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream printOut = new PrintStream(out, true, UTF_8);
      PrintStream printErr = new PrintStream(err, true, UTF_8);
      // whatever prints past javac's own streams would be on the user's terminal too
      System.setOut(printOut);
      System.setErr(printErr);
      int status = javac.run(printOut, printErr, arguments);
      answers.writeInt(status);
      write(answers, out);
      write(answers, err);
      answers.flush();
    }
  }

  private static void write(DataOutputStream answers, ByteArrayOutputStream text)
      throws IOException {
    answers.writeInt(text.size());
    text.writeTo(answers);
  }
}
