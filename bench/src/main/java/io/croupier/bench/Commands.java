package io.croupier.bench;

import io.croupier.engine.store.Hash64;
import io.croupier.protocol.AccountKind;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.AdvanceTimeEncoder;
import io.croupier.protocol.ApproveWithdrawalEncoder;
import io.croupier.protocol.BetDelayModel;
import io.croupier.protocol.BetKind;
import io.croupier.protocol.BettingType;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CancelOrderEncoder;
import io.croupier.protocol.CloseMarketEncoder;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.CompletePayoutEncoder;
import io.croupier.protocol.CreateMarketEncoder;
import io.croupier.protocol.CreditRoundEncoder;
import io.croupier.protocol.DebitRoundEncoder;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.FeeModel;
import io.croupier.protocol.GenesisEncoder;
import io.croupier.protocol.Ladder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OpenAccountEncoder;
import io.croupier.protocol.OpenMarketEncoder;
import io.croupier.protocol.OpenSessionEncoder;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.PlaceBetEncoder;
import io.croupier.protocol.PlaceOrderEncoder;
import io.croupier.protocol.PriceConsent;
import io.croupier.protocol.RegisterProviderEncoder;
import io.croupier.protocol.RenewSessionEncoder;
import io.croupier.protocol.ReplaceOrderEncoder;
import io.croupier.protocol.RequestWithdrawalEncoder;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.SelectionResult;
import io.croupier.protocol.SetPriceEncoder;
import io.croupier.protocol.SetRunnerResultEncoder;
import io.croupier.protocol.SettleMarketEncoder;
import io.croupier.protocol.SettleSelectionEncoder;
import io.croupier.protocol.Side;
import io.croupier.protocol.TargetKind;
import org.agrona.MutableDirectBuffer;

/** Encodes the commands of the benchmarks' mixes; each method returns the message's length. */
final class Commands {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
  static final String CURRENCY = "GBP";
  private static final int GAMES = 50;

  private final int gateway;
  private final MessageHeaderEncoder message = new MessageHeaderEncoder();
  private final GenesisEncoder genesis = new GenesisEncoder();
  private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
  private final DepositEncoder deposit = new DepositEncoder();
  private final CreateMarketEncoder createMarket = new CreateMarketEncoder();
  private final OpenMarketEncoder openMarket = new OpenMarketEncoder();
  private final CloseMarketEncoder closeMarket = new CloseMarketEncoder();
  private final SetRunnerResultEncoder setRunnerResult = new SetRunnerResultEncoder();
  private final SettleMarketEncoder settleMarket = new SettleMarketEncoder();
  private final AdvanceTimeEncoder advanceTime = new AdvanceTimeEncoder();
  private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
  private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
  private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
  private final OpenSessionEncoder openSession = new OpenSessionEncoder();
  private final RenewSessionEncoder renewSession = new RenewSessionEncoder();
  private final RegisterProviderEncoder registerProvider = new RegisterProviderEncoder();
  private final DebitRoundEncoder debitRound = new DebitRoundEncoder();
  private final CreditRoundEncoder creditRound = new CreditRoundEncoder();
  private final RequestWithdrawalEncoder requestWithdrawal = new RequestWithdrawalEncoder();
  private final ApproveWithdrawalEncoder approveWithdrawal = new ApproveWithdrawalEncoder();
  private final CompletePayoutEncoder completePayout = new CompletePayoutEncoder();
  private final SetPriceEncoder setPrice = new SetPriceEncoder();
  private final PlaceBetEncoder placeBet = new PlaceBetEncoder();
  private final SettleSelectionEncoder settleSelection = new SettleSelectionEncoder();
  private long commandId;

  Commands(int gateway, long lastCommandId) {
    this.gateway = gateway;
    commandId = lastCommandId;
  }

  /** The id of the command encoded last. */
  long commandId() {
    return commandId;
  }

