import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import dev.goj.sync.WaitGroup;

/**
 * Conway's game of life, a goroutine for each row: in each generation it tells its neighbours what
 * it looks like, and learns what they do.
 */
public class Main {
  static final int GENERATIONS = 12;

  /** The two ways between a row and one of its neighbours. */
  record Neighbour(SendChannel<boolean[]> tell, ReceiveChannel<boolean[]> ask) {}

  static boolean[] next(boolean[] above, boolean[] row, boolean[] below) {
    int width = row.length;
    boolean[] result = new boolean[width];
    for (int x = 0; x < width; x++) {
      int alive = 0;
      for (int dx = -1; dx <= 1; dx++) {
        int column = (x + dx + width) % width;
        for (boolean[] line : new boolean[][] {above, row, below}) {
          if (line[column] && !(line == row && dx == 0)) {
            alive++;
          }
        }
      }
      result[x] = alive == 3 || alive == 2 && row[x];
    }
    return result;
  }

  static boolean[] live(boolean[] row, Neighbour up, Neighbour down) {
    for (int generation = 0; generation < GENERATIONS; generation++) {
      up.tell().send(row);
      down.tell().send(row);
      row = next(up.ask().receive(), row, down.ask().receive());
    }
    return row;
  }

  static boolean[][] parse(String field) {
    return field
        .lines()
        .map(
            line -> {
              boolean[] row = new boolean[line.length()];
              for (int i = 0; i < row.length; i++) {
                row[i] = line.charAt(i) == '#';
              }
              return row;
            })
        .toArray(boolean[][]::new);
  }

  static void print(boolean[][] rows) {
    for (boolean[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (boolean cell : row) {
        line.append(cell ? '#' : '.');
      }
      System.out.println(line);
    }
  }

  static void evolve(boolean[][] rows) {
    int height = rows.length;
    Neighbour[] ups = new Neighbour[height];
    Neighbour[] downs = new Neighbour[height];
    for (int y = 0; y < height; y++) {
      Channel<boolean[]> upwards = Channel.buffered(1);
      Channel<boolean[]> downwards = Channel.buffered(1);
      downs[y] = new Neighbour(downwards, upwards);
      ups[(y + 1) % height] = new Neighbour(upwards, downwards);
    }
    WaitGroup all = new WaitGroup();
    for (int y = 0; y < height; y++) {
      int mine = y;
      all.go(() -> rows[mine] = live(rows[mine], ups[mine], downs[mine]));
    }
    all.await();
  }

  public static void main(String[] args) {
    boolean[][] field =
        parse(
            """
            .#..............
            ..#.............
            ###.......###...
            ................
            ................
            ................
            ................
            ................
            ...........#....
            ..........#.#...
            ...........#....
            ................
            """);
    run(() -> evolve(field));
    print(field);
  }
}
