import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

/** Every primitive type as local that lives across a suspension point, parameter, and result. */
public class Main extends Points {
  static boolean booleans(boolean p) {
    boolean a = true;
    boolean b = point(p);
    boolean c = a ^ b;
    point();
    return (a & b) | (c && p);
  }

  static byte bytes(byte p) {
    byte a = 100;
    byte b = point(p);
    byte c = (byte) (a + b);
    point();
    return (byte) (a - b + c - p);
  }

  static short shorts(short p) {
    short a = 30_000;
    short b = point(p);
    short c = (short) (a + b);
    point();
    return (short) (a - b + c - p);
  }

  static char chars(char p) {
    char a = 'a';
    char b = point(p);
    char c = (char) (a + b);
    point();
    return (char) (c - b + 1 + p - b);
  }

  static int ints(int p) {
    int a = Integer.MAX_VALUE;
    int b = point(p);
    int c = a + b;
    point();
    return a ^ b ^ c ^ p;
  }

  static long longs(long p) {
    long a = Long.MAX_VALUE;
    long b = point(p);
    long c = a + b;
    point();
    return a ^ b ^ c ^ (p << 40);
  }

  static float floats(float p) {
    float a = 1.5f;
    float b = point(p);
    float c = a / b;
    point();
    return a * b - c + p;
  }

  static double doubles(double p) {
    double a = Math.PI;
    double b = point(p);
    double c = a / b;
    point();
    return a * b - c + p;
  }

  static String nonNumbers() {
    float nan = point(Float.NaN);
    double infinite = point(Double.NEGATIVE_INFINITY);
    double zero = point(-0.0);
    point();
    return nan + " " + infinite + " " + zero + " " + (nan == nan) + " " + 1 / zero;
  }

  static String all(
      boolean z, byte b, short s, char c, int i, long l, float f, double d, String o, int[] a) {
    point();
    i += b + s;
    l += i;
    point(c);
    f += l;
    d *= 2;
    point(d);
    o += z;
    a[0]++;
    return z + " " + b + " " + s + " " + c + " " + i + " " + l + " " + f + " " + d + o + a[0];
  }

  static String allSuspended() {
    return all(
        point(true),
        point((byte) 1),
        point((short) 2),
        point('3'),
        point(4),
        point(5L),
        point(6f),
        point(7d),
        point("8"),
        point(new int[] {9}));
  }

  static String widening() {
    long l = point(1);
    double d = point(2L);
    float f = point('c');
    int i = point((short) 3);
    double e = l + d;
    Object o = point((byte) 4);
    return l + " " + d + " " + f + " " + i + " " + e + " " + o.getClass().getSimpleName();
  }

  static String arithmetic() {
    int i = 7;
    return (i + point(1L))
        + " "
        + (i / point(2.0))
        + " "
        + (point('a') + 1)
        + " "
        + (char) (point('a') + 1)
        + " "
        + (point((byte) -1) >>> 28)
        + " "
        + (1L << point(33))
        + " "
        + (point(5) % 3f)
        + " "
        + (point(Integer.MIN_VALUE) == -point(Integer.MIN_VALUE));
  }

  static String throughChannels() {
    Channel<Long> longs = Channel.unbuffered();
    Channel<Boolean> booleans = Channel.unbuffered();
    Channel<Character> chars = Channel.unbuffered();
    Channel<Double> doubles = Channel.unbuffered();
    go(
        () -> {
          longs.send(1L << 50);
          booleans.send(false);
          chars.send('q');
          doubles.send(0.1);
        });
    long l = longs.receive();
    boolean z = booleans.receive();
    char c = chars.receive();
    double d = doubles.receive() + point(l);
    return l + " " + z + " " + c + " " + d;
  }

  static String unboxingNull() {
    Channel<Integer> closed = Channel.unbuffered();
    closed.close();
    try {
      int i = closed.receive();
      return "received " + i;
    } catch (NullPointerException e) {
      return point("a closed channel gives null");
    }
  }

  static String boxing() {
    Integer i = point(1000);
    int j = point(i);
    Integer k = point((Integer) 1000);
    Long l = point(5L) + i;
    Object o = point(true) ? point(1) : point("s");
    Character c = point('c');
    int sum = i + point(k) + c;
    boolean equal = point(i).equals(point(k));
    return i + j + k + l + " " + o + c + sum + equal;
  }

  static String conditionalTyping(boolean b) {
    Integer none = null;
    Object a = b ? point(1) : point(2.0);
    Object c = b ? point('c') : 65;
    Object d = b ? point((short) 1) : point('d');
    Object e = b ? point((Integer) 5) : point("five");
    Object f = b ? (Object) point(1) : point(2L);
    long g = b ? point(1) : point(3L);
    Object h;
    try {
      h = b ? point(1) : none;
      int i = b ? point(1) : none;
      h = h + "" + i;
    } catch (NullPointerException npe) {
      h = "unboxed null";
    }
    return a + " " + c + " " + type(d) + " " + type(e) + " " + type(f) + " " + g + " " + h;
  }

  static String type(Object o) {
    return o.getClass().getSimpleName() + o;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("boolean", () -> booleans(false));
          check("byte", () -> bytes((byte) 77));
          check("short", () -> shorts((short) -7777));
          check("char", () -> chars('z'));
          check("int", () -> ints(12345));
          check("long", () -> longs(1L << 33));
          check("float", () -> floats(0.1f));
          check("double", () -> doubles(1e-3));
          check("not numbers", Main::nonNumbers);
          check("all at once", Main::allSuspended);
          check("widening", Main::widening);
          check("arithmetic", Main::arithmetic);
          check("through channels", Main::throughChannels);
          check("unboxing null", Main::unboxingNull);
          check("boxing", Main::boxing);
          check("conditional typing, first", () -> conditionalTyping(true));
          check("conditional typing, second", () -> conditionalTyping(false));
        });
  }
}
