package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.protocol.RefusalReason.ALREADY_SETTLED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.RollbackTransactionDecoder;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;

/** Undoes bets and wins of casino rounds, also before they come. Rules: docs/rules.md. */
public final class RollbackHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Providers providers;
  private final Rounds rounds;
  private final RoundMoney money;
  private final RoundReports reports;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final transient CameBack back = new CameBack();

  public RollbackHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      Repetitions repetitions,
      Providers providers,
      Rounds rounds,
      RoundMoney money,
      RoundReports reports,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.providers = providers;
    this.rounds = rounds;
    this.money = money;
    this.reports = reports;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Undoes a transaction; one that has not come leaves a tombstone that it will meet. */
  public void onRollbackTransaction(RollbackTransactionDecoder command, long sequence, long now) {
    long accountId = command.header().accountId();
    int providerId = command.providerId();
    long source = Transactions.gameProvider(providerId);
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    long referenceHigh = command.referenceTransactionId().high();
    long referenceLow = command.referenceTransactionId().low();
    transactions
        .candidate(TransactionKind.ROLLBACK, source, high, low, accountId)
        .reference(referenceHigh, referenceLow);
    int earlier = repetitions.check();
    if (earlier != Repetitions.NEW) {
      if (earlier != Repetitions.ANSWERED) {
        report(earlier);
      }
      return;
    }
    refusals.remember(true);
    int account = accounts.slot(accountId);
    int undone = transactions.find(source, referenceHigh, referenceLow);
    boolean ofItself = referenceHigh == high && referenceLow == low;
    if ((undone != 0 && awaitsRounds(undone, account, now))
        || checks.unknownAccount(account, accountId)
        || refusals.when(
            providers.number(providerId) == 0, UNKNOWN_PROVIDER, Field.providerId, providerId)
        || refusals.when(ofItself, TRANSACTION_NOT_FOUND, Field.referenceTransactionId, 0)
        || (undone != 0 && cannotUndo(undone, accountId, now))) {
      return;
    }
    // Nothing below this line may refuse.
    if (undone == 0) {
      transactions.bury(sequence);
      report(transactions.book(sequence));
      return;
    }
    int ended = endIfOver(undone, now);
    if (stands(undone, now)) {
      undo(undone);
    }
    int is = transactions.find(source, referenceHigh, referenceLow);
    look(is, now);
    boolean tombstone = transactions.kind(is) == TransactionKind.TOMBSTONE;
    int wallet = tombstone ? 0 : wallet(is, account);
    int entry = transactions.book(sequence);
    transactions.result(
        entry,
        back.cash,
        back.bonus,
        tombstone ? 0 : balances.cash(wallet),
        tombstone ? 0 : balances.amount(wallet, BONUS));
    if (back.bonusId != 0) {
      transactions.bonus(entry, back.bonusId, back.contribution);
      transactions.back(entry, 0, back.house, 0);
    }
    report(entry);
    if (ended != 0) {
      reports.reportEnded(ended, money.cameBack());
    }
  }

  /** Whether it is not known yet what has become of the bonus that a win had to do with. */
  private boolean awaitsRounds(int undone, int account, long now) {
    boolean win = transactions.kind(undone) == TransactionKind.ROUND_CREDIT;
    boolean ofBonus = win && stands(undone, now) && transactions.bonusId(undone) != 0;
    return ofBonus && checks.roundsPending(account);
  }

  private boolean cannotUndo(int undone, long accountId, long now) {
    boolean bet = transactions.kind(undone) == TransactionKind.ROUND_DEBIT;
    boolean booked = stands(undone, now);
    boolean rollback = transactions.kind(undone) == TransactionKind.ROLLBACK;
    boolean foreign = transactions.accountId(undone) != accountId;
    Field reference = Field.referenceTransactionId;
    return refusals.when(rollback, TRANSACTION_NOT_FOUND, reference, 0)
        || refusals.when(foreign, NOT_OWNER, reference, 0)
        || (booked && overflows(undone, accounts.slot(accountId)))
        || refusals.when(bet && booked && isSettled(undone, now), ALREADY_SETTLED, reference, 0);
  }

  private boolean overflows(int undone, int account) {
    if (transactions.kind(undone) == TransactionKind.TOMBSTONE) {
      return false;
    }
    int wallet = wallet(undone, account);
    boolean bet = transactions.kind(undone) == TransactionKind.ROUND_DEBIT;
    boolean fits = bet ? fitsBet(undone, wallet) : fitsWin(undone, wallet);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  /** Whether every balance that a bet may go back to has room for it. */
  private boolean fitsBet(int bet, int wallet) {
    long bonusPart = transactions.bonusPart(bet);
    return balances.fits(balances.row(wallet, CASH), transactions.amount(bet))
        && balances.fits(balances.row(wallet, BONUS), bonusPart)
        && balances.fits(balances.bonusCost(balances.currencyOf(wallet)), bonusPart);
  }

  /** Whether a win or an award can be taken back from where it went. */
  private boolean fitsWin(int win, int wallet) {
    int currency = balances.currencyOf(wallet);
    long amount = transactions.amount(win);
    long jackpotPart = transactions.jackpotPart(win);
    long ofHouse = amount - ofCustomer(win);
    return balances.fits(balances.row(wallet, CASH), -amount)
        && balances.fits(clearing(win, wallet), amount - jackpotPart)
        && balances.fits(balances.jackpot(currency), jackpotPart)
        && balances.fits(balances.bonusCost(currency), -ofHouse);
  }

  /** What of a win or an award is taken from the customer. */
  private long ofCustomer(int win) {
    long brought = transactions.cashPart(win) + transactions.bonusPart(win);
    return money.lostWithout(transactions.bonusId(win), transactions.amount(win), brought);
  }

  private boolean isSettled(int bet, long now) {
    int round = rounds.slot(transactions.object(bet));
    return round == 0 || !rounds.isOpen(round, now) || rounds.wins(round) > 0;
  }

  /** Whether something was booked and neither it nor its round was taken back. */
  private boolean stands(int entry, long now) {
    return transactions.state(entry) == TransactionState.BOOKED
        && (transactions.kind(entry) != TransactionKind.ROUND_DEBIT
            || !rounds.isCancelled(transactions.object(entry), now));
  }

  /**
   * Ends the round of a bet or a win if its time is over, as its timer would.
   *
   * @return the round; 0: it was not to be ended
   */
  private int endIfOver(int entry, long now) {
    TransactionKind kind = transactions.kind(entry);
    boolean ofRound = kind == TransactionKind.ROUND_DEBIT || kind == TransactionKind.ROUND_CREDIT;
    boolean booked = transactions.state(entry) == TransactionState.BOOKED;
    int round = ofRound && booked ? rounds.slot(transactions.object(entry)) : 0;
    if (round == 0 || !rounds.isUnended(round) || rounds.isOpen(round, now)) {
      return 0;
    }
    money.endByTime(round, now);
    return round;
  }

  private void undo(int undone) {
    switch (transactions.kind(undone)) {
      case ROUND_DEBIT -> undoBet(undone);
      case ROUND_CREDIT, AWARD -> undoWin(undone);
      default -> {
        // A tombstone has booked nothing.
      }
    }
  }

  private void undoBet(int bet) {
    long bonusId = transactions.bonusId(bet);
    CameBack of =
        money.giveBack(
            rounds.slot(transactions.object(bet)),
            transactions.cashPart(bet),
            transactions.bonusPart(bet),
            transactions.jackpotPart(bet),
            bonusId,
            transactions.contribution(bet));
    if (bonusId != 0) {
      transactions.back(bet, of.bonus, of.house, of.contribution);
    }
    transactions.state(bet, TransactionState.ROLLED_BACK);
  }

  private void undoWin(int win) {
    long roundId = transactions.object(win);
    int wallet = wallet(win, accounts.slot(transactions.accountId(win)));
    long bonusId = transactions.bonusId(win);
    long amount = transactions.amount(win);
    long ofCustomer = ofCustomer(win);
    long fromBonus = money.stillThere(wallet, bonusId, transactions.bonusPart(win));
    money.takeBack(
        providers.number(transactions.providerId(win)),
        wallet,
        rounds.slot(roundId),
        roundId,
        ofCustomer - fromBonus,
        fromBonus,
        amount - ofCustomer,
        transactions.jackpotPart(win));
    if (bonusId != 0) {
      long counted = money.uncount(bonusId, amount, transactions.contribution(win));
      transactions.back(win, fromBonus, amount - ofCustomer, counted);
    }
    transactions.state(win, TransactionState.ROLLED_BACK);
  }

  /** Looks at what has come back of what was undone, now or before. */
  private void look(int is, long now) {
    boolean bet = transactions.kind(is) == TransactionKind.ROUND_DEBIT;
    if (transactions.state(is) == TransactionState.ROLLED_BACK) {
      back.set(
          transactions.backToCash(is), transactions.backToBonus(is), transactions.backToHouse(is));
      back.of(transactions.bonusId(is), transactions.backToRequirement(is));
    } else if (bet && rounds.isCancelled(transactions.object(is), now)) {
      rounds.cameBack(
          rounds.slot(transactions.object(is)),
          transactions.cashPart(is),
          transactions.bonusPart(is),
          transactions.bonusId(is),
          transactions.toldContribution(is),
          back);
    } else {
      back.clear();
    }
  }

  private int clearing(int entry, int wallet) {
    int provider = providers.number(transactions.providerId(entry));
    return balances.providerClearing(provider, balances.currencyOf(wallet));
  }

  private int wallet(int entry, int account) {
    return balances.wallet(account, currencies.indexOf(transactions.currency(entry)));
  }

  private void report(int entry) {
    var outcome = outcomes.answer(transactions.accountId(entry)).transactionRolledBack();
    outcome.transactionId().high(transactions.high(entry)).low(transactions.low(entry));
    outcome
        .referenceTransactionId()
        .high(transactions.referenceHigh(entry))
        .low(transactions.referenceLow(entry));
    outcome
        .cashPart(transactions.cashPart(entry))
        .bonusPart(transactions.bonusPart(entry))
        .housePart(transactions.backToHouse(entry))
        .contribution(transactions.contribution(entry))
        .cash(transactions.cashAfter(entry))
        .bonus(transactions.bonusAfter(entry))
        .ofBonus(transactions.bonusId(entry))
        .providerId(transactions.providerId(entry));
  }
}
