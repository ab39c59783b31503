package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.depositId;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.paymentProviderId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.DEPOSITS_BLOCKED;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_DEPOSIT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Deposit.State;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/** What customers begin to pay in, and what becomes of it where no money comes. */
final class DepositRequestRules {
  private static final long SECOND = 1_000_000_000L;
  private static final long TEN_MINUTES = 600 * SECOND;
  private static final int TOO_MANY_FAILURES = 5;

  private final World world;

  DepositRequestRules(World world) {
    this.world = world;
  }

  void request(Turn turn) {
    Command command = turn.command;
    Refusal refusal = refusal(turn);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    if (world.deposits.size() >= world.limits.deposits()) {
      firstEnded().ifPresent(deposit -> world.deposits.remove(deposit.id));
    }
    long period = world.limits.depositPeriodSeconds() * SECOND;
    long expiresAt = period == 0 ? 0 : Timers.after(turn.time, period);
    Account account = world.accounts.get(command.accountId());
    Deposit deposit =
        new Deposit(world.ids.next(IdSource.Kind.DEPOSIT), account, command, expiresAt);
    world.deposits.put(deposit.id, deposit);
    if (expiresAt != 0) {
      world.timers.set(expiresAt, world.count(), deposit, (later, steps) -> expire(later, deposit));
    }
    Events.by(command, deposit.describe(turn.answer("DepositChanged", account.id), State.PENDING));
  }

  private Refusal refusal(Turn turn) {
    Command command = turn.command;
    long id = command.accountId();
    long provider = command.number("paymentProviderId");
    String code = command.text("currency");
    Account account = world.accounts.get(id);
    boolean known = account != null;
    boolean lacksWallet = known && world.knows(code) && !account.wallets.contains(code);
    boolean full = world.deposits.size() >= world.limits.deposits() && firstEnded().isEmpty();
    Checks checks = new Checks();
    if (known && account.wallets.contains(code)) {
      Allowance allowance = new Allowance(world, account, code);
      BigInteger amount = Money.of(command.number("amount"));
      BigInteger waiting = allowance.waitingDeposits().add(amount);
      checks.when(waiting.compareTo(Money.MAX) > 0, OVERFLOW, Field.amount);
      allowance
          .depositRequest(amount)
          .forEach(r -> checks.when(true, r.reason(), r.field(), r.concerns()));
    }
    return checks
        .when(!known, UNKNOWN_ACCOUNT, accountId, id)
        .when(lacksWallet, UNKNOWN_WALLET, currency)
        .when(known && !account.isOpen(), ACCOUNT_CLOSED, accountId, id)
        .when(known && account.locked, ACCOUNT_LOCKED, accountId, id)
        .when(
            known && account.exclusion.isInForce(turn.time),
            known ? account.exclusion.reason() : ACCOUNT_LOCKED,
            accountId,
            id)
        .when(known && !account.deposit, DEPOSIT_OFF, accountId, id)
        .when(known && isBlocked(account, turn.time), DEPOSITS_BLOCKED, accountId, id)
        .when(provider < 0, INVALID_AMOUNT, paymentProviderId)
        .amount(command.number("amount"), 1, Field.amount)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency)
        .when(full, CAPACITY)
        .first();
  }

  void fail(Turn turn) {
    Deposit deposit = world.deposits.get(turn.command.number("depositId"));
    boolean known = deposit != null;
    boolean again = known && deposit.state == State.FAILED;
    boolean noWay = known && !again && !deposit.waits(turn.time);
    Refusal refusal = known(turn, deposit).when(noWay, INVALID_TRANSITION, none).first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    State before = deposit.state;
    boolean wasBlocked = isBlocked(deposit.account, turn.time);
    if (!again) {
      end(deposit, State.FAILED, BigInteger.ZERO);
      deposit.account.failedDeposits.add(turn.time);
    }
    Outcome answer = turn.answer("DepositChanged", deposit.account.id);
    Events.by(turn.command, deposit.describe(answer, before));
    if (!wasBlocked && isBlocked(deposit.account, turn.time)) {
      Events.report(turn, "DEPOSITS_FAILED", deposit.account, "", BigInteger.ZERO, deposit.id);
    }
  }

  void ask(Turn turn) {
    Deposit deposit = world.deposits.get(turn.command.number("depositId"));
    if (!Queries.refused(turn, known(turn, deposit))) {
      State state = deposit.stateAt(turn.time);
      deposit
          .describe(turn.answer("DepositChanged", deposit.account.id), state)
          .with("state", state);
    }
  }

  /** Its end, with what has come. */
  void end(Deposit deposit, State state, BigInteger amount) {
    world.timers.remove(deposit);
    deposit.state = state;
    deposit.amount = amount;
    deposit.ended = world.count();
  }

  private int expire(Turn turn, Deposit deposit) {
    end(deposit, State.EXPIRED, BigInteger.ZERO);
    deposit.describe(turn.aboutAccount("DepositChanged", deposit.account), State.PENDING);
    return 0;
  }

  private static Checks known(Turn turn, Deposit deposit) {
    long id = turn.command.number("depositId");
    long sender = turn.command.accountId();
    boolean foreign = deposit != null && sender != 0 && sender != deposit.account.id;
    boolean elsewhere =
        deposit != null
            && turn.command.has("paymentProviderId")
            && turn.command.number("paymentProviderId") != deposit.paymentProvider;
    return new Checks()
        .when(deposit == null, UNKNOWN_DEPOSIT, depositId, id)
        .when(foreign, NOT_OWNER, depositId, id)
        .when(elsewhere, NOT_OWNER, paymentProviderId);
  }

  private static boolean isBlocked(Account account, long now) {
    return account.failedDeposits.stream()
            .filter(failure -> now < Timers.after(failure, TEN_MINUTES))
            .count()
        >= TOO_MANY_FAILURES;
  }

  private Optional<Deposit> firstEnded() {
    return world.deposits.values().stream()
        .filter(deposit -> deposit.ended != 0)
        .min(Comparator.comparingLong(deposit -> deposit.ended));
  }
}
