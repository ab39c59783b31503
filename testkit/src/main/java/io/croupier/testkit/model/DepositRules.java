package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.paymentProviderId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
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

  DepositRules(World world) {
    this.world = world;
  }

  void deposit(Turn turn) {
    Command command = turn.command;
    Key key = Key.payment(command);
    Terms terms = Terms.payment("DEPOSIT", command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Refusal refusal = refusal(command);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    Account account = world.accounts.get(command.accountId());
    if (!account.isOpen()) {
      reverse(turn, key, terms, ACCOUNT_CLOSED);
    } else if (!account.wallets.contains(terms.currency())) {
      reverse(turn, key, terms, UNKNOWN_WALLET);
    } else {
      credit(turn, key, terms);
    }
  }

  private Refusal refusal(Command command) {
    long id = command.accountId();
    long provider = command.number("paymentProviderId");
    String code = command.text("currency");
    BigInteger amount = Money.of(command.number("amount"));
    Account account = world.accounts.get(id);
    boolean open = account != null && account.isOpen();
    boolean credited = open && account.wallets.contains(code);
    boolean overflow =
        credited
            && (world.ledger.overflows(Kind.CASH, id, code, amount)
                || world.ledger.overflows(Kind.PAYMENT_CLEARING, provider, code, amount.negate()));
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(open && account.locked, ACCOUNT_LOCKED, accountId, id)
        .when(open && !account.deposit, DEPOSIT_OFF, accountId, id)
        .when(provider < 0, INVALID_AMOUNT, paymentProviderId)
        .amount(command.number("amount"), 1, Field.amount)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency)
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
    BigInteger cash = world.ledger.of(Kind.CASH, terms.account(), terms.currency());
    Outcome result = describe("Deposited", turn.command).with("cash", cash);
    world.transactions.book(turn, key, terms, State.BOOKED, result).part = amount;
  }

  private static Outcome describe(String name, Command command) {
    return new Outcome(name)
        .with("transactionId", command.text("transactionId"))
        .with("amount", command.number("amount"))
        .with("currency", command.text("currency"))
        .with("paymentProviderId", command.number("paymentProviderId"));
  }
}
