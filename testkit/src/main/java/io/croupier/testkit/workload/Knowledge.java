package io.croupier.testkit.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sender knows of the engine's state, from outcomes: what there is to send commands about.
 */
final class Knowledge {
  private static final int LATEST = 60;

  /** The HOUSE account; 0: there is none. */
  long house;

  final List<String> currencies = new ArrayList<>();
  final List<Long> accounts = new ArrayList<>();

  /** Accounts that are neither closing nor closed. */
  final List<Long> openAccounts = new ArrayList<>();

  /** Accounts that are locked, or may not bet. */
  final Set<Long> blocked = new LinkedHashSet<>();

  final Map<Long, List<String>> wallets = new LinkedHashMap<>();

  /** Currencies in which an account was paid money. */
  final Map<Long, Set<String>> funded = new LinkedHashMap<>();

  /** Accounts that are excluded, and when that ends; 0: not known. */
  final Map<Long, Long> excluded = new LinkedHashMap<>();

  final List<Owned> sessions = new ArrayList<>();
  final List<Owned> withdrawals = new ArrayList<>();

  /** Deposits as they were requested, latest last. */
  final List<Map<String, Object>> requested = new ArrayList<>();

  /** Deposits as they were credited, latest last. */
  final List<Map<String, Object>> deposited = new ArrayList<>();

  final List<Owned> orders = new ArrayList<>();

  /** Definitions of bonuses, latest last. */
  final List<Long> definitions = new ArrayList<>();

  final List<Owned> bonuses = new ArrayList<>();

  /** The ACTIVE bonuses, by their ids. */
  final Map<Long, Map<String, Object>> activeBonuses = new LinkedHashMap<>();

  /** The QUEUED bonuses, by their ids. */
  final Map<Long, Map<String, Object>> queuedBonuses = new LinkedHashMap<>();

  /** Bets of fixed odds. */
  final List<Owned> placed = new ArrayList<>();

  /** The latest price of each selection, by market and runner. */
  final Map<String, Map<String, Object>> prices = new LinkedHashMap<>();

  /** The selections of the latest bets, by bet. */
  final Map<Long, List<?>> legs = new LinkedHashMap<>();

  /** Sequences of commands that need a second operator, latest last. */
  final List<Long> pending = new ArrayList<>();

  /** What is halted, as it was told. */
  final List<Map<String, Object>> halts = new ArrayList<>();

  final List<Long> providers = new ArrayList<>();

  /** Those that are not for TEST accounts. */
  final List<Long> realProviders = new ArrayList<>();

  /** Registered games, by provider. */
  final Map<Long, List<Long>> games = new LinkedHashMap<>();

  final Map<Long, KnownMarket> markets = new LinkedHashMap<>();
  final MarketHistory history = new MarketHistory();

  /** Commands with a transaction id, latest last. */
  final List<Map<String, Object>> transactions = new ArrayList<>();

  /** Wins as they were booked, latest last. */
  final List<Map<String, Object>> wins = new ArrayList<>();

  /** Bets, latest last. */
  final List<Map<String, Object>> bets = new ArrayList<>();

  /** Rounds whose server seed was committed to, latest last. */
  final List<Map<String, Object>> committed = new ArrayList<>();

  /** When bet delays end, in the order in which they began. */
  final Deque<Long> delays = new ArrayDeque<>();

  /** What accounts had when that was not enough, latest last. */
  final List<Owned> funds = new ArrayList<>();

  /** Orders with a reference, which stay when nothing is left of them. */
  private final Set<Long> referenced = new HashSet<>();

  boolean workPending;

  /** An object of an account. */
  record Owned(long id, long account) {}

  /** Of a market of LINE, else interval 0. */
  record Lines(long lowest, long highest, long interval) {
    static Lines of(Map<String, Object> outcome) {
      return new Lines(
          number(outcome, "lineMin"), number(outcome, "lineMax"), number(outcome, "lineInterval"));
    }

    boolean exist() {
      return interval != 0;
    }
  }

  /** A market as it was last heard of. */
  record KnownMarket(
      long id,
      int runners,
      int winners,
      boolean eachWay,
      Lines lines,
      boolean asian,
      String currency,
      String status,
      boolean inPlay,
      boolean crossMatching,
      boolean bspMarket,
      long version) {
    /** It has one result, and its runners have none. */
    boolean hasOwnResult() {
      return asian || lines.exist();
    }
  }

