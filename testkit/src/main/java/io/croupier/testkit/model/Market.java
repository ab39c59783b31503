package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A set of runners that are settled together. */
final class Market {
  final long id;
  final String currency;
  final int runners;
  final int winners;
  final long commissionBasisPoints;
  final long closeAt;
  final Ladder ladder;
  final int home;

  /** By account, in the order in which they entered the market. */
  final Map<Account, Position> positions = new LinkedHashMap<>();

  final Map<Integer, RunnerEnd> ends = new TreeMap<>();
  Status status = Status.INACTIVE;
  boolean inPlay;
  int version = 1;

  /** The number of its last message to everybody. */
  long dataVersion;

  /** Backers' stakes of all matches, by runner. */
  final Map<Integer, BigInteger> volumes = new TreeMap<>();

  /** Price of the last match, by runner. */
  final Map<Integer, Long> lastPrices = new TreeMap<>();

  /** When it became final, among all things that happen; 0: it is not. */
  long ended;

  Market(long id, int home, Command create, Ladder custom) {
    this.id = id;
    this.home = home;
    currency = create.text("currency");
    runners = (int) create.number("runners");
    winners = (int) create.number("winners");
    commissionBasisPoints = create.number("commissionBasisPoints");
    closeAt = create.number("closeAt");
    ladder = Ladder.named(create.text("ladder"), custom);
  }

  boolean isFinal() {
    return status == Status.SETTLED || status == Status.VOIDED;
  }

  /** Its time is over, whether or not it has been closed yet. */
  boolean over(long now) {
    return closeAt != 0 && closeAt <= now;
  }

  boolean hasRunner(long runner) {
    return runner >= 1 && runner <= runners;
  }

  Outcome describe(Outcome outcome) {
    return outcome
        .with("marketId", id)
        .with("closeAt", closeAt)
        .with("version", version)
        .with("currency", currency)
        .with("runners", runners)
        .with("winners", winners)
        .with("commissionBasisPoints", commissionBasisPoints)
        .with("status", status)
        .with("inPlay", inPlay);
  }

  enum Status {
    INACTIVE,
    OPEN,
    SUSPENDED,
    CLOSED,
    SETTLED,
    VOIDED
  }

  /**
   * How a runner ended.
   *
   * @param result NONE where it was left out
   * @param position 0 where it was not stated
   */
  record RunnerEnd(String result, int position) {
    static final RunnerEnd OPEN = new RunnerEnd("NONE", 0);
  }
}
