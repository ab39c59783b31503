package io.croupier.engine;

import static java.util.Map.entry;

import io.croupier.engine.account.AccountCaps;
import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.AccountHandler;
import io.croupier.engine.account.AccountRecords;
import io.croupier.engine.account.AccountRecordsHandler;
import io.croupier.engine.account.AccountReports;
import io.croupier.engine.account.AccountTermsHandler;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.CapsHandler;
import io.croupier.engine.account.Dormancy;
import io.croupier.engine.account.Exclusions;
import io.croupier.engine.account.Halts;
import io.croupier.engine.account.Heartbeats;
import io.croupier.engine.account.Locks;
import io.croupier.engine.account.ProfileHandler;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.RecalledTransactions;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.account.SessionHandler;
import io.croupier.engine.account.Sessions;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.account.TransactionHandler;
import io.croupier.engine.approval.ApprovalHandler;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.approval.PendingCommands;
import io.croupier.engine.bonus.BonusDefinitions;
import io.croupier.engine.bonus.BonusHandlers;
import io.croupier.engine.bonus.Bonuses;
import io.croupier.engine.casino.AwardHandler;
import io.croupier.engine.casino.BetSeeds;
import io.croupier.engine.casino.Commitments;
import io.croupier.engine.casino.FreeRounds;
import io.croupier.engine.casino.GameChecks;
import io.croupier.engine.casino.GameHandler;
import io.croupier.engine.casino.Games;
import io.croupier.engine.casino.HaltHandler;
import io.croupier.engine.casino.Providers;
import io.croupier.engine.casino.RollbackHandler;
import io.croupier.engine.casino.RoundHandler;
import io.croupier.engine.casino.RoundListHandler;
import io.croupier.engine.casino.RoundMoney;
import io.croupier.engine.casino.RoundReports;
import io.croupier.engine.casino.Rounds;
import io.croupier.engine.casino.SeedHandler;
import io.croupier.engine.exchange.Exchange;
import io.croupier.engine.exchange.ExchangeHandlers;
import io.croupier.engine.exchange.PriceLadder;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.engine.limit.LimitHandler;
import io.croupier.engine.limit.LimitQueries;
import io.croupier.engine.limit.Limits;
import io.croupier.engine.limit.RealityChecks;
import io.croupier.engine.limit.RealityHandler;
import io.croupier.engine.limit.SessionTime;
import io.croupier.engine.limit.WalletFigures;
import io.croupier.engine.odds.OddsBook;
import io.croupier.engine.odds.OddsHandlers;
import io.croupier.engine.outcome.OutcomeSink;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.payment.AdjustmentHandler;
import io.croupier.engine.payment.Deposits;
import io.croupier.engine.payment.FailedDeposits;
import io.croupier.engine.payment.PaymentHandlers;
import io.croupier.engine.payment.Withdrawals;
import io.croupier.engine.protection.ExclusionHandler;
import io.croupier.engine.protection.ExclusionReports;
import io.croupier.engine.protection.FailedLogins;
import io.croupier.engine.protection.LockHandler;
import io.croupier.engine.store.Dedupe;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.engine.work.Works;
import java.util.Map;

/** Every store and every handler, wired once, when Genesis has said how large they are. */
final class EngineState {
  final EngineLimits limits;
  final Currencies currencies;
  final EngineClock clock = new EngineClock();
  final Dedupe dedupe;
  final Outcomes outcomes;
  final Balances balances;
  final Ledger ledger;
  final Transactions transactions;
  final RecalledTransactions recalledTransactions;
  final Timers timers;
  final Works works;
  final PendingCommands pendingCommands;
  final Exclusions exclusions;
  final FailedLogins failedLogins;
  final Accounts accounts;
  final AccountCaps accountCaps;
  final Heartbeats heartbeats;
  final AccountRecords accountRecords;
  final Profiles profiles;
  final Halts halts = new Halts();
  final Dormancy dormancy;
  final Sessions sessions;
  final Deposits deposits;
  final FailedDeposits failedDeposits;
  final WalletFigures walletFigures;
  final Limits accountLimits;
  final RealityChecks realityChecks;
  final SessionTime sessionTime;
  final Withdrawals withdrawals;
  final BonusDefinitions bonusDefinitions;
  final Bonuses bonuses;
  final Providers providers;
  final Games games;
  final Rounds rounds;
  final Commitments commitments;
  final Exchange exchange;
  final OddsBook oddsBook;

