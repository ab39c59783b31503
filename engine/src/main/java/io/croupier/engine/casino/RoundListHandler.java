package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.RefusedTransactions;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.ApplyRoundsDecoder.ActionsDecoder;
import io.croupier.protocol.ApplyRoundsDecoder.ProofsDecoder;
import io.croupier.protocol.ApplyRoundsDecoder.SeedsDecoder;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RoundAction;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;

/**
 * Lists of bets, wins and ends of casino rounds, all of which are done or none. Rules:
 * docs/rules.md, Casino rounds, Lists.
 */
public final class RoundListHandler implements Refusals.RefusedList {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final Providers providers;
  private final Rounds rounds;
  private final RoundMoney money;
  private final RoundReports reports;
  private final LimitChecks limits;
  private final AccountChecks checks;
  private final GameChecks gameChecks;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final SignificantEvents events;
  private final Wagering wagering;
  private final FreeRounds freeRounds;
  private final Commitments commitments;

  private final RoundList list = new RoundList();

  /** What each bet of the list says of fairness. */
  private final BetSeeds[] seeds = new BetSeeds[RoundList.MOST];

  // What the list at hand is about, as a whole.
  private transient boolean pair;
  private transient long accountId;
  private transient int account;
  private transient int providerId;
  private transient int provider;
  private transient int code;
  private transient int currency;
  private transient int wallet;
  private transient long staked;
  private transient long stakedBonus;
  private transient long won;
  private transient int opened;

  /** A row of seeds is not of a bet, or one of several of one. */
  private transient boolean misplaced;

