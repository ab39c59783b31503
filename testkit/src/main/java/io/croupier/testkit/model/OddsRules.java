package io.croupier.testkit.model;

import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Selection.Result;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Prices, limits, terms and results of fixed odds. */
final class OddsRules {
  private final World world;
  private final FreeBets freeBets;

  OddsRules(World world, FreeBets freeBets) {
    this.world = world;
    this.freeBets = freeBets;
  }

  void setPrice(Turn turn) {
    Command command = turn.command;
    long id = command.number("marketId");
    long runner = command.number("runner");
    long price = command.number("price");
    long divisor = command.number("placeDivisor");
    long places = command.number("places");
    Selection known = world.selection(id, runner);
    boolean withdrawn = known != null && known.isWithdrawn();
    boolean ended = known != null && known.hasResult() && !withdrawn;
    boolean same =
        known != null && known.price == price && known.divisor == divisor && known.places == places;
    boolean full = known == null && world.selections() >= world.limits.selections();
    boolean badPrice = price != 0 && !isPrice(price);
    Checks checks =
        new Checks()
            .amount(id, 1, Field.marketId)
            .when(badPrice, INVALID_AMOUNT, Field.price)
            .when(runner < 1 || runner > 256, INVALID_AMOUNT, Field.runner)
            .when(divisor > 20, INVALID_AMOUNT, Field.placeDivisor)
            .when(ended, INVALID_TRANSITION, Field.runner, runner)
            .when(withdrawn, RUNNER_REMOVED, Field.runner, runner)
            .when(same, NO_CHANGE)
            .when(full && oldestOver() == null, CAPACITY);
    if (refused(turn, checks)) {
      return;
    }
    if (full) {
      world.oddsMarkets.remove(oldestOver().id);
    }
    Selection selection = known == null ? create(id, runner) : known;
    selection.price = price;
    selection.divisor = divisor;
    selection.places = places;
    selection.version++;
    selection.describe(turn);
  }

  private Selection create(long id, long runner) {
    OddsMarket market = world.oddsMarkets.computeIfAbsent(id, OddsMarket::new);
    Selection selection = new Selection(market, runner);
    market.selections.put(runner, selection);
    market.judge(world);
    return selection;
  }

  private OddsMarket oldestOver() {
    return world.oddsMarkets.values().stream()
        .filter(market -> market.overSince != 0)
        .min(Comparator.comparingLong(market -> market.overSince))
        .orElse(null);
  }

  void setLimits(Turn turn) {
    Command command = turn.command;
    long id = command.number("marketId");
    long runner = command.number("runner");
    String code = command.text("currency");
    long liability = command.number("liabilityLimit");
    long payout = command.number("payoutLimit");
    OddsMarket market = world.oddsMarkets.get(id);
    Selection selection = world.selection(id, runner);
    boolean noRunner = (id == 0 || market != null) && runner != 0 && selection == null;
    Checks checks =
        new Checks()
            .when(id != 0 && market == null, UNKNOWN_MARKET, Field.marketId, id)
            .when(noRunner, UNKNOWN_RUNNER, Field.runner, runner)
            .amount(liability, 0, Field.liabilityLimit)
            .amount(payout, 0, Field.payoutLimit)
            .when(!world.knows(code), CURRENCY_MISMATCH, Field.currency);
    if (refused(turn, checks)) {
      return;
    }
    OddsMarket.Cap ofMarket = id == 0 ? world.oddsCap : market.cap;
    OddsMarket.Cap cap = runner == 0 ? ofMarket : selection.cap;
    long liabilityBefore = cap.liabilityLimit.getOrDefault(code, 0L);
    long payoutBefore = cap.payoutLimit.getOrDefault(code, 0L);
    boolean same = liability == liabilityBefore && payout == payoutBefore;
    if (refused(turn, new Checks().when(same, NO_CHANGE))) {
      return;
    }
    cap.liabilityLimit.put(code, liability);
    cap.payoutLimit.put(code, payout);
    turn.answer("OddsLimitsChanged", 0)
        .with("marketId", id)
        .with("liabilityLimitBefore", liabilityBefore)
        .with("liabilityLimitAfter", liability)
        .with("payoutLimitBefore", payoutBefore)
        .with("payoutLimitAfter", payout)
        .with("liability", cap.liability(code))
        .with("actorId", command.number("actorId"))
        .with("reasonCode", command.number("reasonCode"))
        .with("currency", code)
        .with("runner", runner);
  }

  void setTerms(Turn turn) {
    Command command = turn.command;
    long margin = command.number("cashOutMarginBasisPoints");
    long most = command.number("ruleFourCap");
    long before = 0;
    boolean bad = command.rows("ruleFour").size() > 32;
    for (Command band : command.rows("ruleFour")) {
      long upper = band.number("upper");
      bad |= !isPrice(upper) || upper <= before || band.number("percent") > 90;
      before = upper;
    }
    Map<String, LuckyBonus> bonuses = new HashMap<>();
    boolean badBonus = false;
    for (Command row : command.rows("luckyBonuses")) {
      String kind = row.text("betKind");
      LuckyBonus bonus =
          new LuckyBonus(row.number("oneWinnerFactor"), row.number("allWinnersBasisPoints"));
      badBonus |= !isGood(kind, bonus) || bonuses.put(kind, bonus) != null;
    }
    Checks checks =
        new Checks()
            .when(margin > 10_000, INVALID_AMOUNT, Field.cashOutMarginBasisPoints)
            .when(most > 90, INVALID_AMOUNT, Field.ruleFourCap)
            .when(bad, INVALID_AMOUNT, Field.ruleFour)
            .when(badBonus, INVALID_AMOUNT, Field.luckyBonuses);
    if (refused(turn, checks)) {
      return;
    }
    world.cashOutMargin = margin;
    world.ruleFourCap = most == 0 ? 90 : most;
    world.ruleFour.clear();
    for (Command band : command.rows("ruleFour")) {
      world.ruleFour.put(band.number("upper"), band.number("percent"));
    }
    world.luckyBonuses.clear();
    world.luckyBonuses.putAll(bonuses);
    turn.answer("BookTermsChanged", 0)
        .with("actorId", command.number("actorId"))
        .with("reasonCode", command.number("reasonCode"))
        .with("cashOutMarginBasisPoints", margin)
        .with("bands", world.ruleFour.size())
        .with("luckyBonuses", bonuses.size())
        .with("ruleFourCap", world.ruleFourCap);
  }

