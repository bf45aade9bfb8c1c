import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.sync.WaitGroup;

/** The Mandelbrot set: workers take the next row until none is left. */
public class Main {
  static final int WIDTH = 72;
  static final int HEIGHT = 24;
  static final String SHADES = " .:-=+*#%@";

  static int iterations(double cr, double ci, int limit) {
    double zr = 0;
    double zi = 0;
    int n = 0;
    while (n < limit && zr * zr + zi * zi < 4) {
      double next = zr * zr - zi * zi + cr;
      zi = 2 * zr * zi + ci;
      zr = next;
      n++;
    }
    return n;
  }

  static String row(int y) {
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < WIDTH; x++) {
      int n = iterations(-2.2 + 3.2 * x / WIDTH, -1.2 + 2.4 * y / HEIGHT, 256);
      line.append(SHADES.charAt(n == 256 ? 9 : Math.min(8, n / 3)));
    }
    return line.toString().stripTrailing();
  }

  public static void main(String[] args) {
    String[] picture = new String[HEIGHT];
    run(
        () -> {
          Channel<Integer> rows = Channel.buffered(HEIGHT);
          WaitGroup workers = new WaitGroup();
          for (int w = 0; w < 3; w++) {
            workers.go(
                () -> {
                  for (int y : rows) {
                    picture[y] = row(y);
                  }
                });
          }
          for (int y = 0; y < HEIGHT; y++) {
            rows.send(y);
          }
          rows.close();
          workers.await();
        });
    System.out.println(String.join("\n", picture));
  }
}
