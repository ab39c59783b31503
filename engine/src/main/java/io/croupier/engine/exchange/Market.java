package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.MarketStatus;

/**
 * One market. Its objects are made once, in Genesis, and used again by later markets.
 *
 * <p>Owned by the engine thread.
 */
public final class Market {
  private static final MarketStatus[] STATUSES = {
    MarketStatus.INACTIVE,
    MarketStatus.OPEN,
    MarketStatus.SUSPENDED,
    MarketStatus.CLOSED,
    MarketStatus.SETTLED,
    MarketStatus.VOIDED
  };

  private final int slot;
  private final int[] blocks = new int[Runners.maxBlocks()];
  private final ProfitSum profits = new ProfitSum();
  private int status;
  private boolean inPlay;
  private int version;
  private int currency;
  private int ladder;
  private int runnerCount;
  private int winners;
  private int commissionBasisPoints;
  private int homeGateway;
  private int denominator;
  private long closeAt;
  private int betDelaySeconds;
  private boolean passiveDelay;
  private boolean keepAllowed;
  private int firstDelayed;
  private int lastDelayed;

  Market(int slot) {
    this.slot = slot;
  }

  /** Begins a new market in this object, INACTIVE. */
  void create(int runnerCount, int winners, int currency, int commissionBasisPoints) {
    this.runnerCount = runnerCount;
    this.winners = winners;
    this.currency = currency;
    this.commissionBasisPoints = commissionBasisPoints;
    status = MarketStatus.INACTIVE.value();
    inPlay = false;
    version = 0;
    denominator = 0;
    betDelaySeconds = 0;
  }

  public int slot() {
    return slot;
  }

  public MarketStatus status() {
    return STATUSES[status];
  }

  void status(MarketStatus value) {
    status = value.value();
  }

  /** Whether the market is SETTLED or VOIDED. */
  boolean isFinal() {
    return status >= MarketStatus.SETTLED.value();
  }

  /** Whether the market is neither CLOSED nor final. */
  boolean canStillClose() {
    return status < MarketStatus.CLOSED.value();
  }

  /**
   * Whether no orders are taken, now or after a suspension; its closeAt counts before its timer.
   */
  boolean isOver(long now) {
    boolean running =
        status == MarketStatus.OPEN.value() || status == MarketStatus.SUSPENDED.value();
    return !running || closeAt != 0 && closeAt <= now;
  }

  boolean isInPlay() {
    return inPlay;
  }

  void turnInPlay() {
    inPlay = true;
  }

  int version() {
    return version;
  }

  /** A change is reported: the version grows by one. */
  void nextVersion() {
    version++;
  }

  int currency() {
    return currency;
  }

  /** Value of the schema's Ladder. */
  int ladder() {
    return ladder;
  }

  void ladder(int value) {
    ladder = value;
  }

  public int runnerCount() {
    return runnerCount;
  }

  int winners() {
    return winners;
  }

  int commissionBasisPoints() {
    return commissionBasisPoints;
  }

  /** When the market closes by itself, in nanoseconds since 1970; 0: never. */
  long closeAt() {
    return closeAt;
  }

  void closeAt(long timestampNs) {
    closeAt = timestampNs;
  }

  /** How long orders wait from now on, 0 to 3,600; 0: not at all. */
  int betDelaySeconds() {
    return betDelaySeconds;
  }

  void betDelaySeconds(int seconds) {
    betDelaySeconds = seconds;
  }

  /** Whether only orders wait that would match when they arrive. */
  boolean hasPassiveDelay() {
    return passiveDelay;
  }

  void passiveDelay(boolean value) {
    passiveDelay = value;
  }

  boolean isKeepAllowed() {
    return keepAllowed;
  }

  void keepAllowed(boolean value) {
    keepAllowed = value;
  }

  /** The order that waits longest; 0 when none does. Kept by {@link Delays}. */
  int firstDelayed() {
    return firstDelayed;
  }

  void firstDelayed(int order) {
    firstDelayed = order;
  }

  int lastDelayed() {
    return lastDelayed;
  }

  void lastDelayed(int order) {
    lastDelayed = order;
  }

  /** The gateway that created the market. */
  int homeGateway() {
    return homeGateway;
  }

  void homeGateway(int gateway) {
    homeGateway = gateway;
  }

  /** Common denominator of the runners' shares, while the market is settled. */
  int denominator() {
    return denominator;
  }

  void denominator(int value) {
    denominator = value;
  }

  /** The profits of the account that settlement is at. */
  ProfitSum profits() {
    return profits;
  }

  /** The row of a runner, 1 to {@link #runnerCount()}, in {@link Runners} and {@link OrderBook}. */
  public int row(int runner) {
    return Runners.row(blocks, runner);
  }

  boolean hasRunner(int runner) {
    return runner >= 1 && runner <= runnerCount;
  }

  int[] blocks() {
    return blocks;
  }

  void accept(StoreVisitor visitor) {
    status = visitor.count("status", 1, status);
    inPlay = visitor.value("inPlay", 1, inPlay ? 1 : 0) != 0;
    version = visitor.count("version", 1, version);
    currency = visitor.count("currency", 1, currency);
    ladder = visitor.count("ladder", 1, ladder);
    runnerCount = visitor.count("runnerCount", 1, runnerCount);
    winners = visitor.count("winners", 1, winners);
    commissionBasisPoints = visitor.count("commissionBasisPoints", 1, commissionBasisPoints);
    homeGateway = visitor.count("homeGateway", 1, homeGateway);
    denominator = visitor.count("denominator", 1, denominator);
    closeAt = visitor.value("closeAt", 1, closeAt);
    betDelaySeconds = visitor.count("betDelaySeconds", 1, betDelaySeconds);
    passiveDelay = visitor.value("passiveDelay", 1, passiveDelay ? 1 : 0) != 0;
    keepAllowed = visitor.value("keepAllowed", 1, keepAllowed ? 1 : 0) != 0;
    firstDelayed = visitor.count("firstDelayed", 1, firstDelayed);
    lastDelayed = visitor.count("lastDelayed", 1, lastDelayed);
    visitor.ints("blocks", 1, blocks, 0, blocks.length);
    profits.accept(visitor);
  }
}
