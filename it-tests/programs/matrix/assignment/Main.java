import static dev.goj.Go.run;

import java.util.Arrays;

/** Compound assignment, ++ and -- around suspension points, on everything that can be assigned. */
public class Main extends Points {
  static int shared;
  static long[] sharedArray;

  int field = 1;
  String text = "t";
  Main next;

  Main self() {
    say("self");
    return this;
  }

  static int local() {
    int x = 1;
    x += point(2);
    x *= x + point(3);
    x -= point(4) - x++;
    x /= point(2);
    x %= point(7);
    x <<= point(2);
    x |= point(65);
    x ^= point(3);
    x &= point(0x7f);
    x >>= point(1);
    x >>>= point(1);
    return x;
  }

  static int localChangedInside() {
    int x = 1;
    x += (x = 10) + point(x++);
    x -= x + (x = point(3)) * x;
    return x;
  }

  static int incrementsAsOperands() {
    int x = 5;
    int y = x++ + point(x) + ++x + point(x--) + --x + point(x);
    return 100 * x + y;
  }

  static int onField() {
    Main m = new Main();
    m.field += point(2);
    m.self().field *= point(m.field + 1);
    m.field -= m.change(point(50));
    m.self().field++;
    ++m.self().field;
    int old = m.self().field-- + point(0);
    return old * 1000 + m.field;
  }

  int change(int to) {
    field = to;
    return to;
  }

  static int onFieldOfPoint() {
    Main m = new Main();
    m.next = new Main();
    point(m).next.field += point(5);
    int old = point(m.next).field++;
    int now = --point(m).next.field;
    point(point(m).next).field <<= point(1);
    return old * 100 + now * 10 + m.next.field;
  }

  @Override
  public String toString() {
    return "m" + field;
  }

  static int receiverReassigned() {
    Main m = new Main();
    Main first = m;
    m.field += (m = new Main()).field + point(10);
    m.field = point(3) + (m = null == m ? m : first).field;
    return first.field * 100 + m.field;
  }

  int onThis() {
    field += point(1);
    this.field -= point(5);
    text += point(field) + text;
    field = field++ + point(field);
    return field;
  }

  static int onStatic() {
    shared = 2;
    shared += point(3);
    shared *= shared + point(Main.shared++);
    Main.shared -= point(1);
    return shared-- + point(shared) * ++Main.shared;
  }

  static long onStaticArray() {
    sharedArray = new long[] {1, 2};
    sharedArray[point(1)] += replace();
    return sharedArray[0] + sharedArray[1];
  }

  static long replace() {
    sharedArray = new long[] {10 * point(1L), 20};
    return 5;
  }

  static String onArrayElement() {
    int[] a = {1, 2, 3, 4};
    int i = 0;
    a[i++] += point(10);
    a[i++] *= a[i] + point(i);
    a[point(2)] -= point(7);
    a[point(i)]++;
    --a[point(i + 1)];
    int old = a[point(3)]-- * 100 + ++a[point(0)];
    a[i] <<= i = point(1);
    return Arrays.toString(a) + i + old;
  }

  static String arrayReassigned() {
    int[] a = {1, 2};
    int[] first = a;
    int i = 0;
    a[i] = (i = 1) + point(10) + (a = new int[] {50, 60})[i];
    a[i] += (a = first)[0] + point(100);
    return Arrays.toString(a) + Arrays.toString(first);
  }

  static String onNestedArray() {
    int[][] a = {{1, 2}, {3, 4}, {}};
    a[point(0)][point(1)] += point(5);
    a[point(1)][0]++;
    a[point(2)] = point(new int[] {9});
    a[2][point(0)] -= a[1][point(1)]--;
    return Arrays.deepToString(a);
  }

  static String arrayOfPoint() {
    int[] a = {5, 6};
    int old = point(a)[point(1)]++;
    point(a)[0] += point(a)[point(1)];
    return old + Arrays.toString(a);
  }

