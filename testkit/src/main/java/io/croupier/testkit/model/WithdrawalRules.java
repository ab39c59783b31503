package io.croupier.testkit.model;

import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.withdrawalId;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_FINAL;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Withdrawal.State;
import java.math.BigInteger;
import java.util.Set;

/** What becomes of money that customers want out. */
final class WithdrawalRules {
  private static final Set<State> NOTHING_LEFT =
      Set.of(State.REJECTED, State.CANCELLED, State.FAILED, State.EXPIRED);
  private static final Set<String> WORDS_OF_THE_END =
      Set.of("CompletePayout", "FailPayout", "ReturnPayout");

  private final World world;

  WithdrawalRules(World world) {
    this.world = world;
  }

  void approve(Turn turn) {
    Withdrawal withdrawal = withdrawal(turn);
    BigInteger amount = Money.of(turn.command.number("amount"));
    if (withdrawal == null) {
      turn.refuse(known(turn, null).first());
      return;
    }
    BigInteger approved = amount.signum() == 0 ? withdrawal.requested : amount;
    boolean invalid = approved.signum() < 0 || approved.compareTo(withdrawal.requested) > 0;
    boolean again = withdrawal.state == State.APPROVED && approved.equals(withdrawal.amount);
    Checks checks = known(turn, withdrawal).when(invalid, INVALID_AMOUNT, Field.amount);
    change(turn, withdrawal, State.APPROVED, approved, again, checks);
  }

  /** Looks into it, rejects, cancels, pays out or fails. */
  void become(Turn turn, State target) {
    Withdrawal withdrawal = withdrawal(turn);
    Checks checks = known(turn, withdrawal);
    if (withdrawal == null) {
      turn.refuse(checks.first());
      return;
    }
    BigInteger amount = withdrawal.amount;
    boolean again =
        withdrawal.stateAt(turn.time) == target || target == State.PAID && withdrawal.returned;
    boolean overflow =
        target == State.PAID && !again && overflows(withdrawal, Kind.PAYMENT_CLEARING, amount);
    checks.when(overflow, OVERFLOW, Field.amount);
    change(turn, withdrawal, target, amount, again, checks);
  }

  /** A customer takes it back. */
  void cancel(Turn turn) {
    Withdrawal withdrawal = withdrawal(turn);
    Checks checks = known(turn, withdrawal);
    if (withdrawal == null) {
      turn.refuse(checks.first());
      return;
    }
    State state = withdrawal.stateAt(turn.time);
    boolean keeps =
        world.limits.forbidCancelInReview()
            || world.rules.profile(withdrawal.account).asks().contains("keepReviewed");
    boolean forbidden = state == State.IN_REVIEW && keeps;
    checks
        .when(turn.command.accountId() == 0, NOT_OWNER, withdrawalId, withdrawal.id)
        .when(forbidden, INVALID_TRANSITION, none);
    boolean again = state == State.CANCELLED;
    change(turn, withdrawal, State.CANCELLED, withdrawal.amount, again, checks);
  }

  /** What was paid comes back. */
  void comeBack(Turn turn) {
    Withdrawal withdrawal = withdrawal(turn);
    Checks checks = known(turn, withdrawal);
    if (withdrawal == null) {
      turn.refuse(checks.first());
      return;
    }
    boolean paid = withdrawal.state == State.PAID;
    BigInteger amount = withdrawal.amount;
    boolean overflow =
        paid
            && (overflows(withdrawal, Kind.PAYMENT_CLEARING, amount.negate())
                || overflows(withdrawal, Kind.CASH, amount));
    checks.when(overflow, OVERFLOW, Field.amount);
    if (!paid || checks.first() != null) {
      change(turn, withdrawal, null, amount, withdrawal.returned, checks);
      return;
    }
    String code = withdrawal.currency;
    world.ledger.move(
        new Balance(Kind.PAYMENT_CLEARING, withdrawal.paymentProvider, code),
        new Balance(Kind.CASH, withdrawal.account.id, code),
        amount);
    withdrawal.account.happenings.add(Happenings.Kind.NET_DEPOSIT, code, amount);
    withdrawal.state = State.FAILED;
    withdrawal.amount = BigInteger.ZERO;
    withdrawal.returned = true;
    answer(turn, withdrawal, State.PAID);
  }