  private static boolean isGood(String kind, LuckyBonus bonus) {
    long most =
        switch (kind) {
          case "PATENT" -> 400;
          case "LUCKY_15" -> 800;
          case "LUCKY_31" -> 1_600;
          case "LUCKY_63" -> 3_200;
          case "TRIXIE", "YANKEE", "CANADIAN", "HEINZ", "SUPER_HEINZ", "GOLIATH" -> 0;
          default -> -1;
        };
    boolean goodFactor = bonus.factor() == 0 || bonus.factor() >= 101 && bonus.factor() <= most;
    return most >= 0 && goodFactor && bonus.basisPoints() <= 10_000;
  }

  void settle(Turn turn) {
    Command command = turn.command;
    long id = command.number("marketId");
    long runner = command.number("runner");
    OddsMarket market = world.oddsMarkets.get(id);
    Selection selection = world.selection(id, runner);
    Result result = Result.of(command);
    boolean withdrawn = result.name().equals("WITHDRAWN");
    boolean late = withdrawn && market != null && market.isDecided();
    Checks checks =
        shape(command, result)
            .when(selection != null && selection.working, WORK_PENDING, Field.runner, runner)
            .when(market == null, UNKNOWN_MARKET, Field.marketId, id)
            .when(market != null && selection == null, UNKNOWN_RUNNER, Field.runner, runner)
            .when(late, INVALID_TRANSITION, Field.runner, runner)
            .when(
                selection != null && selection.isWithdrawn(), RUNNER_REMOVED, Field.runner, runner)
            .when(selection != null && selection.result.equals(result), NO_CHANGE);
    if (refused(turn, checks)) {
      return;
    }
    selection.result = result;
    selection.price = 0;
    if (withdrawn) {
      market.deduction += deduction(command.number("price"));
      for (Selection other : market.selections.values()) {
        other.price = 0;
        other.version++;
      }
    } else {
      selection.version++;
    }
    turn.answer("SelectionSettled", 0)
        .with("marketId", id)
        .with("version", selection.version)
        .with("runner", runner)
        .with("position", result.position())
        .with("result", result.name())
        .with("winShare", result.winShare())
        .with("winShareOf", result.winShareOf())
        .with("placeShare", result.place())
        .with("placeShareOf", result.placeOf())
        .with("ruleFour", Math.min(world.ruleFourCap, market.deduction));
    selection.working = true;
    market.judge(world);
    world.works.start(
        turn, new SelectionWork(world, freeBets, selection), world.limits.workPerCommand());
  }

  private static Checks shape(Command command, Result result) {
    boolean unknown = command.isUnknown("result");
    String name = result.name();
    long price = command.number("price");
    boolean mayPrice = unknown || name.equals("WITHDRAWN");
    boolean mayPosition = unknown || name.equals("PLACED");
    boolean mayWin = unknown || name.equals("WON");
    boolean none = !unknown && (name.isEmpty() || name.equals("NONE"));
    boolean badPrice = price != 0 && !(mayPrice && isPrice(price));
    boolean badPosition = result.position() > 256 || !mayPosition && result.position() != 0;
    return new Checks()
        .when(badPrice, INVALID_AMOUNT, Field.price)
        .when(badPosition, INVALID_AMOUNT, Field.position)
        .when(none, INVALID_AMOUNT, Field.result)
        .when(bad(result.winShare(), result.winShareOf(), mayWin), INVALID_AMOUNT, Field.winShare)
        .when(
            bad(result.place(), result.placeOf(), mayWin || mayPosition),
            INVALID_AMOUNT,
            Field.placeShare)
        .when(unknown, INVALID_AMOUNT, Field.result);
  }

  private static boolean bad(long part, long of, boolean allowed) {
    boolean all = part == 0 && of == 0;
    boolean share = part >= 1 && part <= of && of <= 100;
    return !all && !(allowed && share);
  }

  private long deduction(long price) {
    return price == 0
        ? 0
        : world.ruleFour.entrySet().stream()
            .filter(band -> band.getKey() >= price)
            .mapToLong(Map.Entry::getValue)
            .findFirst()
            .orElse(0);
  }

  void ask(Turn turn) {
    long id = turn.command.number("marketId");
    long runner = turn.command.number("runner");
    OddsMarket market = world.oddsMarkets.get(id);
    Selection selection = world.selection(id, runner);
    Checks checks =
        new Checks()
            .when(market == null, UNKNOWN_MARKET, Field.marketId, id)
            .when(market != null && selection == null, UNKNOWN_RUNNER, Field.runner, runner);
    if (!refused(turn, checks)) {
      selection.describe(turn);
    }
  }

  static boolean isPrice(long price) {
    return price >= 101 && price <= 100_000;
  }

  private static boolean refused(Turn turn, Checks checks) {
    if (checks.first() != null) {
      turn.refuse(checks.first());
    }
    return checks.first() != null;
  }
}