  void learn(Map<String, Object> outcome) {
    switch ((String) outcome.get("outcome")) {
      case "AccountOpened" -> learnAccount(outcome);
      case "AccountChanged" -> learnChange(outcome);
      case "Deposited" -> learnDeposit(outcome);
      case "DepositChanged" -> learnRequest(outcome);
      case "ExclusionChanged" -> learnExclusion(outcome);
      case "WalletOpened" -> wallets.get(account(outcome)).add((String) outcome.get("currency"));
      case "HaltChanged" -> learnHalt(outcome);
      case "ProviderRegistered" -> learnProvider(outcome);
      case "GameRegistered" ->
          games
              .computeIfAbsent(number(outcome, "providerId"), none -> new ArrayList<>())
              .add(number(outcome, "gameId"));
      case "SessionChanged" -> own(sessions, outcome, "sessionId");
      case "WithdrawalChanged" -> own(withdrawals, outcome, "withdrawalId");
      case "OrderAccepted" -> learnOrder(outcome, "orderId");
      case "OrderReplaced" -> learnOrder(outcome, "newOrderId");
      case "BetAccepted" -> {
        own(placed, outcome, "betId");
        legs.put(number(outcome, "betId"), (List<?>) outcome.get("legs"));
      }
      case "BonusDefined" -> add(definitions, number(outcome, "definitionId"));
      case "BonusChanged" -> learnBonus(outcome);
      case "PriceChanged" -> learnPrice(outcome);
      case "SelectionSettled" -> learnPrice(outcome);
      case "RoundDebited" -> add(bets, outcome);
      case "RoundCredited" -> add(wins, outcome);
      case "RoundChanged" -> learnRound(outcome);
      case "ApprovalPending" -> learnPending(outcome);
      case "OrderReduced" -> forgetIfGone(outcome);
      case "OrderSettled" -> forget(outcome);
      case "Matched" -> history.learnMatch(outcome);
      case "RunnerChanged" -> history.learnRunner(outcome);
      case "MarketChanged" -> learnMarket(outcome);
      case "TimeAdvanced" -> workPending = false;
      case "Refused" -> learnRefusal(outcome);
      default -> {
        // Nothing that a later command would need.
      }
    }
  }

  /** Remembers a command that was sent. */
  void sent(Map<String, Object> command) {
    if (command.containsKey("transactionId") || command.containsKey("actions")) {
      add(transactions, command);
    }
  }

  List<KnownMarket> liveMarkets() {
    return markets.values().stream()
        .filter(market -> !market.status().equals("SETTLED") && !market.status().equals("VOIDED"))
        .toList();
  }

  List<KnownMarket> openMarkets() {
    return markets.values().stream().filter(market -> market.status().equals("OPEN")).toList();
  }

  boolean hasOpenMarket() {
    return !openMarkets().isEmpty();
  }

  private void learnAccount(Map<String, Object> outcome) {
    house = "HOUSE".equals(outcome.get("accountKind")) ? account(outcome) : house;
    accounts.add(account(outcome));
    openAccounts.add(account(outcome));
    wallets.put(account(outcome), new ArrayList<>(List.of((String) outcome.get("currency"))));
  }

  private void learnProvider(Map<String, Object> outcome) {
    providers.add(number(outcome, "providerId"));
    if (!Boolean.TRUE.equals(outcome.get("test"))) {
      realProviders.add(number(outcome, "providerId"));
    }
  }

  private void learnDeposit(Map<String, Object> outcome) {
    funded
        .computeIfAbsent(account(outcome), none -> new HashSet<>())
        .add((String) outcome.get("currency"));
    add(deposited, outcome);
  }

  private void learnRound(Map<String, Object> outcome) {
    if ("COMMITTED".equals(outcome.get("fairness"))) {
      add(committed, outcome);
    }
  }

  private void learnRequest(Map<String, Object> outcome) {
    if ("PENDING".equals(outcome.get("state"))) {
      add(requested, outcome);
    }
  }

  private void learnChange(Map<String, Object> outcome) {
    Map<?, ?> flags = (Map<?, ?>) outcome.get("after");
    openAccounts.remove(account(outcome));
    if (outcome.get("statusAfter").equals("OPEN")) {
      openAccounts.add(account(outcome));
    }
    if (flags.get("locked").equals(true) || flags.get("bet").equals(false)) {
      blocked.add(account(outcome));
    } else {
      blocked.remove(account(outcome));
    }
  }

