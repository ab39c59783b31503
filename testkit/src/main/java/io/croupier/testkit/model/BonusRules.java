package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.amount;
import static io.croupier.protocol.Field.bonusId;
import static io.croupier.protocol.Field.bonusKind;
import static io.croupier.protocol.Field.countedStake;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.definitionId;
import static io.croupier.protocol.Field.maxBet;
import static io.croupier.protocol.Field.maxBonus;
import static io.croupier.protocol.Field.maxCashout;
import static io.croupier.protocol.Field.minLoss;
import static io.croupier.protocol.Field.multiplier;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.percentBasisPoints;
import static io.croupier.protocol.Field.rounds;
import static io.croupier.protocol.Field.secondsToTake;
import static io.croupier.protocol.Field.secondsToUse;
import static io.croupier.protocol.Field.wageringBase;
import static io.croupier.protocol.Field.weight;
import static io.croupier.protocol.Field.weights;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Bonus.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What bonuses are, who gets them, and how they end by command. */
final class BonusRules {
  private static final int MOST_ROWS = 32;
  private static final int MOST_LIVING = 16;
  private static final int PAGE = 100;
  private static final BigInteger ZERO = BigInteger.ZERO;

  private final World world;
  private final Bonuses bonuses;

  BonusRules(World world, Bonuses bonuses) {
    this.world = world;
    this.bonuses = bonuses;
  }

