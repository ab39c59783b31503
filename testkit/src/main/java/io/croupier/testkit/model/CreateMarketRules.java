package io.croupier.testkit.model;

import static io.croupier.protocol.Field.asianRunners;
import static io.croupier.protocol.Field.betDelayModel;
import static io.croupier.protocol.Field.bettingType;
import static io.croupier.protocol.Field.bspMarket;
import static io.croupier.protocol.Field.closeAt;
import static io.croupier.protocol.Field.commissionBasisPoints;
import static io.croupier.protocol.Field.crossMatching;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.eachWayDivisor;
import static io.croupier.protocol.Field.factors;
import static io.croupier.protocol.Field.feeModel;
import static io.croupier.protocol.Field.ladder;
import static io.croupier.protocol.Field.lineInterval;
import static io.croupier.protocol.Field.lineMax;
import static io.croupier.protocol.Field.lineMin;
import static io.croupier.protocol.Field.makerBp;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.runners;
import static io.croupier.protocol.Field.takerBp;
import static io.croupier.protocol.Field.winners;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.protocol.Field;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** CreateMarket. */
final class CreateMarketRules {
  private final World world;
  private final MarketRules marketRules;

  CreateMarketRules(World world, MarketRules marketRules) {
    this.world = world;
    this.marketRules = marketRules;
  }

  void create(Turn turn) {
    Command command = turn.command;
    Refusal refusal = refusal(turn);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    makeRoom((int) command.number("runners"));
    long id = world.ids.next(IdSource.Kind.MARKET);
    Market market = new Market(id, turn.sender, command, world.limits.customLadder());
    world.markets.put(id, market);
    world.feed.changed(market);
    marketRules.setTimer(market);
    market.describe(turn.answer("MarketChanged", 0));
  }

  private Refusal refusal(Turn turn) {
    Command command = turn.command;
    long number = command.number("runners");
    long end = command.number("closeAt");
    boolean isEachWay = command.text("bettingType").equals("EACH_WAY");
    long divisor = command.number("eachWayDivisor");
    boolean badDivisor = isEachWay ? divisor < 1 || divisor > 20 : divisor != 0;
    long least = command.number("lineMin");
    long most = command.number("lineMax");
    long interval = command.number("lineInterval");
    List<Command> rows = command.rows("asianRunners");
    Field wrong = wrongHandicap(rows);
    boolean asian = command.text("bettingType").equals("ASIAN_HANDICAP");
    boolean line = command.text("bettingType").equals("LINE");
    boolean fees = command.text("feeModel").equals("MAKER_TAKER");
    boolean crosses = command.isTrue("crossMatching");
    List<Command> factorRows = command.rows("factors");
    Field wrongFactor = wrongFactor(factorRows, number);
    return new Checks()
        .when(line ? number != 1 : number < 2 || number > 256, INVALID_AMOUNT, runners)
        .when(command.number("winners") > number - 1, INVALID_AMOUNT, winners)
        .when(asian && command.number("winners") != 0, INVALID_AMOUNT, winners)
        .when(isEachWay && command.number("winners") == 0, INVALID_AMOUNT, winners)
        .when(
            command.number("commissionBasisPoints") > (fees ? 0 : 10_000),
            INVALID_AMOUNT,
            commissionBasisPoints)
        .when(end != 0 && end <= turn.time, INVALID_AMOUNT, closeAt)
        .when(command.number("makerBp") > (fees ? 10_000 : 0), INVALID_AMOUNT, makerBp)
        .when(command.number("takerBp") > (fees ? 10_000 : 0), INVALID_AMOUNT, takerBp)
        .unknown(command, "bettingType", bettingType)
        .unknown(command, "ladder", ladder)
        .when(line && command.has("ladder"), INVALID_AMOUNT, ladder)
        .unknown(command, "keepAllowed", none)
        .unknown(command, "betDelayModel", betDelayModel)
        .unknown(command, "feeModel", feeModel)
        .when(fees && (isEachWay || line || asian), INVALID_AMOUNT, feeModel)
        .when(badDivisor, INVALID_AMOUNT, eachWayDivisor)
        .when(line ? least < 1 || least > 100_000 : least != 0, INVALID_AMOUNT, lineMin)
        .when(line ? most < least || most > 100_000 : most != 0, INVALID_AMOUNT, lineMax)
        .when(line ? !fits(least, most, interval) : interval != 0, INVALID_AMOUNT, lineInterval)
        .when(rows.size() != (asian ? number : 0), INVALID_AMOUNT, asianRunners)
        .when(wrong != null, INVALID_AMOUNT, wrong)
        .unknown(command, "bspMarket", none)
        .when(command.isTrue("bspMarket") && !hasSp(command), INVALID_AMOUNT, bspMarket)
        .unknown(command, "crossMatching", none)
        .when(crosses && !canCross(command), INVALID_AMOUNT, crossMatching)
        .unknown(command, "test", none)
        .when(command.isTrue("test") && isReal(command), INVALID_AMOUNT, Field.test)
        .when(!factorRows.isEmpty() && (line || asian), INVALID_AMOUNT, factors)
        .when(wrongFactor != null, INVALID_AMOUNT, wrongFactor)
        .when(crosses && world.house == null, UNKNOWN_ACCOUNT, crossMatching)
        .when(crosses && world.houseLacks(command.text("currency")), UNKNOWN_WALLET, currency)
        .when(!world.knows(command.text("currency")), CURRENCY_MISMATCH, currency)
        .when(!roomWithoutForgotten(number), CAPACITY)
        .first();
  }

