package io.croupier.bench;

/** What of the wagering mix is measured, and in which sizes of state. */
public enum WageringPart {
  /** All of it, 262,144 remembered ids, 100,000 rounds, 10,000 accounts. */
  MIX(10_000, 100_000, 2_000, 262_144, 100),

  /** Its bets and wins alone, in the same sizes: what the rest costs. */
  BETS_AND_WINS(10_000, 100_000, 2_000, 262_144, 85),

  /** All of it in sizes that lie in the caches: what waiting for memory costs. */
  MIX_IN_THE_CACHES(1_000, 2_500, 500, 4_096, 100),

  /** Its bets and wins alone, in these sizes. */
  BETS_AND_WINS_IN_THE_CACHES(1_000, 2_500, 500, 4_096, 85);

  final int accounts;
  final int rounds;
  final int openRounds;

  /** Transaction ids. */
  final int remembered;

  /** How many of the mix's hundred actions there are. */
  final int actions;

  WageringPart(int accounts, int rounds, int openRounds, int remembered, int actions) {
    this.accounts = accounts;
    this.rounds = rounds;
    this.openRounds = openRounds;
    this.remembered = remembered;
    this.actions = actions;
  }
}
