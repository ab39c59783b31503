package io.croupier.testkit.model;

import io.croupier.testkit.model.Withdrawal.State;

/** Which rule is for which command and query. */
final class Rules {
  private final World world;
  private final ApprovalRules approvals;
  private final RecordRules records;
  private final HouseRules house;
  private final AccountRules accounts;
  private final ExclusionRules exclusions;
  private final LockRules locks;
  private final CapRules caps;
  private final Heartbeats heartbeats;
  private final LimitRules limits;
  private final SessionRules sessions;
  private final DepositRequestRules depositRequests;
  private final DepositRules deposits;
  private final WithdrawalRequestRules withdrawalRequests;
  private final WithdrawalRules withdrawals;
  private final ChargebackRules chargebacks;
  private final AdjustmentRules adjustments;
  private final RoundRules roundRules;
  private final RoundListRules roundLists;
  private final RollbackRules rollbacks;
  private final SeedRules seeds;
  private final CreateMarketRules createMarket;
  private final MarketRules markets;
  private final ChangeMarketRules changeMarket;
  private final CorrectionRules corrections;
  private final RemovalRules removals;
  private final PlaceRules place;
  private final ReplaceRules replace;
  private final UpdateRules update;
  private final CancelRules cancel;
  private final Queries queries;
  private final OrderQueries orderQueries;
  private final BookQueries bookQueries;
  private final OddsRules odds;
  private final BetRules bets;
  private final BonusRules bonusRules;
  private final Bonuses bonuses;

  Rules(World world) {
    this.world = world;
    Orders orders = new Orders(world);
    Matching matching = new Matching(world, orders);
    BetDelay betDelay = new BetDelay(world, orders, matching);
    bonuses = new Bonuses(world);
    BonusBets bonusBets = new BonusBets(world, bonuses);
    FreeBets freeBets = new FreeBets(world, bonuses, bonusBets);
    Rounds rounds = new Rounds(world, bonusBets);
    bonusRules = new BonusRules(world, bonuses);
    seeds = new SeedRules(world);
    approvals = new ApprovalRules(world, this::apply);
    records = new RecordRules(world);
    house = new HouseRules(world);
    accounts = new AccountRules(world, orders, records, bonuses);
    exclusions = new ExclusionRules(world, orders);
    locks = new LockRules(world, orders);
    caps = new CapRules(world);
    heartbeats = new Heartbeats(world, orders);
    limits = new LimitRules(world);
    sessions = new SessionRules(world, records);
    depositRequests = new DepositRequestRules(world);
    deposits = new DepositRules(world, depositRequests);
    withdrawals = new WithdrawalRules(world);
    withdrawalRequests = new WithdrawalRequestRules(world, withdrawals, bonuses);
    chargebacks = new ChargebackRules(world, accounts);
    adjustments = new AdjustmentRules(world);
    RoundChecks roundChecks = new RoundChecks(world, bonusBets, freeBets, seeds);
    roundRules = new RoundRules(world, rounds, roundChecks, bonusBets);
    roundLists = new RoundListRules(world, rounds, roundChecks, bonusBets);
    rollbacks = new RollbackRules(world, rounds);
    markets = new MarketRules(world, orders);
    createMarket = new CreateMarketRules(world, markets);
    changeMarket = new ChangeMarketRules(world, markets);
    corrections = new CorrectionRules(world, orders, markets);
    removals = new RemovalRules(world, orders, markets);
    place = new PlaceRules(world, orders, matching, betDelay);
    replace = new ReplaceRules(world, orders, matching, betDelay);
    update = new UpdateRules(world);
    cancel = new CancelRules(world, orders);
    queries = new Queries(world, seeds, bonuses);
    orderQueries = new OrderQueries(world);
    bookQueries = new BookQueries(world);
    odds = new OddsRules(world, freeBets);
    bets = new BetRules(world, freeBets);
  }

