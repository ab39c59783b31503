package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A set of runners that are settled together. */
final class Market {
  final long id;
  final String currency;
  final int runners;
  final int winners;
  final long commissionBasisPoints;
  final Ladder ladder;
  final long makerBp;
  final long takerBp;
  final boolean makerTaker;
  final boolean eachWay;
  final long divisor;
  final boolean isLine;
  final long lineInterval;

  /** Of its runners, with ASIAN_HANDICAP only. */
  final List<Handicap> handicaps;

  final boolean keepAllowed;
  final boolean bsp;

  /** For TEST accounts alone. */
  final boolean test;

  final boolean betDelayIsPassive;
  final int home;

  /** By account, in the order in which they entered the market. */
  final Map<Account, Position> positions = new LinkedHashMap<>();

  /** What settlement or void has left, for corrections. */
  final List<Position> kept = new ArrayList<>();

  /** In the order in which they happened, void ones too. */
  final List<Match> matches = new ArrayList<>();

  final Map<Integer, RunnerEnd> ends = new TreeMap<>();

  /** Runners all bets on which are void, removed ones too. */
  final Set<Integer> voidRunners = new TreeSet<>();

  /** REMOVED or VOIDED. */
  final Map<Integer, String> voidResults = new TreeMap<>();

  /** Reduction factors by runner; missing: 0. */
  final Map<Integer, Long> factors = new TreeMap<>();

  /** With LINE; -1: it is not recorded. */
  long lineResult = -1;

  /** With ASIAN_HANDICAP; -1: they are not recorded. */
  long homeScore = -1;

  long awayScore = -1;

  /** Orders also meet those on all other runners at once. */
  boolean crossMatching;

  Status status = Status.INACTIVE;
  boolean inPlay;

  /** Its starting prices were found, or are being found. */
  boolean reconciled;

  boolean reconciling;

  /** Starting prices by runner, in 1e-9. */
  final Map<Integer, BigInteger> startingPrices = new TreeMap<>();

  long closeAt;
  long betDelaySeconds;
  int version = 1;

  /** When it was forgotten, among all things that happen; 0: it is not. */
  long forgotten;