  int genesis(MutableDirectBuffer buffer, int offset, int accounts, int orders) {
    return genesis(buffer, offset, accounts, orders, 0, 1_000, 0);
  }

  int genesisOfRounds(
      MutableDirectBuffer buffer,
      int offset,
      int accounts,
      int orders,
      int rounds,
      int transactions) {
    return genesis(buffer, offset, accounts, orders, 0, rounds, transactions);
  }

  int genesisOfBets(MutableDirectBuffer buffer, int offset, int accounts, int bets) {
    return genesis(buffer, offset, accounts, 0, bets, 1_000, 0);
  }

  private int genesis(
      MutableDirectBuffer buffer,
      int offset,
      int accounts,
      int orders,
      int bets,
      int rounds,
      int transactions) {
    header(genesis.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    genesis
        .accounts(accounts)
        .wallets(0)
        .markets(0)
        .runners(0)
        .orders(orders)
        .settledOrders(0)
        .sessions(0)
        .withdrawals(0)
        .rounds(rounds)
        .providers(0)
        .paymentProviders(0)
        .transactions(transactions)
        .gateways(0)
        .commandWindow(0)
        .workPerCommand(0)
        .outcomesPerCommand(0)
        .matchesPerCommand(0)
        .bookPages(0)
        .approvals(0)
        .bets(bets)
        .betLegs(0)
        .selections(0)
        .deposits(0)
        .depositPeriodSeconds(0)
        .withdrawalPeriodSeconds(0)
        .largeDeposit(0)
        .largeWithdrawal(0)
        .forbidCancelInReview(Bool.NULL_VAL)
        .limits(0)
        .sessionIdleSeconds(0)
        .games(0)
        .dormantAfterDays(0)
        .roundPeriodSeconds(GenesisEncoder.roundPeriodSecondsNullValue())
        .bonuses(0)
        .bonusDefinitions(0)
        .commitments(0)
        .revealPeriodSeconds(0)
        .adjustmentOver(0)
        .largeStake(0)
        .largeWin(0)
        .approveVoidAfterResult(Bool.NULL_VAL)
        .approveAdjustment(Bool.NULL_VAL)
        .approveWriteOff(Bool.NULL_VAL)
        .approveRiskUnlock(Bool.NULL_VAL)
        .approveLimitOverride(Bool.NULL_VAL)
        .approveUpgrade(Bool.NULL_VAL)
        .schemaVersion(0)
        .behaviourVersion(0);
    genesis.currenciesCount(0);
    genesis.customLadderCount(0);
    return HEADER + genesis.encodedLength();
  }

  int openAccount(MutableDirectBuffer buffer, int offset) {
    return openAccount(buffer, offset, 0);
  }

  int openAccount(MutableDirectBuffer buffer, int offset, int profile) {
    header(openAccount.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    openAccount
        .currency(CURRENCY)
        .brandId(0)
        .accountKind(AccountKind.CUSTOMER)
        .jurisdiction((short) profile);
    return HEADER + openAccount.encodedLength();
  }

  int deposit(MutableDirectBuffer buffer, int offset, long accountId, long amount) {
    header(deposit.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    deposit.transactionId().high(accountId).low(commandId);
    deposit
        .amount(amount)
        .sessionId(0)
        .depositId(0)
        .currency(CURRENCY)
        .paymentProviderId(0)
        .method(0);
    return HEADER + deposit.encodedLength();
  }

  int createMarket(MutableDirectBuffer buffer, int offset, int runners) {
    header(createMarket.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    createMarket
        .closeAt(0)
        .currency(CURRENCY)
        .runners(runners)
        .winners(1)
        .commissionBasisPoints(500)
        .bettingType(BettingType.ODDS)
        .ladder(Ladder.CLASSIC)
        .keepAllowed(Bool.TRUE)
        .bspMarket(Bool.FALSE)
        .crossMatching(Bool.FALSE)
        .test(Bool.FALSE)
        .betDelayModel(BetDelayModel.ALL)
        .makerBp(0)
        .takerBp(0)
        .feeModel(FeeModel.NET_WINNINGS)
        .eachWayDivisor((short) 0)
        .lineMin(0)
        .lineMax(0)
        .lineInterval(0)
        .asianRunnersCount(0);
    createMarket.factorsCount(0);
    return HEADER + createMarket.encodedLength();
  }

  int openMarket(MutableDirectBuffer buffer, int offset, long marketId) {
    header(openMarket.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    openMarket.marketId(marketId);
    return HEADER + openMarket.encodedLength();
  }

  int closeMarket(MutableDirectBuffer buffer, int offset, long marketId) {
    header(closeMarket.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    closeMarket.marketId(marketId);
    return HEADER + closeMarket.encodedLength();
  }

  int winner(MutableDirectBuffer buffer, int offset, long marketId, int runner) {
    header(setRunnerResult.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    setRunnerResult.marketId(marketId).runner(runner).position(0).result(RunnerResult.WINNER);
    return HEADER + setRunnerResult.encodedLength();
  }

  int settleMarket(MutableDirectBuffer buffer, int offset, long marketId) {
    header(settleMarket.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    settleMarket.marketId(marketId);
    return HEADER + settleMarket.encodedLength();
  }

  int advanceTime(MutableDirectBuffer buffer, int offset) {
    header(advanceTime.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    return HEADER + advanceTime.encodedLength();
  }

  int placeOrder(
      MutableDirectBuffer buffer,
      int offset,
      long accountId,
      long marketId,
      int runner,
      Side side,
      int price,
      long stake) {
    header(placeOrder.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    placeOrder
        .sessionId(0)
        .marketId(marketId)
        .stake(stake)
        .orderRef(0)
        .targetAmount(0)
        .minFill(0)
        .price(price)
        .marketVersion(0)
        .runner(runner)
        .side(side)
        .orderKind(OrderKind.LIMIT)
        .persistence(Persistence.LAPSE)
        .targetKind(TargetKind.NULL_VAL)
        .bestExecution(Bool.TRUE);
    return HEADER + placeOrder.encodedLength();
  }

  int cancelOrder(MutableDirectBuffer buffer, int offset, long accountId, long orderId) {
    header(cancelOrder.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    cancelOrder.orderId(orderId).reduceBy(0);
    return HEADER + cancelOrder.encodedLength();
  }

  int replaceOrder(
      MutableDirectBuffer buffer, int offset, long accountId, long orderId, int price) {
    header(replaceOrder.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    replaceOrder.orderId(orderId).price(price).marketVersion(0).sessionId(0);
    return HEADER + replaceOrder.encodedLength();
  }

  int openSession(MutableDirectBuffer buffer, int offset, long accountId) {
    header(openSession.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    openSession.expiresAt(0).deviceHash(0).ipHash(0);
    return HEADER + openSession.encodedLength();
  }

  int renewSession(MutableDirectBuffer buffer, int offset, long accountId, long sessionId) {
    header(renewSession.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    renewSession.sessionId(sessionId).expiresAt(RenewSessionEncoder.expiresAtNullValue());
    return HEADER + renewSession.encodedLength();
  }

  int registerProvider(MutableDirectBuffer buffer, int offset, int providerId) {
    header(registerProvider.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    registerProvider.providerId(providerId).test(Bool.FALSE).earlyWins(Bool.FALSE);
    return HEADER + registerProvider.encodedLength();
  }

  int debitRound(
      MutableDirectBuffer buffer,
      int offset,
      long accountId,
      long sessionId,
      int providerId,
      long round,
      long amount) {
    header(debitRound.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    debitRound.transactionId().high(idHigh(commandId)).low(commandId);
    debitRound.roundId().high(Hash64.mix(round)).low(round);
    debitRound
        .amount(amount)
        .jackpotContribution(0)
        .sessionId(sessionId)
        .freeRound(0)
        .gameId(1 + round % GAMES)
        .providerId(providerId)
        .currency(CURRENCY)
        .roundEnded(Bool.FALSE)
        .seedsCount(0);
    debitRound.proofCount(0);
    return HEADER + debitRound.encodedLength();
  }

  /** A win that ends its round; it may be 0. */
  int creditRound(
      MutableDirectBuffer buffer,
      int offset,
      long accountId,
      long sessionId,
      int providerId,
      long round,
      long amount) {
    header(creditRound.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    creditRound.transactionId().high(idHigh(commandId)).low(commandId);
    creditRound.roundId().high(Hash64.mix(round)).low(round);
    creditRound
        .amount(amount)
        .sessionId(sessionId)
        .gameId(1 + round % GAMES)
        .providerId(providerId)
        .currency(CURRENCY)
        .roundEnded(Bool.TRUE)
        .proofCount(0);
    return HEADER + creditRound.encodedLength();
  }

  int requestWithdrawal(MutableDirectBuffer buffer, int offset, long accountId, long amount) {
    header(requestWithdrawal.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    requestWithdrawal.transactionId().high(accountId).low(commandId);
    requestWithdrawal.amount(amount).currency(CURRENCY).paymentProviderId(0).method(0);
    return HEADER + requestWithdrawal.encodedLength();
  }

  int approveWithdrawal(MutableDirectBuffer buffer, int offset, long withdrawalId) {
    header(approveWithdrawal.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    approveWithdrawal.withdrawalId(withdrawalId).amount(0);
    return HEADER + approveWithdrawal.encodedLength();
  }

  int completePayout(MutableDirectBuffer buffer, int offset, long withdrawalId) {
    header(completePayout.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    completePayout
        .withdrawalId(withdrawalId)
        .paymentProviderId(CompletePayoutEncoder.paymentProviderIdNullValue());
    return HEADER + completePayout.encodedLength();
  }

  /** A price of runner 1. */
  int setPrice(MutableDirectBuffer buffer, int offset, long marketId, int price) {
    header(setPrice.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    setPrice.marketId(marketId).price(price).runner(1);
    setPrice.placeDivisor((short) 0).places((short) 0);
    return HEADER + setPrice.encodedLength();
  }

  /** A bet on runner 1 of each of so many markets, the ids of which follow one another. */
  int placeBet(
      MutableDirectBuffer buffer,
      int offset,
      long accountId,
      BetKind kind,
      long stake,
      long firstMarket,
      int legs,
      int price) {
    header(placeBet.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    placeBet.sessionId(0).stake(stake).currency(CURRENCY).betKind(kind).eachWay(Bool.FALSE);
    placeBet.combination((short) 0).freeBet(0);
    PlaceBetEncoder.LegsEncoder rows = placeBet.legsCount(legs);
    for (int leg = 0; leg < legs; leg++) {
      rows.next().marketId(firstMarket + leg).price(price).priceVersion(0).runner(1);
      rows.placeDivisor((short) 0).consent(PriceConsent.ANY);
    }
    return HEADER + placeBet.encodedLength();
  }

  /** The result of runner 1. */
  int settle(MutableDirectBuffer buffer, int offset, long marketId, SelectionResult result) {
    header(settleSelection.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    settleSelection.marketId(marketId).price(0).runner(1).position(0).result(result);
    settleSelection.winShare((short) 0).winShareOf((short) 0);
    settleSelection.placeShare((short) 0).placeShareOf((short) 0);
    return HEADER + settleSelection.encodedLength();
  }

  /** The first half of the transaction id of a bet or win, by the id of its command. */
  static long idHigh(long commandId) {
    return Hash64.mix(commandId);
  }

  /** Writes a header with the next command id. */
  void header(CommandHeaderEncoder header, long accountId) {
    header
        .edgeTimeNs(0)
        .commandId(++commandId)
        .accountId(accountId)
        .actorId(0)
        .reasonCode(0)
        .gatewayId(gateway)
        .actorKind(ActorKind.NULL_VAL)
        .reserved((short) 0);
  }
}
