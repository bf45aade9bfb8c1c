record Statistics(int delivered, int refused, int articles) {
  static final Statistics NONE = new Statistics(0, 0, 0);

  Statistics plus(Statistics o) {
    return new Statistics(delivered + o.delivered, refused + o.refused, articles + o.articles);
  }
}