  private void learnExclusion(Map<String, Object> outcome) {
    if (outcome.get("kindAfter").equals("NONE")) {
      excluded.remove(account(outcome));
    } else {
      excluded.put(account(outcome), number(outcome, "endsAtAfter"));
    }
  }

  private void learnOrder(Map<String, Object> outcome, String id) {
    if (number(outcome, id) != 0) {
      own(orders, outcome, id);
    }
    if (number(outcome, "orderRef") != 0) {
      referenced.add(number(outcome, id));
    }
    if (number(outcome, "delayedUntil") != 0) {
      delays.add(number(outcome, "delayedUntil"));
    }
  }

  private void learnPrice(Map<String, Object> outcome) {
    prices.put(number(outcome, "marketId") + ":" + number(outcome, "runner"), outcome);
  }

  private void learnBonus(Map<String, Object> outcome) {
    own(bonuses, outcome, "bonusId");
    keep(activeBonuses, "ACTIVE", outcome);
    keep(queuedBonuses, "QUEUED", outcome);
  }

  private static void keep(
      Map<Long, Map<String, Object>> bonuses, String state, Map<String, Object> outcome) {
    bonuses.remove(number(outcome, "bonusId"));
    if (outcome.get("state").equals(state)) {
      bonuses.put(number(outcome, "bonusId"), outcome);
    }
  }

  private void learnHalt(Map<String, Object> outcome) {
    halts.removeIf(
        halt ->
            halt.get("scope").equals(outcome.get("scope"))
                && number(halt, "providerId") == number(outcome, "providerId")
                && number(halt, "gameId") == number(outcome, "gameId"));
    if (outcome.get("after").equals(true)) {
      halts.add(outcome);
    }
  }

  private void learnPending(Map<String, Object> outcome) {
    Long sequence = number(outcome, "sequence");
    if ("PENDING".equals(outcome.get("state"))) {
      add(pending, sequence);
    } else {
      pending.remove(sequence);
    }
  }

  private void forgetIfGone(Map<String, Object> outcome) {
    boolean nothingLeft = number(outcome, "matched") == 0 && number(outcome, "unmatched") == 0;
    if (nothingLeft && !referenced.contains(number(outcome, "orderId"))) {
      forget(outcome);
    }
  }

  private void forget(Map<String, Object> outcome) {
    orders.remove(new Owned(number(outcome, "orderId"), account(outcome)));
  }

  private static Long account(Map<String, Object> outcome) {
    return number(outcome, "accountId");
  }

  private void learnMarket(Map<String, Object> outcome) {
    long id = number(outcome, "marketId");
    markets.put(
        id,
        new KnownMarket(
            id,
            (int) number(outcome, "runners"),
            (int) number(outcome, "winners"),
            outcome.get("bettingType").equals("EACH_WAY"),
            Lines.of(outcome),
            outcome.get("bettingType").equals("ASIAN_HANDICAP"),
            (String) outcome.get("currency"),
            (String) outcome.get("status"),
            outcome.get("inPlay").equals(true),
            outcome.get("crossMatching").equals(true),
            outcome.get("bspMarket").equals(true),
            number(outcome, "version")));
    if (markets.size() > LATEST) {
      markets.remove(markets.keySet().iterator().next());
    }
  }

  private void learnRefusal(Map<String, Object> outcome) {
    workPending |= "WORK_PENDING".equals(outcome.get("reason"));
    if ("INSUFFICIENT_FUNDS".equals(outcome.get("reason")) && number(outcome, "concerns") > 0) {
      add(funds, new Owned(number(outcome, "concerns"), account(outcome)));
    }
    if ("UNKNOWN_MARKET".equals(outcome.get("reason"))) {
      markets.remove(number(outcome, "concerns"));
    }
  }

  private static void own(List<Owned> objects, Map<String, Object> outcome, String field) {
    Owned owned = new Owned(number(outcome, field), number(outcome, "accountId"));
    if (!objects.contains(owned)) {
      add(objects, owned);
    }
  }

  private static <T> void add(List<T> list, T element) {
    list.add(element);
    if (list.size() > LATEST) {
      list.remove(0);
    }
  }

  private static long number(Map<String, Object> outcome, String field) {
    return outcome.get(field) instanceof Long number ? number : 0;
  }
}
