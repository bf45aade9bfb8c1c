import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Do two binary trees hold the same values in the same order? Each is walked by a goroutine. */
public class Main {
  record Tree(Tree left, int value, Tree right) {
    static Tree insert(Tree t, int v) {
      if (t == null) {
        return new Tree(null, v, null);
      }
      return v < t.value
          ? new Tree(insert(t.left, v), t.value, t.right)
          : new Tree(t.left, t.value, insert(t.right, v));
    }

    /** A tree of k, 2k, ..., nk, of a shape that the seed decides. */
    static Tree random(int n, int k, long seed) {
      List<Integer> values = new ArrayList<>();
      for (int i = 1; i <= n; i++) {
        values.add(i * k);
      }
      Collections.shuffle(values, new Random(seed));
      Tree t = null;
      for (int v : values) {
        t = insert(t, v);
      }
      return t;
    }

    void walk(SendChannel<Integer> out) {
      if (left != null) {
        left.walk(out);
      }
      out.send(value);
      if (right != null) {
        right.walk(out);
      }
    }

    ReceiveChannel<Integer> values() {
      Channel<Integer> out = Channel.unbuffered();
      go(
          () -> {
            walk(out);
            out.close();
          });
      return out;
    }
  }

  static boolean same(Tree a, Tree b) {
    ReceiveChannel<Integer> left = a.values();
    ReceiveChannel<Integer> right = b.values();
    Integer x;
    do {
      x = left.receive();
      if (!Objects.equals(x, right.receive())) {
        return false;
      }
    } while (x != null);
    return true;
  }

  public static void main(String[] args) {
    run(
        () -> {
          StringBuilder line = new StringBuilder();
          for (int v : Tree.random(10, 1, 1).values()) {
            line.append(v).append(' ');
          }
          System.out.println(line.toString().trim());
          Tree big = Tree.random(2000, 3, 42);
          System.out.println(same(big, Tree.random(2000, 3, 43)));
          System.out.println(same(big, Tree.random(1999, 3, 43)));
          System.out.println(same(big, Tree.random(2001, 3, 43)));
          System.out.println(same(big, Tree.random(2000, 2, 42)));
          System.out.println(same(Tree.insert(big, 7), Tree.insert(Tree.random(2000, 3, 9), 7)));
        });
  }
}