  void define(Turn turn) {
    Command command = turn.command;
    BonusDefinition made = BonusDefinition.of(command);
    boolean free = made.isFree();
    boolean sum = free || made.kind().equals("FREE_MONEY");
    boolean cashback = made.kind().equals("CASHBACK");
    Checks checks = new Checks().when(made.id() < 1, INVALID_AMOUNT, definitionId);
    if (sum) {
      checks
          .amount(made.amount(), 1, amount)
          .when(made.percent() != 0, INVALID_AMOUNT, percentBasisPoints)
          .when(made.maxBonus() != 0, INVALID_AMOUNT, maxBonus);
    } else {
      checks
          .when(made.amount() != 0, INVALID_AMOUNT, amount)
          .when(
              isOutside(made.percent(), 1, cashback ? 10_000 : 1_000_000),
              INVALID_AMOUNT,
              percentBasisPoints)
          .amount(made.maxBonus(), 1, maxBonus);
    }
    boolean many = made.kind().equals("FREE_ROUNDS");
    boolean badRounds = many ? isOutside(made.rounds(), 1, 1_000_000) : made.rounds() != 0;
    checks.when(badRounds, INVALID_AMOUNT, rounds);
    if (free || cashback) {
      checks
          .when(made.multiplier() != 0, INVALID_AMOUNT, multiplier)
          .when(made.maxBet() != 0, INVALID_AMOUNT, maxBet);
    } else {
      checks
          .when(isOutside(made.multiplier(), 1, 100_000), INVALID_AMOUNT, multiplier)
          .amount(made.maxBet(), 0, maxBet);
    }
    checks
        .amount(made.maxCashout(), 0, maxCashout)
        .when(cashback && made.maxCashout() != 0, INVALID_AMOUNT, maxCashout)
        .amount(made.minLoss(), 0, minLoss)
        .when(!cashback && made.minLoss() != 0, INVALID_AMOUNT, minLoss)
        .when(made.secondsToTake() < 0, INVALID_AMOUNT, secondsToTake)
        .when(made.secondsToUse() < (cashback ? 1 : 0), INVALID_AMOUNT, secondsToUse)
        .when(made.defaultWeight() > BonusDefinition.ALL, INVALID_AMOUNT, weight)
        .when(made.weights().size() > MOST_ROWS, INVALID_AMOUNT, weights);
    for (BonusDefinition.Weight row : made.weights()) {
      checks
          .when(row.weight() > BonusDefinition.ALL, INVALID_AMOUNT, weight)
          .when(!row.namesGames(), INVALID_AMOUNT, weights);
    }
    boolean noDeposit = (sum || cashback) && made.base().equals("DEPOSIT_AND_BONUS");
    boolean noParts = cashback && !made.counted().equals("WHOLE");
    Refusal refusal =
        checks
            .when(!command.has("bonusKind"), INVALID_AMOUNT, bonusKind)
            .unknown(command, "bonusKind", bonusKind)
            .when(noDeposit, INVALID_AMOUNT, wageringBase)
            .unknown(command, "wageringBase", wageringBase)
            .when(noParts, INVALID_AMOUNT, countedStake)
            .unknown(command, "countedStake", countedStake)
            .when(made.isForNoGame() && !made.kind().equals("FREE_BET"), INVALID_AMOUNT, weights)
            .when(!world.knows(made.currency()), CURRENCY_MISMATCH, currency)
            .when(world.bonusDefinitions.containsKey(made.id()), NO_CHANGE, definitionId, made.id())
            .when(world.bonusDefinitions.size() >= world.limits.bonusDefinitions(), CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    world.bonusDefinitions.put(made.id(), made);
    Events.by(command, made.describe(turn.answer("BonusDefined", 0)));
  }

  private static boolean isOutside(long number, long least, long most) {
    return number < least || number > most;
  }

  void grant(Turn turn) {
    Command command = turn.command;
    long id = command.number("definitionId");
    Account account = world.accounts.get(command.accountId());
    BonusDefinition definition = world.bonusDefinitions.get(id);
    BigInteger deposit = Money.of(command.number("deposit"));
    Checks checks =
        gate(turn, account)
            .when(account == null, UNKNOWN_ACCOUNT, accountId, command.accountId())
            .when(definition == null, UNKNOWN_BONUS, definitionId, id);
    if (account != null && definition != null) {
      judge(checks, account, definition, deposit);
    }
    if (checks.first() != null) {
      turn.refuse(checks.first());
      return;
    }
    BigInteger size = definition.size(deposit);
    Bonus bonus =
        new Bonus(
            world.ids.next(IdSource.Kind.BONUS),
            account,
            definition,
            size,
            deposit,
            definition.requirement(deposit, size));
    bonuses.add(turn, bonus);
    answer(turn, bonus, State.OFFERED, ZERO);
  }

  private void judge(
      Checks checks, Account account, BonusDefinition definition, BigInteger deposit) {
    boolean match = definition.kind().equals("DEPOSIT_MATCH");
    boolean badDeposit =
        match ? deposit.signum() < 1 || deposit.compareTo(Money.MAX) > 0 : deposit.signum() != 0;
    BigInteger size = definition.size(deposit);
    BigInteger required = definition.requirement(deposit, size);
    boolean tooMuch = required.compareTo(Money.MAX) > 0;
    long most = world.rules.profile(account).maxMultiplier();
    boolean over = required.multiply(Money.of(100)).compareTo(size.multiply(Money.of(most))) > 0;
    boolean tooOften = most != 0 && !definition.isFree() && over;
    boolean tooMany = bonuses.living(account).size() >= MOST_LIVING;
    checks
        .when(!account.wallets.contains(definition.currency()), UNKNOWN_WALLET, currency)
        .when(badDeposit || match && size.signum() < 1, INVALID_AMOUNT, Field.deposit)
        .when(tooMuch, OVERFLOW, Field.deposit)
        .when(account.isHouse || account.isTest, BONUS_NOT_ALLOWED, accountId, account.id)
        .when(tooOften, BONUS_NOT_ALLOWED, definitionId, definition.id())
        .when(tooMany, BONUS_NOT_ALLOWED)
        .when(!bonuses.hasPlace(), CAPACITY);
  }

  /** Who is closed, locked or excluded gets no bonus. */
  private Checks gate(Turn turn, Account account) {
    Checks checks = new Checks();
    if (account == null) {
      return checks;
    }
    if (account.exclusion.isInForce(turn.time)) {
      checks.when(true, account.exclusion.reason(), accountId, account.id);
    }
    return checks
        .when(!account.isOpen(), ACCOUNT_CLOSED, accountId, account.id)
        .when(account.locked, ACCOUNT_LOCKED, accountId, account.id);
  }

  void activate(Turn turn) {
    Bonus bonus = bonus(turn);
    Checks checks = gate(turn, bonus == null ? null : bonus.account);
    if (refused(turn, waiting(known(checks, turn, bonus, true), bonus))) {
      return;
    }
    String code = bonus.definition.currency();
    State before = bonus.stateAt(turn.time);
    Bonus first = bonuses.firstQueued(bonus.account, code);
    boolean itsTurn =
        bonuses.active(bonus.account, code) == null && (first == null || first == bonus);
    boolean again = before == State.ACTIVE || before == State.QUEUED && !itsTurn;
    State target = itsTurn ? State.ACTIVE : State.QUEUED;
    boolean waits = before == State.OFFERED || before == State.QUEUED;
    BigInteger cost = world.ledger.of(Kind.BONUS_COST, 0, code).subtract(bonuses.award(bonus));
    boolean tooMuch = itsTurn && waits && cost.abs().compareTo(Money.MAX) > 0;
    Checks more =
        new Checks()
            .when(tooMuch, OVERFLOW, amount)
            .when(!again && !Bonus.mayBecome(before, target), INVALID_TRANSITION, none);
    if (refused(turn, more)) {
      return;
    }
    bonuses.free(bonus);
    if (again) {
      answerAsItStands(turn, bonus);
    } else {
      bonuses.move(turn, bonus, target);
      answer(turn, bonus, before, ZERO);
    }
  }

  void cancel(Turn turn) {
    end(turn, State.CANCELLED, false);
  }

  void forfeit(Turn turn) {
    end(turn, State.FORFEITED, true);
  }

  private void end(Turn turn, State target, boolean byOwner) {
    Bonus bonus = bonus(turn);
    if (refused(turn, waiting(known(new Checks(), turn, bonus, byOwner), bonus))) {
      return;
    }
    State before = bonus.stateAt(turn.time);
    boolean again = before == target;
    boolean noWay = !again && !Bonus.mayBecome(before, target);
    if (refused(turn, new Checks().when(noWay, INVALID_TRANSITION, none))) {
      return;
    }
    if (again) {
      answerAsItStands(turn, bonus);
    } else {
      BigInteger lost = bonuses.move(turn, bonus, target);
      answer(turn, bonus, before, lost);
    }
  }

  void ask(Turn turn) {
    Bonus bonus = bonus(turn);
    if (!refused(turn, known(new Checks(), turn, bonus, false))) {
      Outcome answer = turn.answer("BonusChanged", bonus.account.id);
      show(turn, answer, bonus);
    }
  }

  /** The bonuses of a wallet, those granted last first. */
  void list(Turn turn) {
    String code = turn.command.text("currency");
    long after = turn.command.number("afterBonusId");
    Account account = world.accounts.get(turn.command.accountId());
    List<Bonus> all =
        new ArrayList<>(
            world.bonuses.values().stream().filter(bonus -> bonus.isOf(account, code)).toList());
    Collections.reverse(all);
    int last = all.indexOf(world.bonuses.get(after));
    boolean lacking = account != null && world.knows(code) && !account.wallets.contains(code);
    Checks checks =
        new Checks()
            .when(account == null, UNKNOWN_ACCOUNT, accountId, turn.command.accountId())
            .when(lacking, UNKNOWN_WALLET, currency)
            .when(after != 0 && last < 0, UNKNOWN_BONUS, bonusId, after)
            .when(!world.knows(code), CURRENCY_MISMATCH, currency);
    if (refused(turn, checks)) {
      return;
    }
    List<Bonus> rest = all.subList(last + 1, all.size());
    List<Bonus> page = rest.subList(0, Math.min(PAGE, rest.size()));
    turn.answer("BonusesListed", account.id)
        .with("nextAfterBonusId", page.size() < rest.size() ? page.get(PAGE - 1).id : 0)
        .with("count", page.size())
        .with("currency", code);
    for (Bonus bonus : page) {
      Outcome row = turn.row("BonusChanged", account.id);
      show(turn, row, bonus);
    }
  }

  /** As it stands, with the state that it counts as. */
  private void show(Turn turn, Outcome outcome, Bonus bonus) {
    State state = bonus.stateAt(turn.time);
    bonuses.describe(outcome, bonus, state, ZERO, atRisk(bonus)).with("state", state);
  }

  private BigInteger atRisk(Bonus bonus) {
    return bonus.state == State.ACTIVE ? bonuses.money(bonus) : ZERO;
  }

  private void answerAsItStands(Turn turn, Bonus bonus) {
    answer(turn, bonus, bonus.state, atRisk(bonus));
  }

  private void answer(Turn turn, Bonus bonus, State before, BigInteger lost) {
    Outcome answer = turn.answer("BonusChanged", bonus.account.id);
    Events.by(turn.command, bonuses.describe(answer, bonus, before, ZERO, lost));
  }

  private Bonus bonus(Turn turn) {
    return world.bonuses.get(turn.command.number("bonusId"));
  }

  private static Checks known(Checks checks, Turn turn, Bonus bonus, boolean byOwner) {
    long id = turn.command.number("bonusId");
    long sender = turn.command.accountId();
    boolean foreign = bonus != null && sender != bonus.account.id && (byOwner || sender != 0);
    return checks
        .when(bonus == null, UNKNOWN_BONUS, bonusId, id)
        .when(foreign, NOT_OWNER, bonusId, id);
  }

  /** What has become of the bonuses of its account is not known yet. */
  private Checks waiting(Checks checks, Bonus bonus) {
    long owner = bonus == null ? 0 : bonus.account.id;
    return checks.when(world.waitsForRounds(owner), WORK_PENDING, accountId, owner);
  }

  private static boolean refused(Turn turn, Checks checks) {
    if (checks.first() != null) {
      turn.refuse(checks.first());
    }
    return checks.first() != null;
  }
}
