package io.croupier.testkit.model;

import static io.croupier.protocol.Field.bestExecution;
import static io.croupier.protocol.Field.liability;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.minFill;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.orderKind;
import static io.croupier.protocol.Field.orderRef;
import static io.croupier.protocol.Field.persistence;
import static io.croupier.protocol.Field.price;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.Field.side;
import static io.croupier.protocol.Field.stake;
import static io.croupier.protocol.Field.targetAmount;
import static io.croupier.protocol.Field.targetKind;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.DUPLICATE_ORDER_REFERENCE;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_MIN_FILL_SIZE;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.INVALID_PERSISTENCE;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN_FOR_SP;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.TOO_MANY_ORDERS;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;

import java.math.BigInteger;
import java.util.List;

/** What speaks against one new order, of PlaceOrder or of PlaceOrders. */
final class InstructionChecks {
  private static final BigInteger MOST_STAKES = BigInteger.ONE.shiftLeft(44);
  private static final BigInteger MOST_STAKES_EACH_WAY = BigInteger.ONE.shiftLeft(39);

  private final World world;
  private final Book book;

  InstructionChecks(World world) {
    this.world = world;
    book = new Book(world);
  }

  /**
   * Adds all that speaks against it; account and market are known.
   *
   * @param ahead others of the account in this market that are taken as accepted and unmatched
   */
  void add(
      Checks checks, Command command, Account account, Market market, List<Instruction> ahead) {
    Refusal wrong = wrongField(command, market);
    if (wrong != null) {
      checks.when(true, wrong.reason(), wrong.field(), wrong.concerns());
      return;
    }
    Instruction instruction = Instruction.of(command, market.ladder);
    reference(checks, instruction, account, market, ahead);
    checks
        .when(market.isVoid(instruction.runner()), RUNNER_REMOVED, runner, instruction.runner())
        .when(!instruction.hasPrice(market.ladder), INVALID_ODDS, price)
        .when(isBadPersistence(instruction, market), INVALID_PERSISTENCE, persistence)
        .when(instruction.isSp() && !market.takesSp(), MARKET_NOT_OPEN_FOR_SP, marketId, market.id);
    if (instruction.stake() != null) {
      stakes(checks, instruction, account, market, ahead);
      risk(checks, instruction, account, market, ahead);
    }
    room(checks, instruction, market, ahead);
  }

  private static boolean isBadPersistence(Instruction instruction, Market market) {
    return switch (instruction.persistence()) {
      case LAPSE -> false;
      case KEEP -> instruction.isSp() || !market.keepAllowed;
      case AT_SP -> instruction.isSp() || !market.takesSp();
    };
  }

  private static Refusal wrongField(Command command, Market market) {
    boolean aimed = Instruction.isAimed(command);
    boolean risks = Instruction.isLiability(command);
    boolean sp = command.text("orderKind").endsWith("_ON_CLOSE");
    boolean states = !aimed && !risks;
    long number = command.number("runner");
    Checks checks =
        new Checks()
            .when(!market.hasRunner(number), UNKNOWN_RUNNER, runner, number)
            .when(!states && command.number("stake") != 0, INVALID_AMOUNT, stake)
            .when(states && !Money.isAmount(command.number("stake")), INVALID_AMOUNT, stake)
            .when(risks && !Money.isAmount(command.number("liability")), INVALID_AMOUNT, liability)
            .when(!risks && command.number("liability") != 0, INVALID_AMOUNT, liability)
            .when(
                aimed && !Money.isAmount(command.number("targetAmount")),
                INVALID_AMOUNT,
                targetAmount)
            .when(!aimed && command.number("targetAmount") != 0, INVALID_AMOUNT, targetAmount)
            .amount(command.number("orderRef"), 0, orderRef)
            .amount(command.number("minFill"), 0, minFill);
    OrderChecks.version(checks, command);
    return checks
        .when(!command.has("side"), INVALID_AMOUNT, side)
        .unknown(command, "side", side)
        .unknown(command, "orderKind", orderKind)
        .unknown(command, "persistence", persistence)
        .unknown(command, "targetKind", targetKind)
        .when(aimed && market.isLine, INVALID_AMOUNT, targetKind)
        .unknown(command, "bestExecution", none)
        .when(sp && aimed, INVALID_AMOUNT, targetKind)
        .when(
            sp && command.has("bestExecution") && !command.isTrue("bestExecution"),
            INVALID_AMOUNT,
            bestExecution)
        .first();
  }