  /** Every command that names an account or a session is a sign of its life. */
  void hear(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    if (account != null && turn.sender != 0) {
      account.lastSignOfLife = turn.time;
      String actor = turn.command.text("actorKind");
      if (actor.equals("CUSTOMER") || !turn.command.has("actorKind")) {
        account.lastUse = turn.time;
      }
    }
    sessions.hear(turn);
  }

  void apply(Turn turn) {
    switch (turn.command.name()) {
      case "AdvanceTime" -> advanceTime(turn);
      case "ApproveCommand" -> approvals.approve(turn);
      case "Upgrade" -> new VersionRules(world).upgrade(turn);
      case "SetHalt" -> house.setHalt(turn);
      case "DefineProfile" -> house.defineProfile(turn);
      case "RegisterGame" -> house.registerGame(turn);
      case "SetVerification" -> records.setVerification(turn);
      case "SetProfile" -> records.setProfile(turn);
      case "OpenAccount" -> accounts.openAccount(turn);
      case "OpenWallet" -> accounts.openWallet(turn);
      case "CloseAccount" -> accounts.closeAccount(turn);
      case "SetSwitches" -> accounts.setSwitches(turn);
      case "LockAccount" -> locks.lock(turn);
      case "UnlockAccount" -> locks.unlock(turn);
      case "FailLogin" -> locks.failLogin(turn);
      case "SelfExclude" -> exclusions.selfExclude(turn);
      case "TimeOut" -> exclusions.timeOut(turn);
      case "LiftExclusion" -> exclusions.lift(turn);
      case "SetSelfMatchPolicy" -> accounts.setSelfMatchPolicy(turn);
      case "SetAccountCaps" -> caps.set(turn);
      case "SetHeartbeat" -> heartbeats.set(turn);
      case "SetDiscount" -> accounts.setDiscount(turn);
      case "SetLimit" -> limits.set(turn);
      case "ConfirmLimit" -> limits.confirm(turn);
      case "SetRealityCheck" -> limits.setRealityCheck(turn);
      case "OpenSession" -> sessions.openSession(turn);
      case "RenewSession" -> sessions.renewSession(turn);
      case "CloseSession" -> sessions.closeSession(turn);
      case "Deposit" -> deposits.deposit(turn);
      case "RequestDeposit" -> depositRequests.request(turn);
      case "FailDeposit" -> depositRequests.fail(turn);
      case "RequestWithdrawal" -> withdrawalRequests.request(turn);
      case "ReviewWithdrawal" -> withdrawals.become(turn, State.IN_REVIEW);
      case "CancelWithdrawal" -> withdrawals.cancel(turn);
      case "ApproveWithdrawal" -> withdrawals.approve(turn);
      case "RejectWithdrawal" -> withdrawals.become(turn, State.REJECTED);
      case "StartPayout" -> withdrawals.become(turn, State.PAYING);
      case "CompletePayout" -> withdrawals.become(turn, State.PAID);
      case "FailPayout" -> withdrawals.become(turn, State.FAILED);
      case "ReturnPayout" -> withdrawals.comeBack(turn);
      case "Chargeback" -> chargebacks.chargeBack(turn);
      case "AdjustBalance" -> adjustments.adjust(turn);
      case "WriteOffDebt" -> adjustments.writeOff(turn);
      case "RegisterProvider" -> roundRules.registerProvider(turn);
      case "DebitRound" -> roundRules.debit(turn);
      case "CreditRound" -> roundRules.credit(turn);
      case "DebitCreditRound" -> roundLists.pair(turn);
      case "ApplyRounds" -> roundLists.list(turn);
      case "Award" -> roundRules.award(turn);
      case "RollbackTransaction" -> rollbacks.rollback(turn);
      case "EndRound" -> roundRules.endRound(turn);
      case "CommitSeed" -> seeds.commit(turn);
      case "RevealSeed" -> seeds.reveal(turn);
      case "CreateMarket" -> createMarket.create(turn);
      case "ChangeMarket" -> changeMarket.change(turn);
      case "OpenMarket" -> markets.open(turn);
      case "SuspendMarket" -> markets.suspend(turn);
      case "TurnInPlay" -> markets.turnInPlay(turn);
      case "ReconcileStartingPrice" -> markets.reconcileStartingPrice(turn);
      case "CloseMarket" -> markets.close(turn);
      case "SetMarketResult" -> markets.setMarketResult(turn);
      case "SetRunnerResult" -> markets.setRunnerResult(turn);
      case "SettleMarket" -> markets.settle(turn);
      case "VoidMarket" -> markets.voidMarket(turn);
      case "VoidRunner" -> corrections.voidRunner(turn);
      case "RemoveRunner" -> removals.remove(turn);
      case "VoidMatches" -> corrections.voidMatches(turn);
      case "ResettleMarket" -> corrections.resettle(turn);
      case "PlaceOrder" -> place.place(turn);
      case "PlaceOrders" -> place.placeAll(turn);
      case "CancelOrder" -> cancel.cancel(turn);
      case "ReplaceOrder" -> replace.replace(turn);
      case "UpdateOrder" -> update.update(turn);
      case "CancelAllOrders" -> cancel.cancelAll(turn);
      case "SetPrice" -> odds.setPrice(turn);
      case "SetOddsLimits" -> odds.setLimits(turn);
      case "SetBookTerms" -> odds.setTerms(turn);
      case "SettleSelection" -> odds.settle(turn);
      case "PlaceBet" -> bets.place(turn);
      case "AcceptCashOut" -> bets.cashOut(turn);
      case "DefineBonus" -> bonusRules.define(turn);
      case "GrantBonus" -> bonusRules.grant(turn);
      case "ActivateBonus" -> bonusRules.activate(turn);
      case "CancelBonus" -> bonusRules.cancel(turn);
      case "ForfeitBonus" -> bonusRules.forfeit(turn);
      default -> throw new IllegalArgumentException(turn.command.name() + " has no rule.");
    }
  }

