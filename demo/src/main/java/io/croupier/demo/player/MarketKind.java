package io.croupier.demo.player;

/** The kinds of market that a steward makes, each in its turn. */
public enum MarketKind {
  RACE("races"),
  STARTING_PRICE_RACE("races with starting price"),
  EACH_WAY_RACE("each-way races"),
  GOALS_LINE("goals lines"),
  ASIAN_HANDICAP("Asian handicaps");

  private static final MarketKind[] ALL = values();

  private final String words;

  MarketKind(String words) {
    this.words = words;
  }

  /** Markets of this kind, as people call them. */
  public String words() {
    return words;
  }

  /** The kind whose turn it is; a number from 0 on. */
  static MarketKind turn(int number) {
    return ALL[number % ALL.length];
  }
}
