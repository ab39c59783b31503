package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.depositId;
import static io.croupier.protocol.Field.paymentProviderId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;

/** Money in. */
final class DepositRules {
  private final World world;
  private final DepositRequestRules requests;

  DepositRules(World world, DepositRequestRules requests) {
    this.world = world;
    this.requests = requests;
  }

  void deposit(Turn turn) {
    Command command = turn.command;
    Key key = Key.payment(command);
    Terms terms = Terms.deposit(command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Deposit request = world.deposits.get(command.number("depositId"));
    boolean requested = request != null && request.waits(turn.time);
    Refusal refusal = refusal(turn, request, requested);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    Account account = world.accounts.get(command.accountId());
    BigInteger amount = Money.of(terms.amount());
    RefusalReason obstacle = obstacle(turn, account, terms.currency(), amount, requested);
    boolean credited = obstacle == null;
    if (credited) {
      credit(turn, key, terms);
    } else {
      reverse(turn, key, terms, obstacle);
    }
    report(turn, account, amount, credited);
    if (requested) {
      Deposit.State end = credited ? Deposit.State.CONFIRMED : Deposit.State.REVERSED;
      requests.end(request, end, amount);
      Outcome outcome = turn.aboutAccount("DepositChanged", account);
      Events.by(command, request.describe(outcome, Deposit.State.PENDING));
    }
  }

  /** Why it goes back, or null. */
  private RefusalReason obstacle(
      Turn turn, Account account, String code, BigInteger amount, boolean requested) {
    if (!account.isOpen()) {
      return ACCOUNT_CLOSED;
    }
    if (account.exclusion.isInForce(turn.time)) {
      return account.exclusion.reason();
    }
    if (!account.wallets.contains(code)) {
      return UNKNOWN_WALLET;
    }
    return requested ? null : new Allowance(world, account, code).deposit(amount);
  }

  private void report(Turn turn, Account account, BigInteger amount, boolean credited) {
    long threshold = world.limits.largeDeposit();
    boolean large = threshold != 0 && amount.compareTo(Money.of(threshold)) >= 0;
    if (large || !credited) {
      String kind = credited ? "LARGE_DEPOSIT" : "DEPOSIT_REVERSED";
      String code = turn.command.text("currency");
      Events.report(turn, kind, account, code, amount, turn.command.number("depositId"));
    }
  }

  private Refusal refusal(Turn turn, Deposit request, boolean requested) {
    Command command = turn.command;
    long id = command.accountId();
    long provider = command.number("paymentProviderId");
    String code = command.text("currency");
    BigInteger amount = Money.of(command.number("amount"));
    Account account = world.accounts.get(id);
    boolean open = account != null && account.isOpen() && !account.exclusion.isInForce(turn.time);
    boolean credited =
        open && world.knows(code) && obstacle(turn, account, code, amount, requested) == null;
    boolean overflow =
        credited
            && (world.ledger.overflows(Kind.CASH, id, code, amount)
                || world.ledger.overflows(Kind.PAYMENT_CLEARING, provider, code, amount.negate()));
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(
            request != null && request.account != account,
            NOT_OWNER,
            depositId,
            command.number("depositId"))
        .when(request != null && request.paymentProvider != provider, NOT_OWNER, paymentProviderId)
        .when(open && account.locked, ACCOUNT_LOCKED, accountId, id)
        .when(open && !account.deposit, DEPOSIT_OFF, accountId, id)
        .when(provider < 0, INVALID_AMOUNT, paymentProviderId)
        .amount(command.number("amount"), 1, Field.amount)
        .when(requested && amount.compareTo(request.requested) > 0, INVALID_AMOUNT, Field.amount)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency)
        .when(requested && !request.currency.equals(code), CURRENCY_MISMATCH, currency)
        .when(overflow, OVERFLOW, Field.amount)
        .when(credited && lacksPaymentProvider(provider), CAPACITY)
        .first();
  }

  private boolean lacksPaymentProvider(long provider) {
    return !world.paymentProviders.contains(provider)
        && world.paymentProviders.size() >= world.limits.paymentProviders();
  }

  private void reverse(Turn turn, Key key, Terms terms, RefusalReason reason) {
    Outcome result = describe("DepositReversed", turn.command).with("reason", reason);
    Transaction transaction = world.transactions.book(turn, key, terms, State.REVERSED, result);
    transaction.reason = reason;
  }

  private void credit(Turn turn, Key key, Terms terms) {
    long provider = key.sourceId();
    BigInteger amount = Money.of(terms.amount());
    world.paymentProviders.add(provider);
    world.ledger.move(
        new Balance(Kind.PAYMENT_CLEARING, provider, terms.currency()),
        new Balance(Kind.CASH, terms.account(), terms.currency()),
        amount);
    Happenings happenings = world.accounts.get(terms.account()).happenings;
    happenings.add(Happenings.Kind.DEPOSIT, terms.currency(), amount);
    happenings.add(Happenings.Kind.NET_DEPOSIT, terms.currency(), amount);
    BigInteger cash = world.ledger.of(Kind.CASH, terms.account(), terms.currency());
    Outcome result = describe("Deposited", turn.command).with("cash", cash);
    world.transactions.book(turn, key, terms, State.BOOKED, result).part = amount;
  }

  private static Outcome describe(String name, Command command) {
    return new Outcome(name)
        .with("transactionId", command.text("transactionId"))
        .with("amount", command.number("amount"))
        .with("depositId", command.number("depositId"))
        .with("currency", command.text("currency"))
        .with("paymentProviderId", command.number("paymentProviderId"));
  }
}
