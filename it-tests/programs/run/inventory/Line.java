record Line(String article, int count) {
  @Override
  public String toString() {
    return count + " " + article;
  }
}
