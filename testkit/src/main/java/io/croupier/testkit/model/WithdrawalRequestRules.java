package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.paymentProviderId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BONUS_WAGERING;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_OFF;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Withdrawal.State;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/** Money that customers want out. */
final class WithdrawalRequestRules {
  private static final long SECOND = 1_000_000_000L;

  private final World world;
  private final WithdrawalRules withdrawals;
  private final Bonuses bonuses;

  WithdrawalRequestRules(World world, WithdrawalRules withdrawals, Bonuses bonuses) {
    this.world = world;
    this.bonuses = bonuses;
    this.withdrawals = withdrawals;
  }

  void request(Turn turn) {
    Command command = turn.command;
    Key key = Key.operator(command);
    Terms terms = Terms.payment("WITHDRAWAL", command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Refusal refusal = refusal(turn);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    if (isFull()) {
      firstEnded().ifPresent(withdrawal -> world.withdrawals.remove(withdrawal.id));
    }
    Account account = world.accounts.get(command.accountId());
    long id = world.ids.next(IdSource.Kind.WITHDRAWAL);
    long period = world.limits.withdrawalPeriodSeconds() * SECOND;
    long expiresAt = period == 0 ? 0 : Timers.after(turn.time, period);
    Withdrawal withdrawal = new Withdrawal(id, account, command, expiresAt);
    world.withdrawals.put(id, withdrawal);
    if (expiresAt != 0) {
      world.timers.set(
          expiresAt,
          world.count(),
          withdrawal,
          (later, steps) -> withdrawals.expire(later, withdrawal));
    }
    world.paymentProviders.add(withdrawal.paymentProvider);
    BigInteger amount = withdrawal.requested;
    world.ledger.move(Kind.CASH, Kind.HELD_WITHDRAWAL, account.id, withdrawal.currency, amount);
    BigInteger cash = world.ledger.of(Kind.CASH, account.id, withdrawal.currency);
    Outcome result = withdrawal.describe(new Outcome("WithdrawalChanged"), cash, State.REQUESTED);
    world.transactions.book(turn, key, terms, Transaction.State.BOOKED, result).part = amount;
    long threshold = world.limits.largeWithdrawal();
    if (threshold != 0 && amount.compareTo(Money.of(threshold)) >= 0) {
      Events.report(turn, "LARGE_WITHDRAWAL", account, withdrawal.currency, amount, id);
    }
    Bonus used = bonuses.wagered(account, withdrawal.currency, turn.time);
    if (used != null) {
      bonuses.forfeit(turn, used);
    }
  }

  private Refusal refusal(Turn turn) {
    Command command = turn.command;
    long id = command.accountId();
    long amount = command.number("amount");
    long provider = command.number("paymentProviderId");
    String code = command.text("currency");
    Account account = world.accounts.get(id);
    boolean known = account != null;
    BigInteger cash = world.ledger.of(Kind.CASH, id, code);
    boolean noPlace =
        isFull() && firstEnded().isEmpty()
            || !world.paymentProviders.contains(provider)
                && world.paymentProviders.size() >= world.limits.paymentProviders();
    Bonus used = known ? bonuses.wagered(account, code, turn.time) : null;
    boolean forbidden =
        used != null && !world.rules.profile(account).asks().contains("withdrawalForfeits");
    Checks checks = new Checks();
    world.rules.notVerified(checks, account, "verifyWithdrawals");
    return checks
        .when(used != null && world.waitsForRounds(id), WORK_PENDING, accountId, id)
        .when(!known, UNKNOWN_ACCOUNT, accountId, id)
        .when(
            known && world.knows(code) && !account.wallets.contains(code), UNKNOWN_WALLET, currency)
        .when(known && account.status == Status.CLOSED, ACCOUNT_CLOSED, accountId, id)
        .when(known && account.locked, ACCOUNT_LOCKED, accountId, id)
        .when(known && !account.withdraw, WITHDRAWAL_OFF, accountId, id)
        .when(provider < 0, INVALID_AMOUNT, paymentProviderId)
        .amount(amount, 1, Field.amount)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency)
        .when(forbidden, BONUS_WAGERING, none, forbidden ? used.left.longValueExact() : 0)
        .when(
            Money.of(amount).compareTo(cash) > 0,
            INSUFFICIENT_FUNDS,
            Field.amount,
            cash.longValueExact())
        .when(noPlace, CAPACITY)
        .first();
  }

  private boolean isFull() {
    return world.withdrawals.size() >= world.limits.withdrawals();
  }

  private Optional<Withdrawal> firstEnded() {
    return world.withdrawals.values().stream()
        .filter(withdrawal -> withdrawal.ended != 0)
        .min(Comparator.comparingLong(withdrawal -> withdrawal.ended));
  }
}