  final ActingVersions versions;
  final Refusals refusals;
  final SignificantEvents events;
  final Approvals approvals;
  final ApprovalHandler approvalHandler;
  final UpgradeHandler upgradeHandler;
  final AccountHandler accountHandler;
  final AccountTermsHandler accountTermsHandler;
  final CapsHandler capsHandler;
  final AccountRecordsHandler accountRecordsHandler;
  final ProfileHandler profileHandler;
  final SessionHandler sessionHandler;
  final PaymentHandlers paymentHandlers;
  final LimitHandler limitHandler;
  final LimitQueries limitQueries;
  final RealityHandler realityHandler;
  final SessionUse sessionUse;
  final ExclusionHandler exclusionHandler;
  final LockHandler lockHandler;
  final AdjustmentHandler adjustmentHandler;
  final BonusHandlers bonusHandlers;
  final HaltHandler haltHandler;
  final GameHandler gameHandler;
  final RoundHandler roundHandler;
  final RoundListHandler roundListHandler;
  final AwardHandler awardHandler;
  final RollbackHandler rollbackHandler;
  final SeedHandler seedHandler;
  final TransactionHandler transactionHandler;
  final ExchangeHandlers exchangeHandlers;
  final OddsHandlers oddsHandlers;

  EngineState(
      EngineLimits limits, Currencies currencies, PriceLadder customLadder, OutcomeSink sink) {
    this.limits = limits;
    this.currencies = currencies;
    dedupe = new Dedupe(limits.gateways(), limits.commandWindow());
    outcomes = new Outcomes(sink, limits.gateways(), limits.outcomes());
    versions = new ActingVersions(limits.schemaVersion(), limits.behaviourVersion(), outcomes);
    balances =
        new Balances(
            currencies.size(),
            limits.accounts(),
            limits.wallets(),
            limits.paymentProviders(),
            limits.providers(),
            limits.markets());
    ledger = new Ledger(balances);
    transactions = new Transactions(limits.transactions());
    recalledTransactions = new RecalledTransactions(transactions, outcomes);
    timers =
        new Timers(
            Map.ofEntries(
                entry(TimerKind.MARKET_CLOSE, limits.markets()),
                entry(TimerKind.SESSION_EXPIRY, limits.sessions()),
                entry(TimerKind.BET_DELAY, limits.orders() + limits.settledOrders()),
                entry(TimerKind.HEARTBEAT, limits.accounts()),
                entry(TimerKind.APPROVAL_EXPIRY, limits.approvals()),
                entry(TimerKind.DEPOSIT_EXPIRY, limits.deposits()),
                entry(TimerKind.WITHDRAWAL_EXPIRY, limits.withdrawals()),
                entry(TimerKind.REALITY_CHECK, limits.accounts()),
                entry(TimerKind.EXCLUSION_END, limits.accounts()),
                entry(TimerKind.DORMANCY, limits.accounts()),
                entry(TimerKind.BONUS_EXPIRY, limits.bonuses()),
                entry(TimerKind.ROUND_END, limits.rounds()),
                entry(TimerKind.SEED_EXPIRY, limits.commitments())));
    pendingCommands = new PendingCommands(limits.approvals());
    exclusions = new Exclusions(limits.accounts());
    failedLogins = new FailedLogins(limits.accounts());
    heartbeats = new Heartbeats(limits.accounts(), timers);
    works = new Works(limits.markets(), limits.accounts(), limits.selections());
    accounts = new Accounts(limits.accounts(), exclusions, heartbeats, works);
    accountCaps = new AccountCaps(limits.wallets(), limits.accounts());
    accountRecords = new AccountRecords(limits.accounts());
    profiles = new Profiles();
    dormancy = new Dormancy(limits.accounts(), limits.dormantAfterDays(), timers);
    sessions = new Sessions(limits.sessions(), limits.accounts(), limits.sessionIdleSeconds());
    deposits = new Deposits(limits.deposits(), limits.wallets(), timers);
    failedDeposits = new FailedDeposits(limits.accounts(), accounts);
    withdrawals = new Withdrawals(limits.withdrawals(), timers);
    walletFigures = new WalletFigures(limits.wallets());
    accountLimits = new Limits(limits.limits(), limits.accounts(), walletFigures);
    realityChecks = new RealityChecks(limits.accounts(), limits.wallets(), balances, walletFigures);
    sessionTime =
        new SessionTime(
            limits.accounts(), accountLimits, sessions, realityChecks, outcomes, timers);
    sessions.listener(sessionTime);
    bonusDefinitions = new BonusDefinitions(limits.bonusDefinitions());
    bonuses =
        new Bonuses(
            limits.bonuses(),
            limits.accounts(),
            limits.wallets(),
            bonusDefinitions,
            balances,
            timers);
    Counts counts = new Counts(walletFigures, accountLimits, outcomes);
    providers = new Providers(limits.providers());
    games = new Games(limits.games(), limits.providers());
    rounds =
        new Rounds(
            limits.rounds(),
            limits.accounts(),
            limits.roundPeriodSeconds() * 1_000_000_000L,
            timers);
    commitments = new Commitments(limits.commitments(), timers);
    exchange =
        new Exchange(
            limits.markets(),
            limits.runners(),
            limits.orders(),
            limits.settledOrders(),
            limits.accounts(),
            limits.bookPages(),
            limits.touchedLevels(),
            customLadder,
            accounts,
            balances,
            walletFigures,
            counts,
            timers);

    oddsBook =
        new OddsBook(limits.bets(), limits.betLegs(), limits.selections(), currencies.size());

    refusals = new Refusals(outcomes, transactions);
    approvals =
        new Approvals(limits.approvalClasses(), pendingCommands, refusals, outcomes, timers);
    AccountChecks checks =
        new AccountChecks(
            refusals, accounts, dormancy, sessions, accountRecords, profiles, halts, rounds);
    GameChecks gameChecks =
        new GameChecks(providers, games, checks, accountRecords, profiles, refusals);
    LimitChecks limitChecks =
        new LimitChecks(accountLimits, walletFigures, sessionTime, balances, refusals, outcomes);
    events =
        new SignificantEvents(
            accounts, currencies, outcomes, limits.largeStake(), limits.largeWin());
    limitHandler =
        new LimitHandler(
            accounts,
            balances,
            currencies,
            accountLimits,
            walletFigures,
            sessionTime,
            checks,
            approvals,
            refusals,
            events,
            outcomes);
    limitQueries =
        new LimitQueries(
            accounts,
            balances,
            currencies,
            accountLimits,
            walletFigures,
            sessionTime,
            realityChecks,
            checks,
            refusals,
            outcomes);
    realityHandler =
        new RealityHandler(
            accounts,
            balances,
            currencies,
            accountLimits,
            realityChecks,
            sessionTime,
            checks,
            refusals,
            outcomes);
    Repetitions repetitions = new Repetitions(transactions, refusals);
    approvalHandler =
        new ApprovalHandler(
            approvals, pendingCommands, accounts, refusals, outcomes, events, timers);
    upgradeHandler = new UpgradeHandler(versions, approvals, refusals, outcomes);
    AccountReports accountReports =
        new AccountReports(accounts, heartbeats, accountRecords, outcomes);
    accountHandler =
        new AccountHandler(
            accounts,
            balances,
            currencies,
            checks,
            refusals,
            outcomes,
            accountReports,
            accountRecords,
            dormancy,
            works);
    accountTermsHandler =
        new AccountTermsHandler(accounts, heartbeats, checks, refusals, accountReports, works);
    capsHandler =
        new CapsHandler(accounts, accountCaps, balances, currencies, checks, refusals, outcomes);
    exclusionHandler =
        new ExclusionHandler(
            accounts,
            exclusions,
            checks,
            refusals,
            new ExclusionReports(accounts, exclusions, events, outcomes),
            timers,
            works);
    Locks locks = new Locks(accounts, accountReports, works);
    lockHandler =
        new LockHandler(
            accounts, failedLogins, locks, checks, approvals, refusals, accountReports, events);
    sessionUse = new SessionUse(sessions);
    accountRecordsHandler =
        new AccountRecordsHandler(
            accounts, accountRecords, dormancy, checks, refusals, accountReports);
    profileHandler = new ProfileHandler(profiles, currencies, refusals, outcomes);
    sessionHandler =
        new SessionHandler(
            accounts, sessions, checks, refusals, outcomes, timers, accountReports, dormancy);
    bonusHandlers =
        new BonusHandlers(
            bonuses,
            bonusDefinitions,
            accounts,
            balances,
            currencies,
            ledger,
            checks,
            refusals,
            outcomes);
    accountHandler.bonuses(bonusHandlers);
    paymentHandlers =
        new PaymentHandlers(
            limits.paymentTerms(),
            deposits,
            failedDeposits,
            withdrawals,
            accounts,
            balances,
            currencies,
            ledger,
            transactions,
            repetitions,
            limitChecks,
            counts,
            checks,
            locks,
            bonusHandlers.wagering(),
            refusals,
            events,
            outcomes);
    adjustmentHandler =
        new AdjustmentHandler(
            accounts, balances, currencies, ledger, checks, approvals, refusals, outcomes, events);
    haltHandler = new HaltHandler(halts, providers, games, gameChecks, refusals, outcomes);
    gameHandler = new GameHandler(providers, games, gameChecks, refusals, outcomes);
    RoundMoney roundMoney =
        new RoundMoney(
            balances, ledger, rounds, counts, bonusHandlers.wagering(), bonusHandlers.freeBets());
    FreeRounds freeRounds = new FreeRounds(bonusHandlers.freeBets(), rounds, gameChecks, refusals);
    RoundReports roundReports =
        new RoundReports(
            accounts, balances, currencies, transactions, providers, rounds, commitments, outcomes);
    roundHandler =
        new RoundHandler(
            accounts,
            balances,
            currencies,
            transactions,
            repetitions,
            providers,
            rounds,
            roundMoney,
            roundReports,
            limitChecks,
            checks,
            gameChecks,
            refusals,
            events,
            bonusHandlers.wagering(),
            freeRounds,
            commitments,
            new BetSeeds(commitments, refusals));
    rollbackHandler =
        new RollbackHandler(
            accounts,
            balances,
            currencies,
            transactions,
            repetitions,
            providers,
            rounds,
            roundMoney,
            roundReports,
            checks,
            refusals,
            outcomes);
    roundListHandler =
        new RoundListHandler(
            accounts,
            balances,
            currencies,
            transactions,
            providers,
            rounds,
            roundMoney,
            roundReports,
            limitChecks,
            checks,
            gameChecks,
            refusals,
            outcomes,
            events,
            bonusHandlers.wagering(),
            freeRounds,
            commitments);
    awardHandler =
        new AwardHandler(
            accounts,
            balances,
            currencies,
            transactions,
            repetitions,
            providers,
            rounds,
            roundMoney,
            roundReports,
            checks,
            gameChecks,
            refusals,
            events);
    seedHandler =
        new SeedHandler(
            accounts,
            providers,
            rounds,
            commitments,
            checks,
            gameChecks,
            refusals,
            roundReports,
            events,
            limits.revealPeriodSeconds());
    transactionHandler = new TransactionHandler(transactions, rounds, refusals, outcomes);
    exchangeHandlers =
        new ExchangeHandlers(
            exchange,
            accounts,
            accountCaps,
            heartbeats,
            limitChecks,
            counts,
            balances,
            currencies,
            ledger,
            checks,
            halts,
            approvals,
            refusals,
            outcomes,
            events,
            timers,
            works,
            limits.matchesPerCommand(),
            limits.ordersPerBatch(),
            limits.settledOrders());
    oddsHandlers =
        new OddsHandlers(
            oddsBook,
            accounts,
            balances,
            currencies,
            ledger,
            limitChecks,
            counts,
            checks,
            refusals,
            outcomes,
            events,
            bonusHandlers.freeBets(),
            works);
  }

