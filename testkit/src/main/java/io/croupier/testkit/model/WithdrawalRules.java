package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.paymentProviderId;
import static io.croupier.protocol.Field.withdrawalId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_FINAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_OFF;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Withdrawal.State;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/** Money out. */
final class WithdrawalRules {
  private final World world;

  WithdrawalRules(World world) {
    this.world = world;
  }

  void request(Turn turn) {
    Command command = turn.command;
    Key key = Key.operator(command);
    Terms terms = Terms.payment("WITHDRAWAL", command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Refusal refusal = requestRefusal(command);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    if (isFull()) {
      firstEnded().ifPresent(withdrawal -> world.withdrawals.remove(withdrawal.id));
    }
    Account account = world.accounts.get(command.accountId());
    long id = world.ids.next(IdSource.Kind.WITHDRAWAL);
    Withdrawal withdrawal = new Withdrawal(id, account, command);
    world.withdrawals.put(id, withdrawal);
    world.paymentProviders.add(withdrawal.paymentProvider);
    world.ledger.move(
        Kind.CASH, Kind.HELD_WITHDRAWAL, account.id, withdrawal.currency, withdrawal.requested);
    Outcome result = withdrawal.describe(new Outcome("WithdrawalChanged"), cash(withdrawal));
    world.transactions.book(turn, key, terms, Transaction.State.BOOKED, result).part =
        withdrawal.requested;
  }

  private Refusal requestRefusal(Command command) {
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
    Checks checks = new Checks();
    world.rules.notVerified(checks, account, "verifyWithdrawals");
    return checks
        .when(!known, UNKNOWN_ACCOUNT, accountId, id)
        .when(
            known && world.knows(code) && !account.wallets.contains(code), UNKNOWN_WALLET, currency)
        .when(known && account.status == Status.CLOSED, ACCOUNT_CLOSED, accountId, id)
        .when(known && account.locked, ACCOUNT_LOCKED, accountId, id)
        .when(known && !account.withdraw, WITHDRAWAL_OFF, accountId, id)
        .when(provider < 0, INVALID_AMOUNT, paymentProviderId)
        .amount(amount, 1, Field.amount)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency)
        .when(
            Money.of(amount).compareTo(cash) > 0,
            INSUFFICIENT_FUNDS,
            Field.amount,
            cash.longValueExact())
        .when(noPlace, CAPACITY)
        .first();
  }

  void approve(Turn turn) {
    Withdrawal withdrawal = world.withdrawals.get(turn.command.number("withdrawalId"));
    long stated = turn.command.number("amount");
    if (withdrawal == null) {
      change(turn, State.APPROVED, Money.of(stated));
    } else {
      BigInteger amount = stated == 0 ? withdrawal.requested : Money.of(stated);
      change(turn, State.APPROVED, amount);
    }
  }

  /** Rejects, pays out or fails. */
  void become(Turn turn, State target) {
    Withdrawal withdrawal = world.withdrawals.get(turn.command.number("withdrawalId"));
    change(turn, target, withdrawal == null ? BigInteger.ZERO : withdrawal.amount);
  }

  private void change(Turn turn, State target, BigInteger amount) {
    Withdrawal withdrawal = world.withdrawals.get(turn.command.number("withdrawalId"));
    Refusal refusal = refusal(turn.command, withdrawal, target, amount);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    if (withdrawal.state != target) {
      book(withdrawal, target, amount);
    }
    Outcome answer = turn.answer("WithdrawalChanged", withdrawal.account.id);
    withdrawal.describe(answer, cash(withdrawal));
  }

  private Refusal refusal(Command command, Withdrawal withdrawal, State target, BigInteger amount) {
    long id = command.number("withdrawalId");
    if (withdrawal == null) {
      return new Refusal(UNKNOWN_WITHDRAWAL, withdrawalId, id);
    }
    boolean again = withdrawal.state == target && amount.equals(withdrawal.amount);
    boolean foreign = command.accountId() != 0 && command.accountId() != withdrawal.account.id;
    boolean invalid = amount.signum() < 0 || amount.compareTo(withdrawal.requested) > 0;
    boolean overflow =
        target == State.PAID
            && world.ledger.overflows(
                Kind.PAYMENT_CLEARING, withdrawal.paymentProvider, withdrawal.currency, amount);
    return new Checks()
        .when(foreign, NOT_OWNER, withdrawalId, id)
        .when(invalid, INVALID_AMOUNT, Field.amount)
        .when(overflow && !again, OVERFLOW, Field.amount)
        .when(withdrawal.isFinal() && !again, WITHDRAWAL_FINAL, withdrawalId, id)
        .when(!withdrawal.mayBecome(target) && !again, INVALID_TRANSITION, none)
        .first();
  }

  private void book(Withdrawal withdrawal, State target, BigInteger amount) {
    boolean paid = target == State.PAID;
    boolean nothingLeft = target == State.REJECTED || target == State.FAILED;
    BigInteger left = nothingLeft ? BigInteger.ZERO : amount;
    long owner = withdrawal.account.id;
    String code = withdrawal.currency;
    world.ledger.move(
        Kind.HELD_WITHDRAWAL, Kind.CASH, owner, code, withdrawal.amount.subtract(left));
    if (paid) {
      world.ledger.move(
          new Balance(Kind.HELD_WITHDRAWAL, owner, code),
          new Balance(Kind.PAYMENT_CLEARING, withdrawal.paymentProvider, code),
          left);
    }
    withdrawal.amount = left;
    withdrawal.state = target;
    withdrawal.ended = withdrawal.isFinal() ? world.count() : 0;
  }

  private BigInteger cash(Withdrawal withdrawal) {
    return world.ledger.of(Kind.CASH, withdrawal.account.id, withdrawal.currency);
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
