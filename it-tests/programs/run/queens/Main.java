import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.SendChannel;
import dev.goj.sync.WaitGroup;

/** The eight queens: a goroutine for each way to place the first two, solutions over a channel. */
public class Main {
  static boolean safe(int[] rows, int column, int row) {
    for (int c = 0; c < column; c++) {
      int distance = column - c;
      if (rows[c] == row || rows[c] == row - distance || rows[c] == row + distance) {
        return false;
      }
    }
    return true;
  }

  static void place(int[] rows, int column, WaitGroup searches, SendChannel<int[]> solutions) {
    if (column == rows.length) {
      solutions.send(rows.clone());
      return;
    }
    for (int row = 0; row < rows.length; row++) {
      if (!safe(rows, column, row)) {
        continue;
      }
      if (column < 2) {
        int[] mine = rows.clone();
        mine[column] = row;
        searches.go(() -> place(mine, column + 1, searches, solutions));
      } else {
        rows[column] = row;
        place(rows, column + 1, searches, solutions);
      }
    }
  }

  static int solve(int n, boolean show) {
    Channel<int[]> solutions = Channel.buffered(4);
    WaitGroup searches = new WaitGroup();
    searches.go(() -> place(new int[n], 0, searches, solutions));
    go(
        () -> {
          searches.await();
          solutions.close();
        });
    int count = 0;
    int[] least = null;
    for (int[] rows : solutions) {
      count++;
      if (least == null || java.util.Arrays.compare(rows, least) < 0) {
        least = rows;
      }
    }
    if (show && least != null) {
      for (int row = 0; row < n; row++) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < n; column++) {
          line.append(least[column] == row ? " Q" : " .");
        }
        System.out.println(line);
      }
    }
    return count;
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (int n = 1; n <= 8; n++) {
            System.out.println(n + " queens: " + solve(n, n == 8) + " solutions");
          }
        });
  }
}