  /** It is being forgotten, or was. */
  boolean givenUp;

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
    makerBp = create.number("makerBp");
    takerBp = create.number("takerBp");
    makerTaker = create.text("feeModel").equals("MAKER_TAKER");
    eachWay = create.text("bettingType").equals("EACH_WAY");
    divisor = create.number("eachWayDivisor");
    closeAt = create.number("closeAt");
    isLine = create.text("bettingType").equals("LINE");
    lineInterval = create.number("lineInterval");
    handicaps = Handicap.of(create);
    ladder =
        isLine
            ? Ladder.lines(create.number("lineMin"), create.number("lineMax"), lineInterval)
            : Ladder.named(create.text("ladder"), custom);
    bsp = create.isTrue("bspMarket");
    test = create.isTrue("test");
    crossMatching = create.isTrue("crossMatching");
    setFactors(create);
    keepAllowed = !create.has("keepAllowed") || create.isTrue("keepAllowed");
    betDelayIsPassive = create.text("betDelayModel").equals("PASSIVE");
  }

  /** Orders at the starting price are taken. */
  boolean takesSp() {
    return bsp && !reconciled && !inPlay;
  }

  /** Orders that wait for the starting price, by limit and arrival. */
  List<Order> waitingForSp(int runner, boolean back) {
    Comparator<Order> byLevel = Comparator.comparingLong(order -> order.level);
    return positions.values().stream()
        .flatMap(position -> position.orders.stream())
        .filter(order -> order.waitsForSp() && order.runner == runner && order.back == back)
        .sorted((back ? byLevel : byLevel.reversed()).thenComparingLong(order -> order.arrived))
        .toList();
  }

  /** It can still be corrected. */
  boolean isKept() {
    return isFinal() && !givenUp;
  }

  boolean isFinal() {
    return status == Status.SETTLED || status == Status.VOIDED;
  }

  /** Its time is over, whether or not it has been closed yet. */
  boolean over(long now) {
    return closeAt != 0 && closeAt <= now;
  }

  /** Open or suspended, and its time is not over. */
  boolean isLive(long now) {
    return (status == Status.OPEN || status == Status.SUSPENDED) && !over(now);
  }

  boolean hasRunner(long runner) {
    return runner >= 1 && runner <= runners;
  }

  boolean isVoid(long runner) {
    return voidRunners.contains((int) runner);
  }

  /** Of any runner, even that it is void. */
  boolean hasResult() {
    return lineResult >= 0 || homeScore >= 0 || !ends.isEmpty() || !voidRunners.isEmpty();
  }

  private int activeRunners() {
    return runners - voidRunners.size();
  }

  /** How many runners win, of those that are not void; 0: any number. */
  int places() {
    return Math.min(winners, activeRunners());
  }

  boolean isAsian() {
    return !handicaps.isEmpty();
  }

  /** It has one result, and its runners have none. */
  boolean hasOwnResult() {
    return isLine || isAsian();
  }

  private String type() {
    if (isAsian()) {
      return "ASIAN_HANDICAP";
    }
    return isLine ? "LINE" : eachWay ? "EACH_WAY" : "ODDS";
  }

  /** Its result, or the results of its runners, tell who has won. */
  boolean isComplete() {
    if (hasOwnResult()) {
      return lineResult >= 0 || homeScore >= 0;
    }
    return Results.complete(this, ends);
  }

  /** How many parts a minor unit has in which all results are whole hundredths. */
  BigInteger parts() {
    return BigInteger.valueOf(isAsian() ? 2 : eachWay ? divisor : 1);
  }

  /** The number of winners that says how a removal cuts prices. */
  int winnersAtRemoval() {
    return eachWay ? 1 : winners;
  }

  int keptOrders() {
    return kept.stream().mapToInt(position -> position.orders.size()).sum();
  }

  /** As a command states them. */
  void setFactors(Command command) {
    for (Command row : command.rows("factors")) {
      factors.put((int) row.number("runner"), row.number("reductionFactor"));
    }
  }

  long factor(int runner) {
    return factors.getOrDefault(runner, 0L);
  }

  /** Fills in a RunnerChanged. */
  Outcome describe(Outcome outcome, int runner) {
    RunnerEnd end = ends.getOrDefault(runner, RunnerEnd.OPEN);
    if (isAsian()) {
      outcome.with("asianSide", handicaps.get(runner - 1).side());
    }
    return outcome
        .with("marketId", id)
        .with("runner", runner)
        .with("position", end.position())
        .with("reductionFactor", factor(runner))
        .with("handicap", isAsian() ? handicaps.get(runner - 1).quarters() : 0)
        .with("result", voidResults.getOrDefault(runner, end.result()));
  }

  Outcome describe(Outcome outcome) {
    if (homeScore >= 0) {
      outcome.with("homeScore", homeScore).with("awayScore", awayScore);
    }
    if (lineResult >= 0) {
      outcome.with("lineResult", lineResult);
    }
    return outcome
        .with("marketId", id)
        .with("closeAt", closeAt)
        .with("version", version)
        .with("currency", currency)
        .with("runners", runners)
        .with("winners", winners)
        .with("commissionBasisPoints", commissionBasisPoints)
        .with("activeRunners", activeRunners())
        .with("makerBp", makerBp)
        .with("takerBp", takerBp)
        .with("bettingType", type())
        .with("lineMin", isLine ? ladder.prices().get(0) : 0)
        .with("lineMax", isLine ? ladder.prices().get(ladder.prices().size() - 1) : 0)
        .with("lineInterval", lineInterval)
        .with("eachWayDivisor", divisor)
        .with("status", status)
        .with("inPlay", inPlay)
        .with("betDelaySeconds", betDelaySeconds)
        .with("betDelayModel", betDelayIsPassive ? "PASSIVE" : "ALL")
        .with("bspMarket", bsp)
        .with("test", test)
        .with("reconciled", reconciled)
        .with("crossMatching", crossMatching)
        .with("keepAllowed", keepAllowed);
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

    /** As a command states it, or one of its rows. */
    static RunnerEnd of(Command stated) {
      String result = stated.has("result") ? stated.text("result") : "NONE";
      return new RunnerEnd(result, (int) stated.number("position"));
    }
  }
}