  public RoundListHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      Providers providers,
      Rounds rounds,
      RoundMoney money,
      RoundReports reports,
      LimitChecks limits,
      AccountChecks checks,
      GameChecks gameChecks,
      Refusals refusals,
      Outcomes outcomes,
      SignificantEvents events,
      Wagering wagering,
      FreeRounds freeRounds,
      Commitments commitments) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.providers = providers;
    this.rounds = rounds;
    this.money = money;
    this.reports = reports;
    this.limits = limits;
    this.checks = checks;
    this.gameChecks = gameChecks;
    this.refusals = refusals;
    this.outcomes = outcomes;
    this.events = events;
    this.wagering = wagering;
    this.freeRounds = freeRounds;
    this.commitments = commitments;
    for (int i = 0; i < RoundList.MOST; i++) {
      seeds[i] = new BetSeeds(commitments, refusals);
    }
  }

  /** A bet and its win: both or neither. */
  public void onDebitCreditRound(DebitCreditRoundDecoder command, long sequence, long now) {
    int at = command.offset() + DebitCreditRoundDecoder.currencyEncodingOffset();
    begin(
        true,
        command.header().accountId(),
        command.providerId(),
        Currencies.code(command.buffer(), at));
    long roundHigh = command.roundId().high();
    long roundLow = command.roundId().low();
    long game = command.gameId();
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    list.add(RoundAction.DEBIT, high, low, roundHigh, roundLow, game, Bool.FALSE);
    list.money(command.amount(), command.jackpotContribution(), command.freeRound());
    long winHigh = command.winTransactionId().high();
    long winLow = command.winTransactionId().low();
    Bool ended = command.roundEnded();
    list.add(RoundAction.CREDIT, winHigh, winLow, roundHigh, roundLow, game, ended);
    list.money(command.winAmount(), 0, 0);
    seeds[0].begin(provider, account, roundHigh, roundLow);
    seeds[0].read(command.seeds());
    if (isRefused(command.sessionId(), list.count, now)) {
      return;
    }
    // Nothing below this line may refuse.
    apply(now);
    int debit = book(0, sequence, now);
    int credit = book(1, sequence, now);
    reports.answer(credit);
    event(1, command.header());
    reports.report(debit);
    event(0, command.header());
  }

  /** Bets, wins and ends of rounds: all or none. */
  public void onApplyRounds(ApplyRoundsDecoder command, long sequence, long now) {
    int at = command.offset() + ApplyRoundsDecoder.currencyEncodingOffset();
    begin(
        false,
        command.header().accountId(),
        command.providerId(),
        Currencies.code(command.buffer(), at));
    long sessionId = command.sessionId();
    ActionsDecoder rows = command.actions();
    int count = rows.count();
    if (count <= RoundList.MOST) {
      read(rows);
      readSeeds(command);
    }
    if (isRefused(sessionId, count, now)) {
      return;
    }
    // Nothing below this line may refuse.
    apply(now);
    reports.answerRound(list.rounds[list.count - 1]);
    for (int i = 0; i < list.count; i++) {
      if (list.hasId(i)) {
        reports.report(book(i, sequence, now));
        event(i, command.header());
      }
    }
  }

  private void read(ActionsDecoder rows) {
    while (rows.hasNext()) {
      rows.next();
      long high = rows.transactionId().high();
      long low = rows.transactionId().low();
      long roundHigh = rows.roundId().high();
      long roundLow = rows.roundId().low();
      list.add(rows.action(), high, low, roundHigh, roundLow, rows.gameId(), rows.roundEnded());
      list.money(rows.amount(), rows.jackpotContribution(), 0);
      seeds[list.count - 1].begin(provider, account, roundHigh, roundLow);
    }
  }

  private void readSeeds(ApplyRoundsDecoder command) {
    ProofsDecoder proofs = command.proofs();
    while (proofs.hasNext()) {
      proofs.next(); // stand before what is wanted
    }
    SeedsDecoder rows = command.seeds();
    while (rows.hasNext()) {
      rows.next();
      int i = rows.actionNumber() - 1;
      boolean ofBet = i >= 0 && i < list.count && list.isDebit(i) && !seeds[i].isStated();
      if (ofBet) {
        seeds[i].take(rows);
      }
      misplaced |= !ofBet;
    }
  }

  private void begin(boolean pair, long accountId, int providerId, int code) {
    this.pair = pair;
    this.accountId = accountId;
    this.providerId = providerId;
    this.code = code;
    account = accounts.slot(accountId);
    provider = providers.number(providerId);
    currency = currencies.indexOf(code);
    wallet = balances.wallet(account, currency);
    staked = 0;
    stakedBonus = 0;
    won = 0;
    opened = 0;
    misplaced = false;
    list.count = 0;
  }

  /** Whether the list is answered: repeated, or refused. */
  private boolean isRefused(long sessionId, int count, long now) {
    boolean debit = list.hasDebit();
    if ((debit && gameChecks.notForTest(account, provider))
        || isRepeated()
        || (debit && isHalted())) {
      return true;
    }
    refusals.remember(this);
    return isRefusedWhole(sessionId, count, debit, now) || isActionRefused(now);
  }

  private boolean isRefusedWhole(long sessionId, int count, boolean debit, long now) {
    boolean wrong = count < 1 || count > RoundList.MOST;
    return checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || (debit && checks.unknownSession(sessionId))
        || gameChecks.unknownProvider(provider, providerId)
        || (debit && mayNotBet(sessionId, now))
        || refusals.when(wrong, INVALID_AMOUNT, Field.actions, 0)
        || refusals.when(misplaced, INVALID_AMOUNT, Field.actionNumber, 0)
        || refusals.unknownCurrency(currency);
  }

  private boolean mayNotBet(long sessionId, long now) {
    return checks.foreignSession(sessionId, account)
        || checks.mayNotBet(account)
        || checks.notVerified(account, Profiles.VERIFY_BETS)
        || checks.expiredSession(sessionId, now);
  }

  private boolean isHalted() {
    for (int i = 0; i < list.count; i++) {
      if (list.isDebit(i) && gameChecks.halted(provider, list.games[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isActionRefused(long now) {
    for (int i = 0; i < list.count; i++) {
      refusals.instruction(pair ? 0 : i + 1);
      find(i, now);
      boolean refused =
          switch (list.actions[i]) {
            case DEBIT -> isDebitRefused(i);
            case CREDIT -> isCreditRefused(i);
            case END -> isEndRefused(i);
            default -> refusals.when(true, INVALID_AMOUNT, Field.action, 0);
          };
      if (refused) {
        return true;
      }
    }
    return false;
  }

  // The ids.

  private boolean isRepeated() {
    int refused = -1;
    int ids = 0;
    int booked = 0;
    int refusedCount = 0;
    int tombstones = 0;
    int known = -1;
    for (int i = 0; i < list.count; i++) {
      list.earlier[i] = 0;
      if (!list.hasId(i)) {
        continue;
      }
      refusals.instruction(pair ? 0 : i + 1);
      candidate(i);
      int entry = transactions.find();
      int no = entry == 0 ? transactions.findRefused() : 0;
      if (isMismatch(i, entry, no)) {
        return true;
      }
      ids++;
      list.earlier[i] = entry;
      if (entry != 0 && transactions.kind(entry) == TransactionKind.TOMBSTONE) {
        tombstones++;
      } else if (entry != 0 || no != 0) {
        booked += entry != 0 ? 1 : 0;
        refusedCount += no != 0 ? 1 : 0;
        refused = no != 0 && refused < 0 ? no : refused;
        known = known < 0 ? i : known;
      }
    }
    refusals.instruction(0);
    if (known < 0) {
      return false;
    }
    if (booked == ids) {
      repeat();
      return true;
    }
    if (refusedCount + tombstones == ids) {
      refuseAgain(refused);
      return true;
    }
    refusals.instruction(pair ? 0 : known + 1);
    return refusals.when(true, TRANSACTION_MISMATCH, idField(known), 0);
  }

  private boolean isMismatch(int i, int entry, int refused) {
    Field field = Field.none;
    if (entry != 0) {
      boolean tombstone = transactions.kind(entry) == TransactionKind.TOMBSTONE;
      field = tombstone ? transactions.tombstoneDifference(entry) : transactions.difference(entry);
    } else if (refused != 0) {
      field = transactions.refusedDifference(refused);
    }
    return refusals.when(field != Field.none, TRANSACTION_MISMATCH, ofAction(i, field), 0)
        || refusals.when(list.isTwice(i), TRANSACTION_MISMATCH, idField(i), 0);
  }

  private void refuseAgain(int refused) {
    RefusedTransactions first = transactions.refused();
    refusals.instruction(first.instruction(refused));
    refusals.when(true, first.reason(refused), first.field(refused), first.concerns(refused));
  }

  /** The first results again. */
  private void repeat() {
    if (pair) {
      reports.answer(list.earlier[1]);
      reports.report(list.earlier[0]);
      return;
    }
    int last = list.count - 1;
    long high = list.roundHighs[last];
    long low = list.roundLows[last];
    int round = rounds.find(provider, account, high, low);
    if (round != 0) {
      reports.answerRound(round);
    } else {
      reports.answerGone(accountId, providerId, high, low, currency);
    }
    for (int i = 0; i <= last; i++) {
      if (list.hasId(i)) {
        reports.report(list.earlier[i]);
      }
    }
  }

  private void candidate(int i) {
    long source = Transactions.gameProvider(providerId);
    transactions
        .candidate(list.kind(i), source, list.highs[i], list.lows[i], accountId)
        .money(code, list.amounts[i])
        .jackpot(list.isDebit(i) ? list.jackpotParts[i] : 0)
        .round(list.roundHighs[i], list.roundLows[i], list.games[i])
        .reference(0, list.freeRounds[i]);
  }

  private Field idField(int i) {
    return pair && list.isCredit(i) ? Field.winTransactionId : Field.transactionId;
  }

  private Field amountField(int i) {
    return pair && list.isCredit(i) ? Field.winAmount : Field.amount;
  }

  /** The name that a field of an action has in the command. */
  private Field ofAction(int i, Field field) {
    return field == Field.amount ? amountField(i) : field;
  }

  @Override
  public void refuse(RefusalReason reason, Field field, long concerns, int instruction) {
    for (int i = 0; i < list.count; i++) {
      if (list.hasId(i) && list.earlier[i] == 0) {
        candidate(i);
        transactions.refuse(reason, field, concerns, instruction, outcomes.sequence());
      }
    }
  }

  // The rounds, as the actions before have left them.

  private void find(int i, long now) {
    int first = list.firstWithRound(i);
    list.firsts[i] = first;
    if (first != i) {
      return;
    }
    int round = rounds.find(provider, account, list.roundHighs[i], list.roundLows[i]);
    list.exists[i] = round != 0;
    list.open[i] = round == 0 || rounds.isOpen(round, now);
    list.cancelled[i] = round != 0 && rounds.state(round, now) == RoundState.CANCELLED;
    list.hasBet[i] = rounds.hasBet(round);
    list.endsWithBet[i] = rounds.endsWithBet(round);
    list.rounds[i] = round;
    list.wallets[i] = round == 0 ? wallet : rounds.wallet(round);
    list.bets[i] = rounds.bets(round);
    list.held[i] = rounds.held(round);
    list.jackpots[i] = rounds.jackpot(round);
    list.hasWin[i] = rounds.wins(round) > 0;
    list.withBonus[i] = rounds.bonusId(round) != 0;
  }

  private boolean isDebitRefused(int i) {
    int first = list.firsts[i];
    long amount = list.amounts[i];
    long jackpotPart = list.jackpotParts[i];
    long game = list.games[i];
    long freeRound = list.freeRounds[i];
    boolean free = freeRound != 0;
    long stake = list.stake(i);
    long total = list.held[first] + freeRounds.value(freeRound, amount);
    long contributions = list.jackpots[first] + jackpotPart;
    long stakes = staked + stake;
    boolean tombstone = list.earlier[i] != 0;
    int round = list.rounds[first];
    boolean paidAsCash = list.hasWin[first] && !list.withBonus[first];
    int bonus = free || paidAsCash ? Wagering.NONE : money.bonusOfStake(round, wallet);
    long bonusPart = wagering.bonusPart(bonus, wallet, amount, staked - stakedBonus, stakedBonus);
    int category = bonus == Wagering.NONE ? 0 : gameChecks.category(provider, game);
    if (gameChecks.unknownGame(provider, game)
        || freeRounds.isUnknown(freeRound)
        || freeRounds.isForeign(freeRound, account)
        || freeRounds.hasNoAmount(freeRound, amount)
        || gameChecks.notContribution(jackpotPart, stake)
        || seeds[i].isMalformed()
        || refusals.unlessBool(list.ends[i])
        || refusals.when(list.wallets[first] != wallet, CURRENCY_MISMATCH, Field.currency, 0)
        || (!free && stakeOverflows(total, contributions))
        || seeds[i].breaksCommitment()
        || refusals.when(tombstone, ALREADY_ROLLED_BACK, idField(i), 0)
        || refusals.when(!list.open[first], ROUND_CLOSED, Field.roundId, 0)
        || freeRounds.refuses(freeRound, round, wallet, amount, provider, providerId, game)
        || wagering.refuses(bonus, bonusPart, total, providerId, game, category)
        || limits.isMissing(account, wallet)
        || gameChecks.overStakeCap(account, provider, game, currency, total)
        || limits.isPassed(account, wallet, stakes, Field.amount)
        || (!free && insufficient(bonus, stake - bonusPart))
        || lacksRoom(first)) {
      return true;
    }
    exist(first);
    staked = stakes;
    stakedBonus += bonusPart;
    list.bonuses[i] = bonus;
    list.withBonus[first] |= bonus != Wagering.NONE;
    list.bonusParts[i] = bonusPart;
    list.held[first] += stake;
    list.jackpots[first] = contributions;
    list.bets[first]++;
    list.hasBet[first] = true;
    if (list.isLast(i) || list.endsWithBet[first]) {
      end(first);
    }
    return false;
  }

  private boolean isCreditRefused(int i) {
    int first = list.firsts[i];
    long amount = list.amounts[i];
    long wins = won + amount;
    boolean early = providers.hasEarlyWins(provider) && !list.hasBet[first];
    boolean unknown = !list.exists[first] && !early;
    boolean lacksBet = !early && (list.bets[first] == 0 || list.cancelled[first]);
    boolean tombstone = list.earlier[i] != 0;
    boolean wrong = amount < 0 || amount > Money.MAX_AMOUNT;
    if (refusals.when(unknown, TRANSACTION_NOT_FOUND, Field.roundId, 0)
        || refusals.when(wrong, INVALID_AMOUNT, amountField(i), 0)
        || refusals.unlessBool(list.ends[i])
        || refusals.when(list.wallets[first] != wallet, CURRENCY_MISMATCH, Field.currency, 0)
        || refusals.when(!money.fitsWins(provider, wallet, wins), OVERFLOW, amountField(i), 0)
        || refusals.when(tombstone, ALREADY_ROLLED_BACK, idField(i), 0)
        || refusals.when(lacksBet, ALREADY_ROLLED_BACK, Field.roundId, 0)
        || refusals.when(!list.open[first], ROUND_CLOSED, Field.roundId, 0)
        || lacksRoom(first)) {
      return true;
    }
    exist(first);
    won = wins;
    list.hasWin[first] = true;
    if (list.isLast(i)) {
      if (list.hasBet[first]) {
        end(first);
      } else {
        list.endsWithBet[first] = true;
      }
    }
    return false;
  }

  private boolean isEndRefused(int i) {
    int first = list.firsts[i];
    if (refusals.when(!list.exists[first], UNKNOWN_ROUND, Field.roundId, 0)
        || refusals.when(!list.open[first], NO_CHANGE, Field.none, 0)) {
      return true;
    }
    end(first);
    return false;
  }

  private void exist(int first) {
    if (!list.exists[first]) {
      list.exists[first] = true;
      opened++;
    }
  }

  private void end(int first) {
    list.open[first] = false;
    list.held[first] = 0;
    list.jackpots[first] = 0;
  }

  private boolean lacksRoom(int first) {
    return refusals.capacity(!list.exists[first] && opened == rounds.room());
  }

  private boolean insufficient(int bonus, long cashPart) {
    boolean lacking = cashPart > balances.cash(wallet) - (staked - stakedBonus);
    long left =
        wagering.available(bonus, wallet)
            - (bonus == Wagering.NONE ? staked - stakedBonus : staked);
    return refusals.when(lacking, INSUFFICIENT_FUNDS, Field.amount, left);
  }

  private boolean stakeOverflows(long total, long contributions) {
    int clearing = balances.providerClearing(provider, currency);
    boolean fits =
        balances.fits(clearing, total - contributions)
            && balances.fits(balances.jackpot(currency), contributions);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  // What is done.

  private void apply(long now) {
    for (int i = 0; i < list.count; i++) {
      long high = list.roundHighs[i];
      long low = list.roundLows[i];
      int round = rounds.find(provider, account, high, low);
      if (round == 0) {
        round = rounds.open(provider, account, high, low, wallet, now);
        commitments.beginByWin(provider, account, high, low);
      }
      list.rounds[i] = round;
      list.roundIds[i] = rounds.id(round);
      apply(i, round, now);
    }
  }

  private void apply(int i, int round, long now) {
    long amount = list.amounts[i];
    if (list.isDebit(i)) {
      applyBet(i, round, now);
    } else if (list.isCredit(i)) {
      WinParts win = money.win(round, amount);
      list.cashParts[i] = win.cash;
      list.bonusParts[i] = win.bonus;
      list.bonusIds[i] = win.bonusId;
      list.contributions[i] = win.counted;
      money.endAfterWin(round, list.isLast(i));
    } else {
      money.close(round);
    }
  }

  private void applyBet(int i, int round, long now) {
    int bonus = list.bonuses[i];
    long bonusPart = list.bonusParts[i];
    long cashPart = list.stake(i) - bonusPart;
    long game = list.games[i];
    rounds.noteBet(round, now);
    seeds[i].book();
    money.stake(round, cashPart, bonusPart, list.jackpotParts[i]);
    list.cashParts[i] = cashPart;
    list.bonusIds[i] = wagering.id(bonus);
    list.contributions[i] = 0;
    if (list.freeRounds[i] != 0) {
      freeRounds.bet(round, list.freeRounds[i], list.amounts[i]);
      list.bonusIds[i] = list.freeRounds[i];
      list.contributions[i] = 1;
    }
    if (bonus != Wagering.NONE) {
      int category = gameChecks.category(provider, game);
      list.contributions[i] =
          money.contribute(round, bonus, cashPart, bonusPart, providerId, game, category);
    }
    money.endAfterBet(round, list.isLast(i));
  }

  private int book(int i, long sequence, long now) {
    candidate(i);
    int entry = transactions.book(sequence);
    transactions.object(entry, list.roundIds[i]);
    long bonus = balances.amount(wallet, BONUS);
    transactions.result(entry, list.cashParts[i], list.bonusParts[i], balances.cash(wallet), bonus);
    if (list.bonusIds[i] != 0) {
      transactions.bonus(entry, list.bonusIds[i], list.contributions[i]);
    }
    transactions.roundState(entry, rounds.state(list.rounds[i], now));
    return entry;
  }

  private void event(int i, CommandHeaderDecoder by) {
    if (list.isDebit(i)) {
      events.stake(account, currency, list.stake(i), 0, by);
    } else {
      events.win(account, currency, list.amounts[i], 0);
    }
  }
}