  /** Visits every store, always in this order. */
  void accept(StoreVisitor visitor) {
    clock.accept(visitor);
    dedupe.accept(visitor);
    outcomes.accept(visitor);
    acceptRemembered(visitor);
  }

  /** Visits what later commands can be answered by, but for their ids and times. */
  private void acceptRemembered(StoreVisitor visitor) {
    versions.accept(visitor);
    currencies.accept(visitor);
    balances.accept(visitor);
    ledger.accept(visitor);
    transactions.accept(visitor);
    timers.accept(visitor);
    works.accept(visitor);
    pendingCommands.accept(visitor);
    exclusions.accept(visitor);
    failedLogins.accept(visitor);
    accounts.accept(visitor);
    accountCaps.accept(visitor);
    heartbeats.accept(visitor);
    accountRecords.accept(visitor);
    profiles.accept(visitor);
    halts.accept(visitor);
    dormancy.accept(visitor);
    sessions.accept(visitor);
    deposits.accept(visitor);
    failedDeposits.accept(visitor);
    walletFigures.accept(visitor);
    accountLimits.accept(visitor);
    realityChecks.accept(visitor);
    sessionTime.accept(visitor);
    withdrawals.accept(visitor);
    bonusDefinitions.accept(visitor);
    bonuses.accept(visitor);
    providers.accept(visitor);
    games.accept(visitor);
    rounds.accept(visitor);
    commitments.accept(visitor);
    exchange.accept(visitor);
    oddsBook.accept(visitor);
  }

  /** Checks what must hold between commands. */
  void checkInvariants() {
    balances.checkInvariants();
    timers.checkInvariants();
    bonuses.checkInvariants();
    exchange.checkInvariants();
  }

  long rememberedHash() {
    StateHash hash = new StateHash(false, versions.behaviour());
    acceptRemembered(hash);
    return hash.value();
  }

  long hash(boolean effectsOnly) {
    StateHash hash = new StateHash(effectsOnly, versions.behaviour());
    accept(hash);
    return hash.value();
  }
}
