package io.croupier.testkit.model;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.LIABILITY_LIMIT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.PRICE_CHANGED;
import static io.croupier.protocol.RefusalReason.RELATED_SELECTIONS;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.SELECTION_NOT_OFFERED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import io.croupier.protocol.HaltScope;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bets of fixed odds. */
final class BetRules {
  private final World world;
  private final FreeBets freeBets;

  BetRules(World world, FreeBets freeBets) {
    this.world = world;
    this.freeBets = freeBets;
  }

  void place(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    List<Command> rows = command.rows("legs");
    rows = rows.size() > 20 ? List.of() : rows;
    if (senderAndShape(turn, account, rows).refuse(turn)) {
      return;
    }
    Bet bet = new Bet(command, account, world);
    for (Command row : rows) {
      Selection selection = selection(row);
      bet.legs.add(new Bet.Leg(selection, bet));
      bet.maximumPayout =
          bet.maximumPayout
              .min(selection.cap.payout(bet.currency))
              .min(selection.market.cap.payout(bet.currency));
    }
    BigInteger total = bet.totalStake();
    boolean overflows =
        total.compareTo(Money.MAX) > 0 || world.ledger.overflows(Kind.BOOK, 0, bet.currency, total);
    BetChecks offer = offer(rows, bet).when(overflows, OVERFLOW, Field.stake, 0);
    if (offer.refuse(turn)) {
      return;
    }
    BetChecks checks = new BetChecks();
    boolean tooLarge = total.compareTo(bet.maximumPayout) > 0;
    checks.when(tooLarge, INVALID_STAKE, Field.stake, bet.maximumPayout.longValueExact());
    if (bet.free != null && bet.free.definition.maxCashout() != 0) {
      bet.maximumPayout = bet.maximumPayout.min(Money.of(bet.free.definition.maxCashout()));
    }
    BigInteger most = bet.maximumReturn();
    BigInteger staked = total.subtract(bet.notReturned());
    bet.most = most;
    bet.risk = most.subtract(staked).max(BigInteger.ZERO);
    freeBets.judge(checks.checks, command, total);
    money(checks, bet, staked);
    if (checks.refuse(turn)) {
      return;
    }
    accept(turn, bet, total, staked);
  }

  private BetChecks senderAndShape(Turn turn, Account account, List<Command> rows) {
    Command command = turn.command;
    long id = command.accountId();
    String code = command.text("currency");
    long sessionId = command.number("sessionId");
    Session session = world.sessions.get(sessionId);
    boolean known = account != null;
    boolean dormant = known && RecordRules.isDormant(world, account, turn.time);
    boolean noWallet = known && world.knows(code) && !account.wallets.contains(code);
    boolean foreign = session != null && session.account != account;
    boolean waits = command.number("freeBet") != 0 && world.waitsForRounds(id);
    BetChecks checks =
        new BetChecks()
            .when(waits, WORK_PENDING, Field.accountId, id)
            .when(!known, UNKNOWN_ACCOUNT, Field.accountId, id)
            .when(noWallet, UNKNOWN_WALLET, Field.currency, 0)
            .when(sessionId != 0 && session == null, UNKNOWN_SESSION, Field.sessionId, sessionId)
            .when(foreign, NOT_OWNER, Field.sessionId, sessionId)
            .when(known && !account.isOpen(), ACCOUNT_CLOSED, Field.accountId, id)
            .when(dormant, ACCOUNT_DORMANT, Field.accountId, id)
            .when(known && account.isTest, NOT_PERMITTED, Field.accountId, 0)
            .when(known && account.locked, ACCOUNT_LOCKED, Field.accountId, id)
            .when(
                known && account.exclusion.isInForce(turn.time),
                known ? account.exclusion.reason() : ACCOUNT_LOCKED,
                Field.accountId,
                id)
            .when(known && (!account.bet || account.isHouse), BET_OFF, Field.accountId, id)
            .when(
                session != null && session.over(turn.time),
                SESSION_EXPIRED,
                Field.sessionId,
                sessionId)
            .when(!world.knows(code), CURRENCY_MISMATCH, Field.currency, 0);
    world.rules.halted(checks.checks, HaltScope.ODDS);
    world.rules.notVerified(checks.checks, account, "verifyBets");
    freeBets.known(checks.checks, command.number("freeBet"), account, Field.freeBet);
    shape(checks, command, rows);
    for (int i = 1; i <= rows.size(); i++) {
      long marketId = rows.get(i - 1).number("marketId");
      long runner = rows.get(i - 1).number("runner");
      boolean noMarket = !world.oddsMarkets.containsKey(marketId);
      boolean noRunner = world.selection(marketId, runner) == null;
      checks
          .when(i, noMarket, UNKNOWN_MARKET, Field.marketId, marketId)
          .when(i, noRunner, UNKNOWN_RUNNER, Field.runner, runner);
    }
    return checks;
  }

