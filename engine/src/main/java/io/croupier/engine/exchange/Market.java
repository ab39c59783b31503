package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.BettingType;
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
  private final VoidSpan voidSpan = new VoidSpan();
  private final Reconciliation reconciliation = new Reconciliation();
  private final Payoff payoff = new Payoff();
  private final Lines lines = new Lines();
  private final Score score = new Score();
  private int status;
  private boolean inPlay;
  private int version;
  private int currency;
  private int ladder;
  private int runnerCount;
  private int winners;
  private int commissionBasisPoints;
  private int homeGateway;
  private int makerBasisPoints;
  private int takerBasisPoints;
  private int denominator;
  private int voidRunners;
  private int orders;
  private boolean kept;
  private boolean revalued;
  private boolean holdsStay;
  private int removalFactor;
  private int repricedRunner;
  private int nextLay;
  private long closeAt;
  private int betDelaySeconds;
  private boolean passiveDelay;
  private boolean keepAllowed;
  private boolean bsp;
  private boolean crossMatching;
  private boolean test;
  private boolean reconciled;
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
    reconciled = false;
    version = 0;
    denominator = 0;
    betDelaySeconds = 0;
    makerBasisPoints = 0;
    takerBasisPoints = 0;
    voidRunners = 0;
    payoff.begin(0, false);
    score.begin(false);
    lines.begin(0, 0, 0);
    Invariant.check(orders == 0, "a market gave way with its orders");
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
    return !isRunning() || isPastCloseAt(now);
  }

  /** Whether the market is open or suspended. */
  boolean isRunning() {
    return status == MarketStatus.OPEN.value() || status == MarketStatus.SUSPENDED.value();
  }

  /** Whether closeAt has come, whether or not its timer has fired. */
  boolean isPastCloseAt(long now) {
    return closeAt != 0 && closeAt <= now;
  }

  boolean isInPlay() {
    return inPlay;
  }

  /** Opens in-play: orders wait so long from now on. */
  void turnInPlay(int seconds) {
    inPlay = true;
    status = MarketStatus.OPEN.value();
    betDelaySeconds = seconds;
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

  /** Number of runners that are not void. */
  int activeRunners() {
    return runnerCount - voidRunners;
  }

  boolean hasVoidRunners() {
    return voidRunners != 0;
  }

  /** One more runner is void; from the first on orders are not matched across runners. */
  void runnerVoided() {
    voidRunners++;
    crossMatching = false;
  }

  /** Whether an order also meets those on all other runners at once. */
  boolean isCrossMatching() {
    return crossMatching;
  }

  void crossMatching(boolean value) {
    crossMatching = value;
  }

  /** Whether orders could be matched across its runners, of which there may be so many. */
  boolean canCrossMatch(int most) {
    boolean odds = !hasOwnResult() && !payoff.isEachWay();
    int fees = makerBasisPoints + takerBasisPoints;
    return !test && voidRunners == 0 && CrossMatching.isFor(odds, fees, winners, runnerCount, most);
  }

  /** Whether it is for TEST accounts alone. */
  boolean isTest() {
    return test;
  }

  void test(boolean value) {
    test = value;
  }

  int commissionBasisPoints() {
    return commissionBasisPoints;
  }

  /** From now on each match costs the order that rested and the one that came in these fees. */
  void fees(int makerBasisPoints, int takerBasisPoints) {
    this.makerBasisPoints = makerBasisPoints;
    this.takerBasisPoints = takerBasisPoints;
  }

  int makerBasisPoints() {
    return makerBasisPoints;
  }

  int takerBasisPoints() {
    return takerBasisPoints;
  }

  BettingType bettingType() {
    if (lines.exist()) {
      return BettingType.LINE;
    }
    if (score.isUsed()) {
      return BettingType.ASIAN_HANDICAP;
    }
    return payoff.isEachWay() ? BettingType.EACH_WAY : BettingType.ODDS;
  }

  /** What its bets bring, by its betting type. */
  Payoff payoff() {
    return payoff;
  }

  /** The lines of a market of LINE, which others do not have. */
  Lines lines() {
    return lines;
  }

  /** The score of a market of ASIAN_HANDICAP, which others do not use. */
  Score score() {
    return score;
  }

  /** Whether the market has one result, and its runners have none. */
  boolean hasOwnResult() {
    return lines.exist() || score.isUsed();
  }

  /** What results of bets belong to: their runner; with LINE their line, from 1. */
  int resultKey(int runner, int price) {
    return lines.exist() ? lines.index(price) + 1 : runner;
  }

  /** The number of winners that decides how a removal cuts prices: EACH_WAY as if only to win. */
  int winnersAtRemoval() {
    return payoff.isEachWay() ? 1 : winners;
  }

  /** What an unmatched order can bring at worst if its runner wins, fees included. */
  long unmatchedWin(int side, long stake, int price) {
    return Math.min(0, matchedWin(side, stake, price))
        - Fees.unmatchedIfWon(side, stake, price, unmatchedFee());
  }

  /** What an unmatched order can bring at worst if its runner is only placed. */
  long unmatchedPlace(int side, long stake, int price) {
    return Math.min(0, matchedPlace(side, stake, price));
  }

  /** What an unmatched order can bring at worst if its runner does not win, fees included. */
  long unmatchedLose(int side, long stake) {
    return Math.min(0, matchedLose(side, stake))
        - Fees.unmatchedIfLost(side, stake, unmatchedFee());
  }

  /** What a matched bet brings if its runner wins, before fees; with LINE what it risks. */
  long matchedWin(int side, long stake, int price) {
    return lines.exist()
        ? -Exposure.matchedLose(side, stake)
        : payoff.win(Exposure.matchedWin(side, stake, price));
  }

  /** What a matched bet brings if its runner is only placed. */
  long matchedPlace(int side, long stake, int price) {
    return payoff.isEachWay()
        ? payoff.place(Exposure.matchedWin(side, stake, price), Exposure.matchedLose(side, stake))
        : 0;
  }

  /** What a matched bet brings if its runner does not win, before fees. */
  long matchedLose(int side, long stake) {
    return payoff.lose(Exposure.matchedLose(side, stake));
  }

  private int unmatchedFee() {
    return Math.max(makerBasisPoints, takerBasisPoints);
  }

  /** So many more orders are in the market, or fewer. */
  void countOrders(int change) {
    orders += change;
  }

  /** Number of its orders that are not forgotten. */
  int orders() {
    return orders;
  }

  /** Whether it is final and what was settled is kept, so that it can be corrected. */
  boolean isKept() {
    return kept;
  }

  void kept(boolean value) {
    kept = value;
  }

  /** Longer work begins that voids bets: holds stay until all are voided and cut. */
  void revalue() {
    revalued = true;
    holdsStay = true;
  }

  /** All bets are voided and cut. */
  void holdsFollow() {
    holdsStay = false;
  }

  /** All holds have followed. */
  void endRevaluation() {
    revalued = false;
  }

  /** Whether longer work voids bets and the holds have not all followed yet: they may rise. */
  boolean isRevalued() {
    return revalued;
  }

  /** Whether bets are being voided or cut, so that holds do not follow yet. */
  boolean holdsStay() {
    return holdsStay;
  }

  /** The reduction factor of the runner that longer work removes, in 1e-5. */
  int removalFactor() {
    return removalFactor;
  }

  void removalFactor(int factor) {
    removalFactor = factor;
  }

  /** The runner whose lays longer work is at. */
  int repricedRunner() {
    return repricedRunner;
  }

  void repricedRunner(int runner) {
    repricedRunner = runner;
  }

  /** The lay that longer work visits next; 0: all of its runner were visited. */
  int nextLay() {
    return nextLay;
  }

  void nextLay(int order) {
    nextLay = order;
  }

  /** What longer work of VoidMatches is about. */
  VoidSpan voidSpan() {
    return voidSpan;
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

  /** Whether its runners have starting prices. */
  boolean isBsp() {
    return bsp;
  }

  void bsp(boolean value) {
    bsp = value;
  }

  /** Whether starting prices were found, or are being found. */
  boolean isReconciled() {
    return reconciled;
  }

  void reconciled() {
    reconciled = true;
  }

  /** Whether orders at the starting price are taken. */
  boolean takesSp() {
    return bsp && !reconciled && !inPlay;
  }

  /** Where the reconciliation of the starting prices stands. */
  Reconciliation reconciliation() {
    return reconciliation;
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
    makerBasisPoints = visitor.count("makerBasisPoints", 1, makerBasisPoints);
    takerBasisPoints = visitor.count("takerBasisPoints", 1, takerBasisPoints);
    denominator = visitor.count("denominator", 1, denominator);
    voidRunners = visitor.count("voidRunners", 1, voidRunners);
    orders = visitor.count("orders", 1, orders);
    kept = visitor.value("kept", 1, kept ? 1 : 0) != 0;
    revalued = visitor.value("revalued", 1, revalued ? 1 : 0) != 0;
    holdsStay = visitor.value("holdsStay", 1, holdsStay ? 1 : 0) != 0;
    removalFactor = visitor.count("removalFactor", 1, removalFactor);
    repricedRunner = visitor.count("repricedRunner", 1, repricedRunner);
    nextLay = visitor.count("nextLay", 1, nextLay);
    closeAt = visitor.value("closeAt", 1, closeAt);
    betDelaySeconds = visitor.count("betDelaySeconds", 1, betDelaySeconds);
    passiveDelay = visitor.value("passiveDelay", 1, passiveDelay ? 1 : 0) != 0;
    keepAllowed = visitor.value("keepAllowed", 1, keepAllowed ? 1 : 0) != 0;
    crossMatching = visitor.count("crossMatching", 1, crossMatching ? 1 : 0) != 0;
    test = visitor.value("test", 1, test ? 1 : 0) != 0;
    bsp = visitor.value("bsp", 1, bsp ? 1 : 0) != 0;
    reconciled = visitor.value("reconciled", 1, reconciled ? 1 : 0) != 0;
    firstDelayed = visitor.count("firstDelayed", 1, firstDelayed);
    lastDelayed = visitor.count("lastDelayed", 1, lastDelayed);
    visitor.ints("blocks", 1, blocks, 0, blocks.length);
    profits.accept(visitor);
    voidSpan.accept(visitor);
    reconciliation.accept(visitor);
    payoff.accept(visitor);
    lines.accept(visitor);
    score.accept(visitor);
  }
}
