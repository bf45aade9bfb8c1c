import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

/** Matrix multiplication, a goroutine for each block of the result. */
public class Main {
  static final int SIZE = 240;
  static final int BLOCK = 40;

  record Block(int row, int column, double[][] values) {}

  static double[][] matrix(int seed) {
    double[][] m = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        m[i][j] = (i * 31 + j * 17 + seed) % 10 - 4.5;
      }
    }
    return m;
  }

  static Block multiplyBlock(double[][] a, double[][] b, int row, int column) {
    double[][] values = new double[BLOCK][BLOCK];
    for (int k0 = 0; k0 < SIZE; k0 += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        for (int k = k0; k < k0 + BLOCK; k++) {
          double x = a[row + i][k];
          for (int j = 0; j < BLOCK; j++) {
            values[i][j] += x * b[k][column + j];
          }
        }
      }
    }
    return new Block(row, column, values);
  }

  static double[][] multiply(double[][] a, double[][] b) {
    Channel<Block> blocks = Channel.buffered(2);
    int started = 0;
    for (int row = 0; row < SIZE; row += BLOCK) {
      for (int column = 0; column < SIZE; column += BLOCK, started++) {
        int r = row;
        int c = column;
        go(() -> blocks.send(multiplyBlock(a, b, r, c)));
      }
    }
    double[][] result = new double[SIZE][SIZE];
    while (started-- > 0) {
      Block block = blocks.receive();
      for (int i = 0; i < BLOCK; i++) {
        System.arraycopy(block.values()[i], 0, result[block.row() + i], block.column(), BLOCK);
      }
    }
    return result;
  }

  static double[][] multiplySequentially(double[][] a, double[][] b) {
    double[][] result = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k < SIZE; k++) {
        for (int j = 0; j < SIZE; j++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }

  public static void main(String[] args) {
    run(
        () -> {
          double[][] a = matrix(1);
          double[][] b = matrix(5);
          double[][] c = multiply(a, b);
          double trace = 0;
          for (int i = 0; i < SIZE; i++) {
            trace += c[i][i];
          }
          System.out.println("trace " + trace);
          System.out.println(
              "as computed sequentially: "
                  + java.util.Arrays.deepEquals(c, multiplySequentially(a, b)));
        });
  }
}