  private static void shape(BetChecks checks, Command command, List<Command> rows) {
    String kind = command.text("betKind");
    long stake = command.number("stake");
    long combination = command.number("combination");
    boolean eachWay = command.isTrue("eachWay");
    boolean badStake = stake < 1 || stake > Money.MAX.longValue();
    boolean badCombination =
        kind.equals("COMBINATION")
            ? combination < 1 || combination > rows.size()
            : combination != 0;
    boolean badLegs = !kind.isEmpty() && !Bet.fits(kind, rows.size());
    checks
        .when(badStake, INVALID_AMOUNT, Field.stake, 0)
        .when(kind.isEmpty(), INVALID_AMOUNT, Field.betKind, 0)
        .when(badLegs, INVALID_AMOUNT, Field.legs, 0)
        .when(badCombination, INVALID_AMOUNT, Field.combination, 0)
        .when(command.isUnknown("eachWay"), INVALID_AMOUNT, Field.none, 0);
    for (int i = 1; i <= rows.size(); i++) {
      Command row = rows.get(i - 1);
      long divisor = row.number("placeDivisor");
      boolean badDivisor = eachWay ? divisor < 1 || divisor > 20 : divisor != 0;
      checks
          .when(i, !OddsRules.isPrice(row.number("price")), INVALID_AMOUNT, Field.price, 0)
          .when(i, badDivisor, INVALID_AMOUNT, Field.placeDivisor, 0)
          .when(i, !eachWay && row.number("places") != 0, INVALID_AMOUNT, Field.places, 0)
          .when(i, row.isUnknown("consent"), INVALID_AMOUNT, Field.consent, 0);
    }
  }

  private BetChecks offer(List<Command> rows, Bet bet) {
    BetChecks checks = new BetChecks();
    List<OddsMarket> before = new ArrayList<>();
    for (int i = 1; i <= rows.size(); i++) {
      Command row = rows.get(i - 1);
      Selection selection = selection(row);
      long runner = selection.runner;
      boolean not = selection.price == 0 || bet.eachWay && selection.divisor == 0;
      boolean related = before.contains(selection.market);
      checks
          .when(i, selection.isWithdrawn(), RUNNER_REMOVED, Field.runner, runner)
          .when(i, not, SELECTION_NOT_OFFERED, Field.runner, runner)
          .when(i, related, RELATED_SELECTIONS, Field.runner, runner)
          .when(i, isChanged(row, selection, bet.eachWay), PRICE_CHANGED, Field.price, runner);
      before.add(selection.market);
    }
    return checks;
  }

  private static boolean isChanged(Command row, Selection selection, boolean eachWay) {
    long stated = row.number("priceVersion");
    long price = row.number("price");
    long divisor = row.number("placeDivisor");
    long offered = eachWay ? selection.divisor : 0;
    long places = row.number("places");
    return switch (row.text("consent")) {
      case "ANY" -> false;
      case "BETTER" ->
          selection.price < price
              || offered > divisor
              || eachWay && many(selection.places) < many(places);
      default ->
          selection.price != price
              || stated != 0 && stated != selection.version
              || offered != divisor
              || eachWay && selection.places != places;
    };
  }

  /** 0 places are all of them. */
  private static long many(long places) {
    return places == 0 ? Long.MAX_VALUE : places;
  }

  private void money(BetChecks checks, Bet bet, BigInteger staked) {
    BigInteger cash = world.ledger.of(Kind.CASH, bet.account.id, bet.currency);
    boolean tooPoor = bet.free == null && staked.compareTo(cash) > 0;
    checks
        .when(tooPoor, INSUFFICIENT_FUNDS, Field.stake, cash.longValueExact())
        .when(isFull(bet.legs.size()), CAPACITY, Field.none, 0);
    for (int i = 1; i <= bet.legs.size(); i++) {
      Selection selection = bet.legs.get(i - 1).selection;
      limit(checks, i, selection.cap, bet, Field.runner);
      limit(checks, i, selection.market.cap, bet, Field.marketId);
    }
    new Allowance(world, bet.account, bet.currency)
        .bet(staked, Field.stake)
        .forEach(no -> checks.when(true, no.reason(), no.field(), no.concerns()));
    BigInteger room = room(bet.currency);
    boolean tooMuch = bet.risk.compareTo(room) > 0;
    checks.when(tooMuch, LIABILITY_LIMIT, Field.currency, room.longValueExact());
  }

  /** What the house may lose more, by its own limit and if all open bets brought their most. */
  private BigInteger room(String currency) {
    BigInteger book = world.ledger.of(Kind.BOOK, 0, currency);
    BigInteger promised =
        world.bets.values().stream()
            .filter(bet -> bet.currency.equals(currency) && bet.state == Bet.State.OPEN)
            .map(bet -> bet.most)
            .reduce(BigInteger.ZERO, BigInteger::add);
    return Money.MAX
        .add(book)
        .subtract(promised)
        .min(world.oddsCap.most(currency).subtract(world.oddsCap.liability(currency)))
        .max(BigInteger.ZERO);
  }

