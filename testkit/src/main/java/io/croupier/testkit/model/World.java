package io.croupier.testkit.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All state of the model, in plain collections. */
final class World {
  private static final long[] BANDS = {
    111, 118, 125, 130, 140, 153, 162, 180, 195, 220, 250, 275, 325, 400, 500, 650, 1000, 1500
  };

  final Limits limits;
  final IdSource ids;
  final Ledger ledger = new Ledger();
  final Map<Long, Account> accounts = new TreeMap<>();
  final Map<Long, Session> sessions = new LinkedHashMap<>();
  final Map<Long, Deposit> deposits = new LinkedHashMap<>();
  final Map<Long, Withdrawal> withdrawals = new LinkedHashMap<>();
  final Map<Long, BonusDefinition> bonusDefinitions = new LinkedHashMap<>();

  /** In the order in which they were granted. */
  final Map<Long, Bonus> bonuses = new LinkedHashMap<>();

  final House rules = new House();
  final Set<Long> providers = new LinkedHashSet<>();
  final Set<Long> paymentProviders = new LinkedHashSet<>();
  final Map<Round.Key, Round> rounds = new LinkedHashMap<>();
  final Map<Round.Key, Commitment> commitments = new LinkedHashMap<>();
  final Map<Long, Market> markets = new LinkedHashMap<>();
  final Map<Long, Order> orders = new HashMap<>();
  final Map<Long, OddsMarket> oddsMarkets = new LinkedHashMap<>();

  /** In order of acceptance. */
  final Map<Long, Bet> bets = new LinkedHashMap<>();

  /** Percent by highest price of the band. */
  final TreeMap<Long, Long> ruleFour = new TreeMap<>();

  /** Basis points. */
  long cashOutMargin;

  /** The most that Rule 4 takes off bets accepted from now on, in percent. */
  long ruleFourCap = 90;

  /** What holds for all fixed odds. */
  final OddsMarket.Cap oddsCap = new OddsMarket.Cap();

  /** The lucky bonuses, by the kind of bet. */
  final Map<String, LuckyBonus> luckyBonuses = new HashMap<>();

  final Transactions transactions;
  final CommandWindows windows;
  final Timers timers = new Timers();
  final Approvals approvals = new Approvals(this);
  final Works works = new Works();
  final BookFeed feed = new BookFeed();

  /** The newest that the software knows. */
  final Versions known;

  /** What acts. */
  Versions versions;

  /** The counterpart of cross-matches; null: there is none. */
  Account house;

  /** The command that is being worked on. */
  Turn turn;

  private long counter;

  World(Limits limits, IdSource ids, Versions known) {
    this.limits = limits;
    this.known = known;
    versions = new Versions(limits.schemaVersion(), limits.behaviourVersion());
    this.ids = ids;
    transactions = new Transactions();
    windows = new CommandWindows(limits.commandWindow());
    long percent = 90;
    for (long upper : BANDS) {
      ruleFour.put(upper, percent);
      percent -= 5;
    }
  }

  /** How the commitment of a round stands. */
  String fairness(Round.Key key) {
    Commitment known = commitment(key);
    return known == null ? "NONE" : known.stateAt(turn.time).name();
  }

  /** The commitment of a round that counts now; null when there is none. */
  Commitment commitment(Round.Key key) {
    Commitment known = commitments.get(key);
    return known == null || known.hasLapsed(turn.time) ? null : known;
  }

  /** Rounds of the account that bets made with a bonus stand in are over, and have not ended. */
  boolean waitsForRounds(long account) {
    return rounds.values().stream()
        .filter(round -> round.key.account() == account && round.bonusBets > 0)
        .anyMatch(round -> round.state == Round.State.OPEN && !round.isOpen(turn.time));
  }

  /** Grows with every call: for what happens in an order. */
  long count() {
    return ++counter;
  }

  boolean knows(String currency) {
    return limits.currencies().containsKey(currency);
  }

  /** The house has no wallet in a currency that there is. */
  boolean houseLacks(String currency) {
    return house != null && knows(currency) && !house.wallets.contains(currency);
  }

  int wallets() {
    return accounts.values().stream().mapToInt(account -> account.wallets.size()).sum();
  }

  int runners() {
    return markets.values().stream().mapToInt(market -> market.runners).sum();
  }

  /** No more orders are taken; those that settlement is done with count until the market ends. */
  boolean isFullOfOrders() {
    return isFullOfOrders(0);
  }

  /** No further order has a place, with so many more taken. */
  boolean isFullOfOrders(int more) {
    int living = orders.size() + keptOrders(false) + more;
    return living >= limits.orders()
        || living + keptOrders(true) >= limits.orders() + limits.settledOrders();
  }

  /** Legs of cross-matches, of markets not forgotten. */
  long legs() {
    return markets.values().stream()
        .filter(market -> market.forgotten == 0)
        .flatMap(market -> market.matches.stream())
        .filter(Match::isLeg)
        .count();
  }

  int keptOrders(boolean ofFinal) {
    return markets.values().stream()
        .filter(market -> market.isFinal() == ofFinal)
        .mapToInt(Market::keptOrders)
        .sum();
  }

  /** A market has become final: too much may be kept now. */
  void forgetIfTooMuch() {
    if (keepsTooMuch()) {
      works.queue(new ForgetWork(this));
    }
  }

  boolean keepsTooMuch() {
    List<Market> kept = markets.values().stream().filter(Market::isKept).toList();
    int runnersOfKept = kept.stream().mapToInt(market -> market.runners).sum();
    return keptOrders(true) > limits.settledOrders()
        || kept.size() > limits.markets() / 2
        || runnersOfKept > limits.runners() / 2;
  }

  /** A selection of fixed odds, or null. */
  Selection selection(long marketId, long runner) {
    OddsMarket market = oddsMarkets.get(marketId);
    return market == null ? null : market.selections.get(runner);
  }

  int selections() {
    return oddsMarkets.values().stream().mapToInt(market -> market.selections.size()).sum();
  }

  int betLegs() {
    return bets.values().stream().mapToInt(bet -> bet.legs.size()).sum();
  }

  /** The one that ended first first. */
  List<Bet> endedBets() {
    return bets.values().stream()
        .filter(bet -> bet.state != Bet.State.OPEN)
        .sorted(Comparator.comparingLong(bet -> bet.ended))
        .toList();
  }
}
