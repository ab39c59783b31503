package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.AdjustBalanceDecoder;
import io.croupier.protocol.AdjustmentKind;
import io.croupier.protocol.BalanceAdjustedEncoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.WriteOffDebtDecoder;

/** Corrections of wallets by the operator. Rules: docs/rules.md, Corrections by the operator. */
public final class AdjustmentHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final AccountChecks checks;
  private final Approvals approvals;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final SignificantEvents events;

  public AdjustmentHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      AccountChecks checks,
      Approvals approvals,
      Refusals refusals,
      Outcomes outcomes,
      SignificantEvents events) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.checks = checks;
    this.approvals = approvals;
    this.refusals = refusals;
    this.outcomes = outcomes;
    this.events = events;
  }

  /** Adds to the cash of a wallet, or takes from it as much as is available at most. */
  public void onAdjustBalance(AdjustBalanceDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int at = command.offset() + AdjustBalanceDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    int wallet = balances.wallet(account, currency);
    long amount = command.amount();
    boolean needsApproval = approvals.classes().hasAdjustment(amount);
    if (approvals.isAnonymous(needsApproval)
        || checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || refusals.when(!isChange(amount), INVALID_AMOUNT, Field.amount, 0)
        || refusals.unknownCurrency(currency)
        || overflows(wallet, currency, amount)
        || isMoreThanAvailable(wallet, amount)
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    int cash = balances.row(wallet, CASH);
    int house = balances.adjustment(currency);
    boolean up = amount > 0;
    ledger.post(
        up ? house : cash,
        up ? cash : house,
        Math.abs(amount),
        PostingReason.ADJUSTMENT,
        command.caseRef());
    report(command.header(), wallet, amount, AdjustmentKind.ADJUSTMENT).caseRef(command.caseRef());
    events.report(EventKind.BALANCE_ADJUSTED, account, currency, amount, 0, command.header());
  }

  /** Gives up what the cash of a wallet lacks to zero. */
  public void onWriteOffDebt(WriteOffDebtDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int at = command.offset() + WriteOffDebtDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    int wallet = balances.wallet(account, currency);
    boolean needsApproval = approvals.classes().writeOff();
    if (approvals.isAnonymous(needsApproval)
        || checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || refusals.unknownCurrency(currency)) {
      return;
    }
    long debt = Math.max(0, -balances.cash(wallet));
    boolean fits = balances.fits(balances.debt(currency), -debt);
    if (refusals.when(!fits, OVERFLOW, Field.amount, 0)
        || refusals.when(debt == 0, NO_CHANGE, Field.none, 0)
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    int cash = balances.row(wallet, CASH);
    ledger.post(balances.debt(currency), cash, debt, PostingReason.DEBT_WRITTEN_OFF, accountId);
    report(command.header(), wallet, debt, AdjustmentKind.WRITE_OFF);
    events.report(EventKind.BALANCE_ADJUSTED, account, currency, debt, 0, command.header());
  }

  private static boolean isChange(long amount) {
    return Money.isAmount(amount) || Money.isAmount(-amount);
  }

  private boolean overflows(int wallet, int currency, long amount) {
    boolean fits =
        balances.fits(balances.row(wallet, CASH), amount)
            && balances.fits(balances.adjustment(currency), -amount);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  private boolean isMoreThanAvailable(int wallet, long amount) {
    long available = balances.cash(wallet);
    boolean more = amount < 0 && available + amount < 0;
    return refusals.when(more, INSUFFICIENT_FUNDS, Field.amount, available);
  }

  private BalanceAdjustedEncoder report(
      CommandHeaderDecoder command, int wallet, long amount, AdjustmentKind kind) {
    BalanceAdjustedEncoder outcome = outcomes.answer(command.accountId()).balanceAdjusted();
    outcome
        .amount(amount)
        .cash(balances.cash(wallet))
        .caseRef(0)
        .actorId(command.actorId())
        .approvedBy(approvals.approvedBy())
        .reasonCode(command.reasonCode())
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .kind(kind);
    return outcome;
  }
}
