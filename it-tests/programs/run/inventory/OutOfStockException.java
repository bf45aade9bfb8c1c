final class OutOfStockException extends Exception {
  OutOfStockException(Line line, int left) {
    super("wanted " + line + ", have " + left);
  }
}