  private static void reference(
      Checks checks,
      Instruction instruction,
      Account account,
      Market market,
      List<Instruction> ahead) {
    long reference = instruction.reference();
    Position position = account.positions.get(market);
    boolean used =
        ahead.stream().anyMatch(other -> other.reference() == reference)
            || position != null
                && position.orders.stream().anyMatch(order -> order.reference == reference);
    checks.when(reference != 0 && used, DUPLICATE_ORDER_REFERENCE, orderRef, reference);
  }

  private void stakes(
      Checks checks,
      Instruction instruction,
      Account account,
      Market market,
      List<Instruction> ahead) {
    BigInteger size = instruction.stake();
    Position position = account.positions.get(market);
    BigInteger sum = position == null ? size : position.stakes().add(size);
    for (Instruction other : ahead) {
      sum = sum.add(other.stake());
    }
    BigInteger most = market.eachWay ? MOST_STAKES_EACH_WAY : MOST_STAKES;
    if (market.isAsian()) {
      most = most.shiftRight(1);
    }
    Limits.LeastStake least = world.limits.leastStake(market.currency);
    boolean wrongMinFill =
        instruction.minFill().signum() != 0
            && (instruction.kind() != Instruction.Kind.FILL_OR_KILL
                || instruction.minFill().compareTo(size) > 0);
    boolean isLiability = instruction.isSp() && !instruction.back();
    long leastOfSp = least.atStartingPrice(instruction.back());
    boolean tooSmall =
        instruction.isSp()
            ? size.signum() == 0 || size.compareTo(Money.of(leastOfSp)) < 0
            : least.refuses(size, market.isLine ? 0 : instruction.price());
    boolean tooMuchAtSp =
        instruction.isSp()
            && Money.sum(market.waitingForSp(instruction.runner(), instruction.back()))
                    .add(size)
                    .compareTo(MOST_STAKES)
                > 0;
    checks
        .when(sum.compareTo(most) > 0 || tooMuchAtSp, OVERFLOW, isLiability ? liability : stake)
        .when(tooSmall, INVALID_STAKE, stake, instruction.isSp() ? leastOfSp : least.bet())
        .when(wrongMinFill, INVALID_MIN_FILL_SIZE, minFill);
  }

  private void risk(
      Checks checks,
      Instruction instruction,
      Account account,
      Market market,
      List<Instruction> ahead) {
    Exposure before = Exposure.of(account, market);
    Exposure after = Exposure.of(account, market);
    ahead.forEach(before::add);
    ahead.forEach(after::add);
    after.add(instruction);
    BigInteger others =
        ahead.stream()
            .map(other -> Exposure.riskOf(other, market))
            .reduce(BigInteger.ZERO, BigInteger::add);
    Risk risk = new Risk(world, account, market, before, after);
    risk.checkLimits(checks, others, instruction);
    risk.check(checks, instruction.runner());
    long cap = account.openOrdersLimit;
    long open = account.openOrders() + ahead.size();
    checks.when(cap != 0 && open >= cap, TOO_MANY_ORDERS, none, cap);
  }

  private void room(
      Checks checks, Instruction instruction, Market market, List<Instruction> ahead) {
    checks.when(world.isFullOfOrders(ahead.size()), CAPACITY);
    if (instruction.hasPrice(market.ladder) && needsPage(instruction, market)) {
      long taken =
          ahead.stream()
              .filter(other -> other.isSp() == instruction.isSp() && needsPage(other, market))
              .count();
      int free = instruction.isSp() ? book.freeSpPages() : book.freePages();
      checks.when(taken >= free, CAPACITY);
    }
  }

  private boolean needsPage(Instruction instruction, Market market) {
    if (instruction.isSp()) {
      long level = instruction.level(market.ladder);
      return !book.hasSpPage(market, instruction.runner(), instruction.back(), level);
    }
    return !book.hasPage(market, instruction.runner(), instruction.back(), instruction.price());
  }
}