  int expire(Turn turn, Withdrawal withdrawal) {
    State before = withdrawal.state;
    book(withdrawal, State.EXPIRED, withdrawal.amount);
    Outcome outcome = turn.aboutAccount("WithdrawalChanged", withdrawal.account);
    withdrawal.describe(outcome, cash(withdrawal), before);
    return 0;
  }

  /**
   * Leads it to the target, if nothing speaks against it.
   *
   * @param target null: there is none
   */
  private void change(
      Turn turn,
      Withdrawal withdrawal,
      State target,
      BigInteger amount,
      boolean again,
      Checks checks) {
    State state = withdrawal.stateAt(turn.time);
    boolean noWay = !again && (target == null || !Withdrawal.mayBecome(state, target));
    boolean ended = Withdrawal.isFinal(state);
    checks
        .when(noWay && ended, WITHDRAWAL_FINAL, withdrawalId, withdrawal.id)
        .when(noWay, INVALID_TRANSITION, none);
    Refusal refusal = checks.first();
    if (refusal != null) {
      turn.refuse(refusal);
      tellOfContradiction(turn, withdrawal, refusal);
      return;
    }
    State before = withdrawal.state;
    if (!again) {
      book(withdrawal, target, amount);
    }
    answer(turn, withdrawal, before);
  }

  private static void tellOfContradiction(Turn turn, Withdrawal withdrawal, Refusal refusal) {
    boolean contradicts = WORDS_OF_THE_END.contains(turn.command.name());
    if (contradicts && refusal.reason() == WITHDRAWAL_FINAL) {
      Events.report(
          turn,
          "PAYOUT_CONTRADICTION",
          withdrawal.account,
          withdrawal.currency,
          withdrawal.requested,
          withdrawal.id);
    }
  }

  private void answer(Turn turn, Withdrawal withdrawal, State before) {
    Outcome answer = turn.answer("WithdrawalChanged", withdrawal.account.id);
    Events.by(turn.command, withdrawal.describe(answer, cash(withdrawal), before));
  }

  private void book(Withdrawal withdrawal, State target, BigInteger amount) {
    BigInteger left = NOTHING_LEFT.contains(target) ? BigInteger.ZERO : amount;
    long owner = withdrawal.account.id;
    String code = withdrawal.currency;
    world.ledger.move(
        Kind.HELD_WITHDRAWAL, Kind.CASH, owner, code, withdrawal.amount.subtract(left));
    if (target == State.PAID) {
      world.ledger.move(
          new Balance(Kind.HELD_WITHDRAWAL, owner, code),
          new Balance(Kind.PAYMENT_CLEARING, withdrawal.paymentProvider, code),
          left);
      withdrawal.account.happenings.add(Happenings.Kind.NET_DEPOSIT, code, left.negate());
    }
    withdrawal.amount = left;
    withdrawal.state = target;
    if (target != State.IN_REVIEW) {
      world.timers.remove(withdrawal);
    }
    withdrawal.ended = Withdrawal.isFinal(target) ? world.count() : 0;
  }

  private Withdrawal withdrawal(Turn turn) {
    return world.withdrawals.get(turn.command.number("withdrawalId"));
  }

  private static Checks known(Turn turn, Withdrawal withdrawal) {
    long id = turn.command.number("withdrawalId");
    long sender = turn.command.accountId();
    boolean foreign = withdrawal != null && sender != 0 && sender != withdrawal.account.id;
    boolean elsewhere =
        withdrawal != null
            && turn.command.has("paymentProviderId")
            && turn.command.number("paymentProviderId") != withdrawal.paymentProvider;
    return new Checks()
        .when(withdrawal == null, UNKNOWN_WITHDRAWAL, withdrawalId, id)
        .when(foreign, NOT_OWNER, withdrawalId, id)
        .when(elsewhere, NOT_OWNER, Field.paymentProviderId);
  }

  private boolean overflows(Withdrawal withdrawal, Kind kind, BigInteger change) {
    boolean cash = kind == Kind.CASH;
    long owner = cash ? withdrawal.account.id : withdrawal.paymentProvider;
    return world.ledger.overflows(kind, owner, withdrawal.currency, change);
  }

  private BigInteger cash(Withdrawal withdrawal) {
    return world.ledger.of(Kind.CASH, withdrawal.account.id, withdrawal.currency);
  }
}