  /** It brings the house something, or bets against it. */
  private static boolean isReal(Command command) {
    return command.number("commissionBasisPoints") != 0
        || command.number("makerBp") != 0
        || command.number("takerBp") != 0
        || command.isTrue("crossMatching");
  }

  /** The field that is wrong in the first row that is, or null. */
  private static Field wrongHandicap(List<Command> rows) {
    for (Command row : rows) {
      Handicap first = handicap(rows.get(0));
      Handicap handicap = handicap(row);
      boolean noSide = row.text("asianSide").isEmpty();
      if (noSide || handicap.isOfGoals() != first.isOfGoals()) {
        return Field.asianSide;
      }
      if (!handicap.isInRange()) {
        return Field.handicap;
      }
    }
    return null;
  }

  /** The field that is wrong in the first row that is, or null. */
  private static Field wrongFactor(List<Command> rows, long runners) {
    for (Command row : rows) {
      long runner = row.number("runner");
      if (runner < 1 || runner > runners) {
        return Field.runner;
      }
      if (!isFactor(row)) {
        return Field.reductionFactor;
      }
    }
    return null;
  }

  static boolean isFactor(Command row) {
    long factor = row.number("reductionFactor");
    return factor >= 0 && factor <= 100_000;
  }

  private static Handicap handicap(Command row) {
    return new Handicap(row.text("asianSide"), row.number("handicap"));
  }

  /** From the least to the most by whole intervals, in at most 1,000 lines. */
  private static boolean fits(long least, long most, long interval) {
    return interval > 0 && (most - least) % interval == 0 && (most - least) / interval + 1 <= 1_000;
  }

  /** Starting prices are for odds without fees, on at most 1,024 prices. */
  private boolean hasSp(Command command) {
    String type = command.text("bettingType");
    boolean odds = type.isEmpty() || type.equals("ODDS");
    boolean fees = command.text("feeModel").equals("MAKER_TAKER");
    Ladder ladder = Ladder.named(command.text("ladder"), world.limits.customLadder());
    return odds && !fees && ladder.prices().size() <= 1_024;
  }

  /** Orders can be matched across the runners of one race to win, without fees. */
  private boolean canCross(Command command) {
    String type = command.text("bettingType");
    return (type.isEmpty() || type.equals("ODDS"))
        && command.number("makerBp") + command.number("takerBp") == 0
        && command.number("winners") == 1
        && command.number("runners") <= Math.min(20, world.limits.matchesPerCommand());
  }

  private boolean roomWithoutForgotten(long number) {
    long living = world.markets.values().stream().filter(market -> market.forgotten == 0).count();
    long taken =
        world.markets.values().stream()
            .filter(market -> market.forgotten == 0)
            .mapToLong(market -> market.runners)
            .sum();
    return living < world.limits.markets() && taken + number <= world.limits.runners();
  }

  /** Forgotten markets give way, the one forgotten first at first. */
  private void makeRoom(int number) {
    Deque<Market> ended = new ArrayDeque<>();
    world.markets.values().stream()
        .filter(market -> market.forgotten != 0)
        .sorted(Comparator.comparingLong(market -> market.forgotten))
        .forEach(ended::add);
    while (world.markets.size() >= world.limits.markets()
        || world.runners() + number > world.limits.runners()) {
      world.markets.remove(ended.removeFirst().id);
    }
  }
}