  static String outOfBoundsAfterOperand() {
    int[] a = {1};
    try {
      a[point(3)] = point(4);
    } catch (ArrayIndexOutOfBoundsException e) {
      say("simple");
    }
    try {
      a[point(5)] += point(6);
    } catch (ArrayIndexOutOfBoundsException e) {
      say("compound");
    }
    int[] none = null;
    try {
      none[point(7)] = point(8);
    } catch (NullPointerException e) {
      say("simple null");
    }
    try {
      none[point(9)] += point(10);
    } catch (NullPointerException e) {
      say("compound null");
    }
    Main nobody = null;
    try {
      nobody.field = point(11);
    } catch (NullPointerException e) {
      say("field null");
    }
    try {
      nobody.field += point(12);
    } catch (NullPointerException e) {
      say("compound field null");
    }
    return Arrays.toString(a);
  }

  static String arrayStore() {
    Object[] a = new String[1];
    try {
      a[point(0)] = point((Object) 1);
    } catch (ArrayStoreException e) {
      return e.getMessage();
    }
    return "stored";
  }

  static String narrow() {
    byte b = 100;
    b += point(100);
    short s = 1;
    s -= point(40_000);
    char c = 'a';
    c += point(1);
    c++;
    int i = 10;
    i *= point(1.26);
    i += point(3_000_000_000L);
    long l = 1;
    l <<= point(40);
    float f = 1;
    f /= point(3.0);
    byte[] bytes = {127};
    bytes[0] += point(1);
    bytes[point(0)]--;
    char d = 'x';
    d = (char) (d + point((char) 2));
    return b + " " + s + " " + c + " " + i + " " + l + " " + f + " " + bytes[0] + " " + d;
  }

  static String boxed() {
    Integer i = 1;
    i += point(2);
    Integer before = i++;
    ++i;
    i = i-- * point(10) + i;
    Long l = 5L;
    l *= point(3L);
    Character c = 'c';
    c++;
    Double d = 1.5;
    d += point(1);
    Boolean z = true;
    z &= point(false);
    Integer[] a = {7, 8};
    a[point(0)]++;
    a[1] -= point(5);
    Integer old = a[point(1)]--;
    return i + " " + before + " " + l + " " + c + " " + d + " " + z + Arrays.toString(a) + old;
  }

  static String strings() {
    String s = "a";
    s += point(1);
    s += (s = "b") + point('c');
    s += point("d") + 1 + 2;
    s += 1 + point(2) + "x";
    s += point(null);
    Main m = new Main();
    m.self().text += point(true);
    String[] a = {"p", null};
    a[point(0)] += point(2.5f);
    a[point(1)] += point("q") + a[0];
    Object o = "o";
    o += point("p");
    CharSequence cs = s;
    cs = cs + point("!") + o;
    return cs + m.text + Arrays.toString(a);
  }

  static int asStatementsInLoops() {
    int x = 0;
    int[] a = new int[3];
    for (int i = 0; i < a.length; a[i] += point(i), i++) {
      x -= -a[i] - point(1);
    }
    return x * 100 + a[0] + a[1] + a[2];
  }

  static int assignmentsAsArguments() {
    int x = 1;
    int y = 2;
    return list(x += point(1), y = x++ + point(y), x, y *= point(2), x);
  }

  static int list(int... digits) {
    int n = 0;
    for (int digit : digits) {
      n = n * 10 + digit;
    }
    return n;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("local", Main::local);
          check("local changed inside", Main::localChangedInside);
          check("increments as operands", Main::incrementsAsOperands);
          check("field", Main::onField);
          check("field of point", Main::onFieldOfPoint);
          check("receiver reassigned", Main::receiverReassigned);
          check("this", () -> new Main().onThis());
          check("static", Main::onStatic);
          check("static array", Main::onStaticArray);
          check("array element", Main::onArrayElement);
          check("array reassigned", Main::arrayReassigned);
          check("nested array", Main::onNestedArray);
          check("array of point", Main::arrayOfPoint);
          check("out of bounds after operand", Main::outOfBoundsAfterOperand);
          check("array store", Main::arrayStore);
          check("narrowing", Main::narrow);
          check("boxed", Main::boxed);
          check("strings", Main::strings);
          check("in loops", Main::asStatementsInLoops);
          check("as arguments", Main::assignmentsAsArguments);
        });
  }
}
