package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.depositTransactionId;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.Source;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;

/** Deposits that are taken back by the payer's bank. */
final class ChargebackRules {
  private final World world;
  private final AccountRules accounts;

  ChargebackRules(World world, AccountRules accounts) {
    this.world = world;
    this.accounts = accounts;
  }

  void chargeBack(Turn turn) {
    Command command = turn.command;
    Key key = Key.payment(command);
    Terms terms = Terms.chargeback(command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Transaction deposit = deposit(command);
    Refusal refusal = refusal(command, deposit);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    Account account = world.accounts.get(command.accountId());
    BigInteger amount = Money.of(terms.amount());
    deposit.chargedBack = deposit.chargedBack.add(amount);
    world.ledger.move(
        new Balance(Kind.CASH, account.id, terms.currency()),
        new Balance(Kind.PAYMENT_CLEARING, key.sourceId(), terms.currency()),
        amount);
    account.happenings.add(Happenings.Kind.NET_DEPOSIT, terms.currency(), amount.negate());
    Outcome result =
        new Outcome("BalanceAdjusted")
            .with("amount", amount.negate())
            .with("cash", world.ledger.of(Kind.CASH, account.id, terms.currency()))
            .with("caseRef", command.number("caseRef"))
            .with("currency", terms.currency())
            .with("kind", "CHARGEBACK");
    world.transactions.book(turn, key, terms, State.BOOKED, result).part = amount;
    Events.report(turn, "CHARGEBACK", account, terms.currency(), amount, deposit.sequence);
    if (account.status != Status.CLOSED && !account.lockedByRisk) {
      accounts.lockAside(turn, account);
    }
  }

  /** What it is about, if that has put money into a wallet; else null. */
  private Transaction deposit(Command command) {
    long provider = command.number("paymentProviderId");
    String id = command.text("depositTransactionId");
    Transaction found = world.transactions.find(new Key(Source.PAYMENT_PROVIDER, provider, id));
    boolean credited =
        found != null && found.terms.kind().equals("DEPOSIT") && found.state == State.BOOKED;
    return credited ? found : null;
  }

  private Refusal refusal(Command command, Transaction deposit) {
    long id = command.accountId();
    Account account = world.accounts.get(id);
    boolean known = deposit != null;
    BigInteger amount = Money.of(command.number("amount"));
    boolean tooMuch =
        known && deposit.chargedBack.add(amount).compareTo(Money.of(deposit.terms.amount())) > 0;
    String code = command.text("currency");
    long provider = command.number("paymentProviderId");
    boolean overflow =
        world.ledger.overflows(Kind.CASH, id, code, amount.negate())
            || world.ledger.overflows(Kind.PAYMENT_CLEARING, provider, code, amount);
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(!known, TRANSACTION_NOT_FOUND, depositTransactionId)
        .when(known && deposit.terms.account() != id, NOT_OWNER, depositTransactionId)
        .amount(command.number("amount"), 1, Field.amount)
        .when(tooMuch, INVALID_AMOUNT, Field.amount)
        .when(known && !deposit.terms.currency().equals(code), CURRENCY_MISMATCH, currency)
        .when(overflow, OVERFLOW, Field.amount)
        .first();
  }
}