  private static void limit(BetChecks checks, int leg, OddsMarket.Cap cap, Bet bet, Field field) {
    BigInteger most = cap.most(bet.currency);
    boolean tooMuch = cap.liability(bet.currency).add(bet.risk).compareTo(most) > 0;
    checks.when(leg, tooMuch, LIABILITY_LIMIT, field, most.longValueExact());
  }

  private boolean isFull(int legs) {
    int bets = world.bets.size();
    int used = world.betLegs();
    for (Bet bet : world.endedBets()) {
      boolean owed = bet.legs.stream().anyMatch(leg -> leg.selection.working);
      if (owed || bets < world.limits.bets() && used + legs <= world.limits.betLegs()) {
        break;
      }
      bets--;
      used -= bet.legs.size();
    }
    return bets >= world.limits.bets() || used + legs > world.limits.betLegs();
  }

  private void accept(Turn turn, Bet bet, BigInteger total, BigInteger staked) {
    while (world.bets.size() >= world.limits.bets()
        || world.betLegs() + bet.legs.size() > world.limits.betLegs()) {
      world.bets.remove(world.endedBets().get(0).id);
    }
    bet.id = world.ids.next(IdSource.Kind.BET);
    world.bets.put(bet.id, bet);
    take(bet, staked);
    if (bet.free != null) {
      freeBets.make(bet);
    }
    bet.count(world, true);
    turn.answer("BetAccepted", bet.account.id)
        .with("betId", bet.id)
        .with("stake", bet.stake)
        .with("totalStake", total)
        .with("maximumReturn", bet.most)
        .with("cash", world.ledger.of(Kind.CASH, bet.account.id, bet.currency))
        .with("freeBet", turn.command.number("freeBet"))
        .with("lines", bet.lines())
        .with("oneWinnerFactor", bet.lucky.factor())
        .with("allWinnersBasisPoints", bet.lucky.basisPoints())
        .with("currency", bet.currency)
        .with("betKind", bet.kind)
        .with("combination", bet.combination)
        .with("eachWay", bet.eachWay)
        .withRows(
            "legs",
            bet.legs.stream().map(leg -> with(row(leg), "priceVersion", version(leg))).toList());
    Events.stake(world, turn, bet.account, bet.currency, staked, bet.id);
  }

  private void take(Bet bet, BigInteger staked) {
    move(world, bet, staked.negate());
    bet.account.happenings.staked(bet.currency, staked);
  }

  /** Pays what a bet brings, or takes it back. */
  static void pay(World world, Bet bet, BigInteger amount) {
    move(world, bet, amount);
    bet.account.happenings.paid(bet.currency, amount);
  }

  private static void move(World world, Bet bet, BigInteger amount) {
    world.ledger.move(
        new Balance(Kind.BOOK, 0, bet.currency),
        new Balance(Kind.CASH, bet.account.id, bet.currency),
        amount);
  }

  void report(Turn turn) {
    Bet bet = world.bets.get(turn.command.number("betId"));
    if (known(turn, bet).refuse(turn)) {
      return;
    }
    turn.answer("BetReported", bet.account.id)
        .with("betId", bet.id)
        .with("stake", bet.stake)
        .with("returned", bet.cashedOut.add(bet.paid))
        .with("maximumPayout", bet.maximumPayout)
        .with("freeBet", bet.free == null ? 0 : bet.free.id)
        .with("lines", bet.lines())
        .with("oneWinnerFactor", bet.lucky.factor())
        .with("allWinnersBasisPoints", bet.lucky.basisPoints())
        .with("currency", bet.currency)
        .with("betKind", bet.kind)
        .with("combination", bet.combination)
        .with("eachWay", bet.eachWay)
        .with("state", bet.state)
        .withRows(
            "legs", bet.legs.stream().map(leg -> with(row(leg), "settled", leg.settled)).toList());
  }

  void offer(Turn turn) {
    Bet bet = world.bets.get(turn.command.number("betId"));
    BetChecks checks = known(turn, bet);
    if (bet != null) {
      forSale(checks, bet);
    }
    if (checks.refuse(turn)) {
      return;
    }
    turn.answer("CashOutOffered", bet.account.id)
        .with("betId", bet.id)
        .with("amount", bet.offer(bet.stake, world.cashOutMargin))
        .with("stake", bet.stake)
        .with("currency", bet.currency)
        .withRows(
            "versions",
            bet.legs.stream()
                .map(leg -> with(new LinkedHashMap<>(), "priceVersion", version(leg)))
                .toList());
  }

