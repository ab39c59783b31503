package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import io.croupier.engine.store.StoreVisitor;

/**
 * Where the reconciliation of a market's starting prices stands, and the figures of the runner that
 * it is at. Rules: docs/rules.md, ReconcileStartingPrice.
 *
 * <p>Owned by the engine thread.
 */
final class Reconciliation {
  /** The steps of one runner, in this order. */
  static final int CALCULATE = 0;

  static final int TAKE = 1;
  static final int CUT = 2;
  static final int MATCH_BACKS = 3;
  static final int MATCH_LAYS = 4;
  static final int LAPSE_BACKS = 5;
  static final int LAPSE_LAYS = 6;

  private static final long ONE = StartingPriceSearch.ONE;

  /** When the command came that began it. */
  long timestampNs;

  /** Whether the market turns in-play afterwards, and with which bet delay. */
  boolean turnsInPlay;

  int betDelaySeconds;

  /** The runner it is at; more than there are: it has ended. */
  int runner;

  int phase;

  /** P*, in 1e-9. */
  long price;

  /**
   * The highest limit of a back, the lowest of a lay, that P* meets, as price indexes: both are P*
   * where orders are cut.
   */
  int limitOfBacks;

  int limitOfLays;

  /** What matches: stakes of SP backs, liability and stakes of SP lays. */
  long backStake;

  long layLiability;
  long layStake;

  /** The liability of the SP lays that share what is laid. */
  long shareOfLays;

  /** What the SP backs win together, in hundredths of a minor unit. */
  long winnings;

  /** The side of the book that resting orders are taken from, how much, how much of it is left. */
  int takenSide;

  long taken;
  long leftToTake;

  /** What the winnings of the taken stakes come to, in hundredths of a minor unit. */
  long takenWinnings;

  /** What is still to be cut from the SP orders of a side at the limit P*. */
  int cutSide;

  long leftToCut;

  /** A removal afterwards: what the lays of a runner have to pay, in hundredths. */
  long owed;

  /** The stakes and liabilities of those lays before. */
  long payers;

  int owedRunner;

  /** The winnings that the backs share are known once all that is taken is. */
  void share() {
    long ofLays = layLiability * Exposure.SCALE;
    winnings = takenSide == 0 ? ofLays - takenWinnings : ofLays + takenWinnings;
    shareOfLays = layLiability;
    if (backStake == 0) {
      layLiability = Money.divideUp(takenWinnings, Exposure.SCALE);
    }
  }

  /** The starting price that is told, in 1e-9, rounded down; 0: none. */
  long publishedPrice() {
    if (backStake > 0) {
      return ONE + Money.floorMulDiv(winnings, ONE / Exposure.SCALE, 0, backStake);
    }
    return layStake > 0
        ? ONE + Money.floorMulDiv(takenWinnings, ONE / Exposure.SCALE, 0, layStake)
        : 0;
  }

  /** Begins before the first runner. */
  void begin(long atNs, boolean turns, int betDelay) {
    timestampNs = atNs;
    turnsInPlay = turns;
    betDelaySeconds = betDelay;
    runner = 1;
    phase = CALCULATE;
  }

  /** Begins a runner that has no starting price so far. */
  void beginRunner() {
    price = 0;
    backStake = 0;
    layLiability = 0;
    layStake = 0;
    shareOfLays = 0;
    winnings = 0;
    takenSide = 0;
    taken = 0;
    leftToTake = 0;
    takenWinnings = 0;
    cutSide = 0;
    leftToCut = 0;
  }

  void accept(StoreVisitor visitor) {
    timestampNs = visitor.value("timestampNs", 1, timestampNs);
    turnsInPlay = visitor.value("turnsInPlay", 1, turnsInPlay ? 1 : 0) != 0;
    betDelaySeconds = visitor.count("betDelaySeconds", 1, betDelaySeconds);
    runner = visitor.count("runner", 1, runner);
    phase = visitor.count("phase", 1, phase);
    price = visitor.value("price", 1, price);
    limitOfBacks = visitor.count("limitOfBacks", 1, limitOfBacks);
    limitOfLays = visitor.count("limitOfLays", 1, limitOfLays);
    backStake = visitor.value("backStake", 1, backStake);
    layLiability = visitor.value("layLiability", 1, layLiability);
    layStake = visitor.value("layStake", 1, layStake);
    shareOfLays = visitor.value("shareOfLays", 1, shareOfLays);
    winnings = visitor.value("winnings", 1, winnings);
    takenSide = visitor.count("takenSide", 1, takenSide);
    taken = visitor.value("taken", 1, taken);
    leftToTake = visitor.value("leftToTake", 1, leftToTake);
    takenWinnings = visitor.value("takenWinnings", 1, takenWinnings);
    cutSide = visitor.count("cutSide", 1, cutSide);
    leftToCut = visitor.value("leftToCut", 1, leftToCut);
    owed = visitor.value("owed", 1, owed);
    payers = visitor.value("payers", 1, payers);
    owedRunner = visitor.count("owedRunner", 1, owedRunner);
  }
}
