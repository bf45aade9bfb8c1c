package dev.goj;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Catches what is printed to stderr. */
public final class StandardErr {
  private static volatile ByteArrayOutputStream caught = new ByteArrayOutputStream();

  private StandardErr() {}

  /** What may print. */
  public interface Body {
    void run() throws Throwable;
  }

  /** What {@code body} printed. */
  public static String during(Body body) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    caught = bytes;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      body.run();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new AssertionError(t);
    } finally {
      System.setErr(before);
    }
    return soFar();
  }

  /** What has been printed since {@link #during} was called last. */
  public static String soFar() {
    return caught.toString(StandardCharsets.UTF_8);
  }
}