  void ask(Turn turn) {
    switch (turn.command.name()) {
      case "QueryWallet" -> queries.wallet(turn);
      case "QueryAccount" -> queries.account(turn);
      case "QueryAccountCaps" -> queries.caps(turn);
      case "QueryLimits" -> limits.ask(turn);
      case "QueryExclusion" -> exclusions.ask(turn);
      case "QueryHalt" -> house.askHalt(turn);
      case "QueryProfile" -> house.askProfile(turn);
      case "QueryGame" -> house.askGame(turn);
      case "QuerySession" -> queries.session(turn);
      case "QueryDeposit" -> depositRequests.ask(turn);
      case "QueryWithdrawal" -> queries.withdrawal(turn);
      case "QueryTransaction" -> queries.transaction(turn);
      case "QueryRound" -> queries.round(turn);
      case "QueryMarket" -> queries.market(turn);
      case "QueryOrderBook" -> bookQueries.book(turn);
      case "QueryMarketData" -> bookQueries.marketData(turn);
      case "QueryRunner" -> queries.runner(turn);
      case "QueryStartingPrice" -> bookQueries.startingPrice(turn);
      case "QueryOrders" -> orderQueries.orders(turn);
      case "QueryBet" -> bets.report(turn);
      case "QueryCashOut" -> bets.offer(turn);
      case "QuerySelection" -> odds.ask(turn);
      case "QueryBonus" -> bonusRules.ask(turn);
      case "QueryBonuses" -> bonusRules.list(turn);
      default -> throw new IllegalArgumentException(turn.command.name() + " has no rule.");
    }
  }

  /** What must always hold of bonuses and does not, or null. */
  String brokenBonus() {
    return bonuses.broken();
  }

  /** What follows from what was done to bonuses. */
  void goOn(Turn turn) {
    bonuses.goOn(turn);
  }

  void followClosing(Turn turn) {
    accounts.followClosing(turn);
  }

  private void advanceTime(Turn turn) {
    turn.answer("TimeAdvanced", 0);
    world.works.goOn(turn, world.limits.workPerCommand());
  }
}