  void cashOut(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    Bet bet = world.bets.get(command.number("betId"));
    BigInteger stated = Money.of(command.number("stake"));
    BigInteger least = Money.of(command.number("leastAmount"));
    boolean badLeast = least.signum() < 0 || least.compareTo(Money.MAX) > 0;
    List<Command> versions = command.rows("versions");
    long id = command.number("betId");
    BetChecks checks =
        new BetChecks()
            .when(account == null, UNKNOWN_ACCOUNT, Field.accountId, command.accountId())
            .when(
                account != null && account.locked,
                ACCOUNT_LOCKED,
                Field.accountId,
                command.accountId())
            .when(bet == null, UNKNOWN_BET, Field.betId, id);
    if (bet != null) {
      boolean badStake = stated.signum() < 0 || stated.compareTo(bet.stake) > 0;
      checks
          .when(bet.account != account, NOT_OWNER, Field.betId, id)
          .when(badStake, INVALID_AMOUNT, Field.stake, 0)
          .when(badLeast, INVALID_AMOUNT, Field.leastAmount, 0)
          .when(versions.size() != bet.legs.size(), INVALID_AMOUNT, Field.versions, 0);
      forSale(checks, bet);
      for (int i = 1; i <= Math.min(versions.size(), bet.legs.size()); i++) {
        Bet.Leg leg = bet.legs.get(i - 1);
        boolean changed = versions.get(i - 1).number("priceVersion") != version(leg);
        checks.when(i, changed, PRICE_CHANGED, Field.price, leg.selection.runner);
      }
    }
    if (checks.refuse(turn)) {
      return;
    }
    BigInteger part = stated.signum() == 0 ? bet.stake : stated;
    BigInteger amount = bet.offer(part, world.cashOutMargin);
    boolean tooLittle = amount.compareTo(least) < 0;
    BetChecks worth =
        new BetChecks()
            .when(tooLittle, PRICE_CHANGED, Field.leastAmount, amount.longValueExact())
            .when(amount.signum() == 0, INVALID_STAKE, Field.stake, 0);
    if (worth.refuse(turn)) {
      return;
    }
    buy(bet, part, amount);
    bet.describe(turn.answer("BetSettled", account.id), world, amount);
    Events.win(world, turn, account, bet.currency, amount, bet.id);
  }

  private void buy(Bet bet, BigInteger part, BigInteger amount) {
    bet.count(world, false);
    bet.stake = bet.stake.subtract(part);
    bet.cashedOut = bet.cashedOut.add(amount);
    pay(world, bet, amount);
    bet.most = bet.maximumReturn();
    bet.risk = bet.most.subtract(bet.totalStake()).max(BigInteger.ZERO);
    if (bet.stake.signum() == 0) {
      bet.risk = BigInteger.ZERO;
      bet.state = Bet.State.CASHED_OUT;
      bet.ended = world.count();
    }
    bet.count(world, true);
  }

  private static void forSale(BetChecks checks, Bet bet) {
    boolean plain = bet.kind.equals("SINGLE") || bet.kind.equals("ACCUMULATOR");
    boolean not = bet.state != Bet.State.OPEN || !plain || bet.eachWay || bet.free != null;
    checks.when(not, INVALID_TRANSITION, Field.betId, bet.id);
    for (int i = 1; i <= bet.legs.size(); i++) {
      Bet.Leg leg = bet.legs.get(i - 1);
      boolean none = !leg.settled && leg.selection.price == 0 || leg.selection.working;
      checks.when(i, none, SELECTION_NOT_OFFERED, Field.runner, leg.selection.runner);
    }
  }

  private BetChecks known(Turn turn, Bet bet) {
    long id = turn.command.number("betId");
    long asker = turn.command.accountId();
    boolean foreign = bet != null && asker != 0 && bet.account.id != asker;
    return new BetChecks()
        .when(bet == null, UNKNOWN_BET, Field.betId, id)
        .when(foreign, NOT_OWNER, Field.betId, id);
  }

  private Selection selection(Command row) {
    return world.selection(row.number("marketId"), row.number("runner"));
  }

  /** 0 where the selection is not known any more. */
  private long version(Bet.Leg leg) {
    Selection known = world.selection(leg.selection.market.id, leg.selection.runner);
    return known == leg.selection ? leg.selection.version : 0;
  }

  private static Map<String, Object> row(Bet.Leg leg) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("marketId", leg.selection.market.id);
    row.put("price", leg.price);
    row.put("runner", leg.selection.runner);
    return leg.divisor == 0
        ? row
        : with(with(row, "placeDivisor", leg.divisor), "places", leg.places);
  }

  /** What is the schema's null is not there. */
  private static Map<String, Object> with(Map<String, Object> row, String field, Object value) {
    if (!value.equals(0L)) {
      row.put(field, value);
    }
    return row;
  }
}
