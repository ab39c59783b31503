package io.croupier.engine;

import io.croupier.engine.approval.ApprovalHandler;
import io.croupier.engine.approval.PendingCommands;
import io.croupier.engine.bonus.BonusHandler;
import io.croupier.engine.bonus.BonusQueries;
import io.croupier.engine.exchange.BatchHandler;
import io.croupier.engine.exchange.CorrectionHandler;
import io.croupier.engine.exchange.ExchangeQueries;
import io.croupier.engine.exchange.MarketHandler;
import io.croupier.engine.exchange.MarketTerms;
import io.croupier.engine.exchange.OrderHandler;
import io.croupier.engine.odds.OddsHandlers;
import io.croupier.engine.payment.PaymentHandlers;
import io.croupier.engine.store.Invariant;
import io.croupier.protocol.AcceptCashOutDecoder;
import io.croupier.protocol.ActivateBonusDecoder;
import io.croupier.protocol.AdjustBalanceDecoder;
import io.croupier.protocol.AdvanceTimeDecoder;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.ApproveCommandDecoder;
import io.croupier.protocol.ApproveWithdrawalDecoder;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.CancelAllOrdersDecoder;
import io.croupier.protocol.CancelBonusDecoder;
import io.croupier.protocol.CancelOrderDecoder;
import io.croupier.protocol.CancelWithdrawalDecoder;
import io.croupier.protocol.ChangeMarketDecoder;
import io.croupier.protocol.ChargebackDecoder;
import io.croupier.protocol.CloseAccountDecoder;
import io.croupier.protocol.CloseMarketDecoder;
import io.croupier.protocol.CloseSessionDecoder;
import io.croupier.protocol.CommitSeedDecoder;
import io.croupier.protocol.CompletePayoutDecoder;
import io.croupier.protocol.ConfirmLimitDecoder;
import io.croupier.protocol.CreateMarketDecoder;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.DefineBonusDecoder;
import io.croupier.protocol.DefineProfileDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.FailDepositDecoder;
import io.croupier.protocol.FailLoginDecoder;
import io.croupier.protocol.FailPayoutDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.ForfeitBonusDecoder;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.GrantBonusDecoder;
import io.croupier.protocol.LiftExclusionDecoder;
import io.croupier.protocol.LockAccountDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OpenAccountDecoder;
import io.croupier.protocol.OpenMarketDecoder;
import io.croupier.protocol.OpenSessionDecoder;
import io.croupier.protocol.OpenWalletDecoder;
import io.croupier.protocol.PlaceBetDecoder;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.PlaceOrdersDecoder;
import io.croupier.protocol.QueryAccountCapsDecoder;
import io.croupier.protocol.QueryAccountDecoder;
import io.croupier.protocol.QueryBetDecoder;
import io.croupier.protocol.QueryBonusDecoder;
import io.croupier.protocol.QueryBonusesDecoder;
import io.croupier.protocol.QueryCashOutDecoder;
import io.croupier.protocol.QueryDepositDecoder;
import io.croupier.protocol.QueryExclusionDecoder;
import io.croupier.protocol.QueryGameDecoder;
import io.croupier.protocol.QueryHaltDecoder;
import io.croupier.protocol.QueryLimitsDecoder;
import io.croupier.protocol.QueryMarketDataDecoder;
import io.croupier.protocol.QueryMarketDecoder;
import io.croupier.protocol.QueryOrderBookDecoder;
import io.croupier.protocol.QueryOrdersDecoder;
import io.croupier.protocol.QueryProfileDecoder;
import io.croupier.protocol.QueryRoundDecoder;
import io.croupier.protocol.QueryRunnerDecoder;
import io.croupier.protocol.QuerySelectionDecoder;
import io.croupier.protocol.QuerySessionDecoder;
import io.croupier.protocol.QueryStartingPriceDecoder;
import io.croupier.protocol.QueryStateHashDecoder;
import io.croupier.protocol.QueryTransactionDecoder;
import io.croupier.protocol.QueryWalletDecoder;
import io.croupier.protocol.QueryWithdrawalDecoder;
import io.croupier.protocol.ReconcileStartingPriceDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RegisterGameDecoder;
import io.croupier.protocol.RegisterProviderDecoder;
import io.croupier.protocol.RejectWithdrawalDecoder;
import io.croupier.protocol.RemoveRunnerDecoder;
import io.croupier.protocol.RenewSessionDecoder;
import io.croupier.protocol.ReplaceOrderDecoder;
import io.croupier.protocol.RequestDepositDecoder;
import io.croupier.protocol.RequestWithdrawalDecoder;
import io.croupier.protocol.ResettleMarketDecoder;
import io.croupier.protocol.ReturnPayoutDecoder;
import io.croupier.protocol.RevealSeedDecoder;
import io.croupier.protocol.ReviewWithdrawalDecoder;
import io.croupier.protocol.RollbackTransactionDecoder;
import io.croupier.protocol.SelfExcludeDecoder;
import io.croupier.protocol.SetAccountCapsDecoder;
import io.croupier.protocol.SetBookTermsDecoder;
import io.croupier.protocol.SetDiscountDecoder;
import io.croupier.protocol.SetHaltDecoder;
import io.croupier.protocol.SetHeartbeatDecoder;
import io.croupier.protocol.SetLimitDecoder;
import io.croupier.protocol.SetMarketResultDecoder;
import io.croupier.protocol.SetOddsLimitsDecoder;
import io.croupier.protocol.SetPriceDecoder;
import io.croupier.protocol.SetProfileDecoder;
import io.croupier.protocol.SetRealityCheckDecoder;
import io.croupier.protocol.SetRunnerResultDecoder;
import io.croupier.protocol.SetSelfMatchPolicyDecoder;
import io.croupier.protocol.SetSwitchesDecoder;
import io.croupier.protocol.SetVerificationDecoder;
import io.croupier.protocol.SettleMarketDecoder;
import io.croupier.protocol.SettleSelectionDecoder;
import io.croupier.protocol.StartPayoutDecoder;
import io.croupier.protocol.SuspendMarketDecoder;
import io.croupier.protocol.TimeOutDecoder;
import io.croupier.protocol.TurnInPlayDecoder;
import io.croupier.protocol.UnlockAccountDecoder;
import io.croupier.protocol.UpdateOrderDecoder;
import io.croupier.protocol.UpgradeDecoder;
import io.croupier.protocol.VoidMarketDecoder;
import io.croupier.protocol.VoidMatchesDecoder;
import io.croupier.protocol.VoidRunnerDecoder;
import io.croupier.protocol.WriteOffDebtDecoder;
import org.agrona.DirectBuffer;

/**
 * Gives each command and query to the method that handles it, one case each, with its decoder.
 *
 * <p>Owned by the engine thread.
 */
final class CommandDispatcher {
  private final EngineState state;
  private final MarketHandler markets;
  private final MarketTerms marketTerms;
  private final CorrectionHandler corrections;
  private final OrderHandler orders;
  private final BatchHandler batches;
  private final ExchangeQueries exchangeQueries;
  private final OddsHandlers odds;
  private final PaymentHandlers payments;
  private final BonusHandler bonuses;
  private final BonusQueries bonusQueries;

  private final ApproveCommandDecoder approveCommand = new ApproveCommandDecoder();
  private final UpgradeDecoder upgrade = new UpgradeDecoder();
  private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
  private final OpenWalletDecoder openWallet = new OpenWalletDecoder();
  private final CloseAccountDecoder closeAccount = new CloseAccountDecoder();
  private final SetSwitchesDecoder setSwitches = new SetSwitchesDecoder();
  private final LockAccountDecoder lockAccount = new LockAccountDecoder();
  private final UnlockAccountDecoder unlockAccount = new UnlockAccountDecoder();
  private final SetHeartbeatDecoder setHeartbeat = new SetHeartbeatDecoder();
  private final SetAccountCapsDecoder setAccountCaps = new SetAccountCapsDecoder();
  private final SetSelfMatchPolicyDecoder setSelfMatchPolicy = new SetSelfMatchPolicyDecoder();
  private final SetDiscountDecoder setDiscount = new SetDiscountDecoder();
  private final SetLimitDecoder setLimit = new SetLimitDecoder();
  private final ConfirmLimitDecoder confirmLimit = new ConfirmLimitDecoder();
  private final SetRealityCheckDecoder setRealityCheck = new SetRealityCheckDecoder();
  private final SelfExcludeDecoder selfExclude = new SelfExcludeDecoder();
  private final TimeOutDecoder timeOut = new TimeOutDecoder();
  private final LiftExclusionDecoder liftExclusion = new LiftExclusionDecoder();
  private final FailLoginDecoder failLogin = new FailLoginDecoder();
  private final RenewSessionDecoder renewSession = new RenewSessionDecoder();
  private final SetHaltDecoder setHalt = new SetHaltDecoder();
  private final SetVerificationDecoder setVerification = new SetVerificationDecoder();
  private final SetProfileDecoder setProfile = new SetProfileDecoder();
  private final DefineProfileDecoder defineProfile = new DefineProfileDecoder();
  private final RegisterGameDecoder registerGame = new RegisterGameDecoder();
  private final OpenSessionDecoder openSession = new OpenSessionDecoder();
  private final CloseSessionDecoder closeSession = new CloseSessionDecoder();
  private final RequestDepositDecoder requestDeposit = new RequestDepositDecoder();
  private final DepositDecoder deposit = new DepositDecoder();
  private final FailDepositDecoder failDeposit = new FailDepositDecoder();
  private final RequestWithdrawalDecoder requestWithdrawal = new RequestWithdrawalDecoder();
  private final ReviewWithdrawalDecoder reviewWithdrawal = new ReviewWithdrawalDecoder();
  private final ApproveWithdrawalDecoder approveWithdrawal = new ApproveWithdrawalDecoder();
  private final RejectWithdrawalDecoder rejectWithdrawal = new RejectWithdrawalDecoder();
  private final CancelWithdrawalDecoder cancelWithdrawal = new CancelWithdrawalDecoder();
  private final StartPayoutDecoder startPayout = new StartPayoutDecoder();
  private final CompletePayoutDecoder completePayout = new CompletePayoutDecoder();
  private final FailPayoutDecoder failPayout = new FailPayoutDecoder();
  private final ReturnPayoutDecoder returnPayout = new ReturnPayoutDecoder();
  private final ChargebackDecoder chargeback = new ChargebackDecoder();
  private final AdjustBalanceDecoder adjustBalance = new AdjustBalanceDecoder();
  private final WriteOffDebtDecoder writeOffDebt = new WriteOffDebtDecoder();
  private final RegisterProviderDecoder registerProvider = new RegisterProviderDecoder();
  private final DebitRoundDecoder debitRound = new DebitRoundDecoder();
  private final CreditRoundDecoder creditRound = new CreditRoundDecoder();
  private final EndRoundDecoder endRound = new EndRoundDecoder();
  private final DebitCreditRoundDecoder debitCreditRound = new DebitCreditRoundDecoder();
  private final ApplyRoundsDecoder applyRounds = new ApplyRoundsDecoder();
  private final AwardDecoder award = new AwardDecoder();
  private final CommitSeedDecoder commitSeed = new CommitSeedDecoder();
  private final RevealSeedDecoder revealSeed = new RevealSeedDecoder();
  private final RollbackTransactionDecoder rollbackTransaction = new RollbackTransactionDecoder();
  private final CreateMarketDecoder createMarket = new CreateMarketDecoder();
  private final ChangeMarketDecoder changeMarket = new ChangeMarketDecoder();
  private final OpenMarketDecoder openMarket = new OpenMarketDecoder();
  private final SuspendMarketDecoder suspendMarket = new SuspendMarketDecoder();
  private final TurnInPlayDecoder turnInPlay = new TurnInPlayDecoder();
  private final ReconcileStartingPriceDecoder reconcileStartingPrice =
      new ReconcileStartingPriceDecoder();
  private final CloseMarketDecoder closeMarket = new CloseMarketDecoder();
  private final SetMarketResultDecoder setMarketResult = new SetMarketResultDecoder();
  private final SetRunnerResultDecoder setRunnerResult = new SetRunnerResultDecoder();
  private final SettleMarketDecoder settleMarket = new SettleMarketDecoder();
  private final VoidMarketDecoder voidMarket = new VoidMarketDecoder();
  private final RemoveRunnerDecoder removeRunner = new RemoveRunnerDecoder();
  private final ResettleMarketDecoder resettleMarket = new ResettleMarketDecoder();
  private final VoidMatchesDecoder voidMatches = new VoidMatchesDecoder();
  private final VoidRunnerDecoder voidRunner = new VoidRunnerDecoder();
  private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
  private final PlaceOrdersDecoder placeOrders = new PlaceOrdersDecoder();
  private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
  private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
  private final UpdateOrderDecoder updateOrder = new UpdateOrderDecoder();
  private final CancelAllOrdersDecoder cancelAllOrders = new CancelAllOrdersDecoder();
  private final SetPriceDecoder setPrice = new SetPriceDecoder();
  private final PlaceBetDecoder placeBet = new PlaceBetDecoder();
  private final AcceptCashOutDecoder acceptCashOut = new AcceptCashOutDecoder();
  private final SettleSelectionDecoder settleSelection = new SettleSelectionDecoder();
  private final SetBookTermsDecoder setBookTerms = new SetBookTermsDecoder();
  private final SetOddsLimitsDecoder setOddsLimits = new SetOddsLimitsDecoder();
  private final DefineBonusDecoder defineBonus = new DefineBonusDecoder();
  private final GrantBonusDecoder grantBonus = new GrantBonusDecoder();
  private final ActivateBonusDecoder activateBonus = new ActivateBonusDecoder();
  private final CancelBonusDecoder cancelBonus = new CancelBonusDecoder();
  private final ForfeitBonusDecoder forfeitBonus = new ForfeitBonusDecoder();
  private final QueryWalletDecoder queryWallet = new QueryWalletDecoder();
  private final QueryAccountDecoder queryAccount = new QueryAccountDecoder();
  private final QueryAccountCapsDecoder queryAccountCaps = new QueryAccountCapsDecoder();
  private final QueryLimitsDecoder queryLimits = new QueryLimitsDecoder();
  private final QueryHaltDecoder queryHalt = new QueryHaltDecoder();
  private final QueryProfileDecoder queryProfile = new QueryProfileDecoder();
  private final QueryGameDecoder queryGame = new QueryGameDecoder();
  private final QueryExclusionDecoder queryExclusion = new QueryExclusionDecoder();
  private final QuerySessionDecoder querySession = new QuerySessionDecoder();
  private final QueryDepositDecoder queryDeposit = new QueryDepositDecoder();
  private final QueryWithdrawalDecoder queryWithdrawal = new QueryWithdrawalDecoder();
  private final QueryTransactionDecoder queryTransaction = new QueryTransactionDecoder();
  private final QueryRoundDecoder queryRound = new QueryRoundDecoder();
  private final QueryMarketDecoder queryMarket = new QueryMarketDecoder();
  private final QueryOrderBookDecoder queryOrderBook = new QueryOrderBookDecoder();
  private final QueryMarketDataDecoder queryMarketData = new QueryMarketDataDecoder();
  private final QueryOrdersDecoder queryOrders = new QueryOrdersDecoder();
  private final QueryRunnerDecoder queryRunner = new QueryRunnerDecoder();
  private final QueryStartingPriceDecoder queryStartingPrice = new QueryStartingPriceDecoder();
  private final QueryBetDecoder queryBet = new QueryBetDecoder();
  private final QueryCashOutDecoder queryCashOut = new QueryCashOutDecoder();
  private final QuerySelectionDecoder querySelection = new QuerySelectionDecoder();
  private final QueryBonusDecoder queryBonus = new QueryBonusDecoder();
  private final QueryBonusesDecoder queryBonuses = new QueryBonusesDecoder();

  CommandDispatcher(EngineState state) {
    this.state = state;
    markets = state.exchangeHandlers.marketHandler();
    marketTerms = state.exchangeHandlers.marketTerms();
    corrections = state.exchangeHandlers.correctionHandler();
    orders = state.exchangeHandlers.orderHandler();
    batches = state.exchangeHandlers.batchHandler();
    exchangeQueries = state.exchangeHandlers.queries();
    odds = state.oddsHandlers;
    payments = state.paymentHandlers;
    bonuses = state.bonusHandlers.bonusHandler();
    bonusQueries = state.bonusHandlers.queries();
  }

  /** Handles the command whose message begins behind its header at {@code offset}. */
  void onCommand(int template, DirectBuffer buffer, int offset, int length, int version, long now) {
    long sequence = state.outcomes.sequence();
    switch (template) {
      case GenesisDecoder.TEMPLATE_ID ->
          state.refusals.when(true, RefusalReason.INVALID_TRANSITION, Field.none, 0);
      case AdvanceTimeDecoder.TEMPLATE_ID -> advanceTime();
      case ApproveCommandDecoder.TEMPLATE_ID ->
          approve(approveCommand.wrap(buffer, offset, length, version), now);
      case UpgradeDecoder.TEMPLATE_ID ->
          state.upgradeHandler.onUpgrade(upgrade.wrap(buffer, offset, length, version));
      case OpenAccountDecoder.TEMPLATE_ID ->
          state.accountHandler.onOpenAccount(openAccount.wrap(buffer, offset, length, version));
      case OpenWalletDecoder.TEMPLATE_ID ->
          state.accountHandler.onOpenWallet(openWallet.wrap(buffer, offset, length, version));
      case CloseAccountDecoder.TEMPLATE_ID ->
          state.accountHandler.onCloseAccount(closeAccount.wrap(buffer, offset, length, version));
      case SetSwitchesDecoder.TEMPLATE_ID ->
          state.accountHandler.onSetSwitches(setSwitches.wrap(buffer, offset, length, version));
      case LockAccountDecoder.TEMPLATE_ID ->
          state.lockHandler.onLockAccount(lockAccount.wrap(buffer, offset, length, version));
      case UnlockAccountDecoder.TEMPLATE_ID ->
          state.lockHandler.onUnlockAccount(unlockAccount.wrap(buffer, offset, length, version));
      case SetSelfMatchPolicyDecoder.TEMPLATE_ID ->
          state.accountTermsHandler.onSetSelfMatchPolicy(
              setSelfMatchPolicy.wrap(buffer, offset, length, version));
      case SetAccountCapsDecoder.TEMPLATE_ID ->
          state.capsHandler.onSetAccountCaps(setAccountCaps.wrap(buffer, offset, length, version));
      case SetHeartbeatDecoder.TEMPLATE_ID ->
          state.accountTermsHandler.onSetHeartbeat(
              setHeartbeat.wrap(buffer, offset, length, version));
      case SetDiscountDecoder.TEMPLATE_ID ->
          state.accountTermsHandler.onSetDiscount(
              setDiscount.wrap(buffer, offset, length, version));
      case SetLimitDecoder.TEMPLATE_ID ->
          state.limitHandler.onSetLimit(setLimit.wrap(buffer, offset, length, version));
      case ConfirmLimitDecoder.TEMPLATE_ID ->
          state.limitHandler.onConfirmLimit(confirmLimit.wrap(buffer, offset, length, version));
      case SetRealityCheckDecoder.TEMPLATE_ID ->
          state.realityHandler.onSetRealityCheck(
              setRealityCheck.wrap(buffer, offset, length, version));
      case SelfExcludeDecoder.TEMPLATE_ID ->
          state.exclusionHandler.onSelfExclude(
              selfExclude.wrap(buffer, offset, length, version), now);
      case TimeOutDecoder.TEMPLATE_ID ->
          state.exclusionHandler.onTimeOut(timeOut.wrap(buffer, offset, length, version), now);
      case LiftExclusionDecoder.TEMPLATE_ID ->
          state.exclusionHandler.onLiftExclusion(
              liftExclusion.wrap(buffer, offset, length, version), now);
      case FailLoginDecoder.TEMPLATE_ID ->
          state.lockHandler.onFailLogin(failLogin.wrap(buffer, offset, length, version), now);
      case RenewSessionDecoder.TEMPLATE_ID ->
          state.sessionHandler.onRenewSession(
              renewSession.wrap(buffer, offset, length, version), now);
      case SetHaltDecoder.TEMPLATE_ID ->
          state.haltHandler.onSetHalt(setHalt.wrap(buffer, offset, length, version));
      case SetVerificationDecoder.TEMPLATE_ID ->
          state.accountRecordsHandler.onSetVerification(
              setVerification.wrap(buffer, offset, length, version), now);
      case SetProfileDecoder.TEMPLATE_ID ->
          state.accountRecordsHandler.onSetProfile(
              setProfile.wrap(buffer, offset, length, version));
      case DefineProfileDecoder.TEMPLATE_ID ->
          state.profileHandler.onDefineProfile(defineProfile.wrap(buffer, offset, length, version));
      case RegisterGameDecoder.TEMPLATE_ID ->
          state.gameHandler.onRegisterGame(registerGame.wrap(buffer, offset, length, version));
      case OpenSessionDecoder.TEMPLATE_ID ->
          state.sessionHandler.onOpenSession(
              openSession.wrap(buffer, offset, length, version), now);
      case CloseSessionDecoder.TEMPLATE_ID ->
          state.sessionHandler.onCloseSession(
              closeSession.wrap(buffer, offset, length, version), now);
      case RequestDepositDecoder.TEMPLATE_ID ->
          payments
              .depositHandler()
              .onRequestDeposit(requestDeposit.wrap(buffer, offset, length, version), now);
      case DepositDecoder.TEMPLATE_ID ->
          payments
              .depositHandler()
              .onDeposit(deposit.wrap(buffer, offset, length, version), sequence, now);
      case FailDepositDecoder.TEMPLATE_ID ->
          payments
              .depositHandler()
              .onFailDeposit(failDeposit.wrap(buffer, offset, length, version), now);
      case RequestWithdrawalDecoder.TEMPLATE_ID ->
          payments
              .withdrawalRequestHandler()
              .onRequestWithdrawal(
                  requestWithdrawal.wrap(buffer, offset, length, version), sequence, now);
      case ReviewWithdrawalDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onReviewWithdrawal(reviewWithdrawal.wrap(buffer, offset, length, version), now);
      case ApproveWithdrawalDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onApproveWithdrawal(approveWithdrawal.wrap(buffer, offset, length, version), now);
      case RejectWithdrawalDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onRejectWithdrawal(rejectWithdrawal.wrap(buffer, offset, length, version), now);
      case CancelWithdrawalDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onCancelWithdrawal(cancelWithdrawal.wrap(buffer, offset, length, version), now);
      case StartPayoutDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onStartPayout(startPayout.wrap(buffer, offset, length, version), now);
      case CompletePayoutDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onCompletePayout(completePayout.wrap(buffer, offset, length, version), now);
      case FailPayoutDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onFailPayout(failPayout.wrap(buffer, offset, length, version), now);
      case ReturnPayoutDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onReturnPayout(returnPayout.wrap(buffer, offset, length, version), now);
      case ChargebackDecoder.TEMPLATE_ID ->
          payments
              .chargebackHandler()
              .onChargeback(chargeback.wrap(buffer, offset, length, version), sequence);
      case AdjustBalanceDecoder.TEMPLATE_ID ->
          state.adjustmentHandler.onAdjustBalance(
              adjustBalance.wrap(buffer, offset, length, version));
      case WriteOffDebtDecoder.TEMPLATE_ID ->
          state.adjustmentHandler.onWriteOffDebt(
              writeOffDebt.wrap(buffer, offset, length, version));
      case RegisterProviderDecoder.TEMPLATE_ID ->
          state.gameHandler.onRegisterProvider(
              registerProvider.wrap(buffer, offset, length, version));
      case DebitRoundDecoder.TEMPLATE_ID ->
          state.roundHandler.onDebitRound(
              debitRound.wrap(buffer, offset, length, version), sequence, now);
      case DebitCreditRoundDecoder.TEMPLATE_ID ->
          state.roundListHandler.onDebitCreditRound(
              debitCreditRound.wrap(buffer, offset, length, version), sequence, now);
      case ApplyRoundsDecoder.TEMPLATE_ID ->
          state.roundListHandler.onApplyRounds(
              applyRounds.wrap(buffer, offset, length, version), sequence, now);
      case AwardDecoder.TEMPLATE_ID ->
          state.awardHandler.onAward(award.wrap(buffer, offset, length, version), sequence, now);
      case CreditRoundDecoder.TEMPLATE_ID ->
          state.roundHandler.onCreditRound(
              creditRound.wrap(buffer, offset, length, version), sequence, now);
      case EndRoundDecoder.TEMPLATE_ID ->
          state.roundHandler.onEndRound(endRound.wrap(buffer, offset, length, version), now);
      case CommitSeedDecoder.TEMPLATE_ID ->
          state.seedHandler.onCommitSeed(commitSeed.wrap(buffer, offset, length, version), now);
      case RevealSeedDecoder.TEMPLATE_ID ->
          state.seedHandler.onRevealSeed(revealSeed.wrap(buffer, offset, length, version), now);
      case RollbackTransactionDecoder.TEMPLATE_ID ->
          state.rollbackHandler.onRollbackTransaction(
              rollbackTransaction.wrap(buffer, offset, length, version), sequence, now);
      case CreateMarketDecoder.TEMPLATE_ID ->
          marketTerms.onCreateMarket(createMarket.wrap(buffer, offset, length, version), now);
      case ChangeMarketDecoder.TEMPLATE_ID ->
          marketTerms.onChangeMarket(changeMarket.wrap(buffer, offset, length, version), now);
      case OpenMarketDecoder.TEMPLATE_ID ->
          markets.onOpenMarket(openMarket.wrap(buffer, offset, length, version), now);
      case SuspendMarketDecoder.TEMPLATE_ID ->
          markets.onSuspendMarket(suspendMarket.wrap(buffer, offset, length, version));
      case TurnInPlayDecoder.TEMPLATE_ID ->
          markets.onTurnInPlay(turnInPlay.wrap(buffer, offset, length, version), now);
      case ReconcileStartingPriceDecoder.TEMPLATE_ID ->
          markets.onReconcileStartingPrice(
              reconcileStartingPrice.wrap(buffer, offset, length, version), now);
      case CloseMarketDecoder.TEMPLATE_ID ->
          markets.onCloseMarket(closeMarket.wrap(buffer, offset, length, version));
      case SetMarketResultDecoder.TEMPLATE_ID ->
          markets.onSetMarketResult(setMarketResult.wrap(buffer, offset, length, version));
      case SetRunnerResultDecoder.TEMPLATE_ID ->
          markets.onSetRunnerResult(setRunnerResult.wrap(buffer, offset, length, version));
      case SettleMarketDecoder.TEMPLATE_ID ->
          markets.onSettleMarket(settleMarket.wrap(buffer, offset, length, version));
      case RemoveRunnerDecoder.TEMPLATE_ID ->
          state
              .exchangeHandlers
              .removalHandler()
              .onRemoveRunner(removeRunner.wrap(buffer, offset, length, version));
      case VoidMarketDecoder.TEMPLATE_ID ->
          markets.onVoidMarket(voidMarket.wrap(buffer, offset, length, version));
      case ResettleMarketDecoder.TEMPLATE_ID ->
          corrections.onResettleMarket(resettleMarket.wrap(buffer, offset, length, version));
      case VoidMatchesDecoder.TEMPLATE_ID ->
          corrections.onVoidMatches(voidMatches.wrap(buffer, offset, length, version));
      case VoidRunnerDecoder.TEMPLATE_ID ->
          corrections.onVoidRunner(voidRunner.wrap(buffer, offset, length, version));
      case PlaceOrderDecoder.TEMPLATE_ID ->
          orders.onPlaceOrder(placeOrder.wrap(buffer, offset, length, version), now);
      case CancelOrderDecoder.TEMPLATE_ID ->
          orders.onCancelOrder(cancelOrder.wrap(buffer, offset, length, version));
      case ReplaceOrderDecoder.TEMPLATE_ID ->
          orders.onReplaceOrder(replaceOrder.wrap(buffer, offset, length, version), now);
      case CancelAllOrdersDecoder.TEMPLATE_ID ->
          orders.onCancelAllOrders(cancelAllOrders.wrap(buffer, offset, length, version));
      case UpdateOrderDecoder.TEMPLATE_ID ->
          orders.onUpdateOrder(updateOrder.wrap(buffer, offset, length, version), now);
      case PlaceOrdersDecoder.TEMPLATE_ID ->
          batches.onPlaceOrders(placeOrders.wrap(buffer, offset, length, version), now);
      case SetPriceDecoder.TEMPLATE_ID ->
          odds.priceHandler().onSetPrice(setPrice.wrap(buffer, offset, length, version));
      case PlaceBetDecoder.TEMPLATE_ID ->
          odds.betHandler().onPlaceBet(placeBet.wrap(buffer, offset, length, version), now);
      case AcceptCashOutDecoder.TEMPLATE_ID ->
          odds.cashOutHandler()
              .onAcceptCashOut(acceptCashOut.wrap(buffer, offset, length, version));
      case SettleSelectionDecoder.TEMPLATE_ID ->
          odds.resultHandler()
              .onSettleSelection(settleSelection.wrap(buffer, offset, length, version));
      case SetBookTermsDecoder.TEMPLATE_ID ->
          odds.priceHandler().onSetBookTerms(setBookTerms.wrap(buffer, offset, length, version));
      case SetOddsLimitsDecoder.TEMPLATE_ID ->
          odds.priceHandler().onSetOddsLimits(setOddsLimits.wrap(buffer, offset, length, version));
      case DefineBonusDecoder.TEMPLATE_ID ->
          state
              .bonusHandlers
              .defineBonusHandler()
              .onDefineBonus(defineBonus.wrap(buffer, offset, length, version));
      case GrantBonusDecoder.TEMPLATE_ID ->
          bonuses.onGrantBonus(grantBonus.wrap(buffer, offset, length, version));
      case ActivateBonusDecoder.TEMPLATE_ID ->
          bonuses.onActivateBonus(activateBonus.wrap(buffer, offset, length, version));
      case CancelBonusDecoder.TEMPLATE_ID ->
          bonuses.onCancelBonus(cancelBonus.wrap(buffer, offset, length, version));
      case ForfeitBonusDecoder.TEMPLATE_ID ->
          bonuses.onForfeitBonus(forfeitBonus.wrap(buffer, offset, length, version));
      default -> Invariant.check(false, "unknown command template");
    }
  }

  /** Answers the query whose message begins behind its header at {@code offset}. */
  void onQuery(int template, DirectBuffer buffer, int offset, int length, int version) {
    switch (template) {
      case QueryWalletDecoder.TEMPLATE_ID ->
          state.accountHandler.onQueryWallet(queryWallet.wrap(buffer, offset, length, version));
      case QueryAccountDecoder.TEMPLATE_ID ->
          state.accountHandler.onQueryAccount(queryAccount.wrap(buffer, offset, length, version));
      case QueryAccountCapsDecoder.TEMPLATE_ID ->
          state.capsHandler.onQueryAccountCaps(
              queryAccountCaps.wrap(buffer, offset, length, version));
      case QueryLimitsDecoder.TEMPLATE_ID ->
          state.limitQueries.onQueryLimits(queryLimits.wrap(buffer, offset, length, version));
      case QueryHaltDecoder.TEMPLATE_ID ->
          state.haltHandler.onQueryHalt(queryHalt.wrap(buffer, offset, length, version));
      case QueryProfileDecoder.TEMPLATE_ID ->
          state.profileHandler.onQueryProfile(queryProfile.wrap(buffer, offset, length, version));
      case QueryGameDecoder.TEMPLATE_ID ->
          state.gameHandler.onQueryGame(queryGame.wrap(buffer, offset, length, version));
      case QueryExclusionDecoder.TEMPLATE_ID ->
          state.exclusionHandler.onQueryExclusion(
              queryExclusion.wrap(buffer, offset, length, version));
      case QuerySessionDecoder.TEMPLATE_ID ->
          state.sessionHandler.onQuerySession(querySession.wrap(buffer, offset, length, version));
      case QueryDepositDecoder.TEMPLATE_ID ->
          payments
              .depositHandler()
              .onQueryDeposit(queryDeposit.wrap(buffer, offset, length, version));
      case QueryWithdrawalDecoder.TEMPLATE_ID ->
          payments
              .withdrawalHandler()
              .onQueryWithdrawal(queryWithdrawal.wrap(buffer, offset, length, version));
      case QueryTransactionDecoder.TEMPLATE_ID ->
          state.transactionHandler.onQueryTransaction(
              queryTransaction.wrap(buffer, offset, length, version));
      case QueryRoundDecoder.TEMPLATE_ID ->
          state.roundHandler.onQueryRound(queryRound.wrap(buffer, offset, length, version));
      case QueryMarketDecoder.TEMPLATE_ID ->
          exchangeQueries.onQueryMarket(queryMarket.wrap(buffer, offset, length, version));
      case QueryOrderBookDecoder.TEMPLATE_ID ->
          exchangeQueries.onQueryOrderBook(queryOrderBook.wrap(buffer, offset, length, version));
      case QueryMarketDataDecoder.TEMPLATE_ID ->
          exchangeQueries.onQueryMarketData(queryMarketData.wrap(buffer, offset, length, version));
      case QueryOrdersDecoder.TEMPLATE_ID ->
          exchangeQueries.onQueryOrders(queryOrders.wrap(buffer, offset, length, version));
      case QueryRunnerDecoder.TEMPLATE_ID ->
          exchangeQueries.onQueryRunner(queryRunner.wrap(buffer, offset, length, version));
      case QueryStartingPriceDecoder.TEMPLATE_ID ->
          exchangeQueries.onQueryStartingPrice(
              queryStartingPrice.wrap(buffer, offset, length, version));
      case QueryBetDecoder.TEMPLATE_ID ->
          odds.betHandler().onQueryBet(queryBet.wrap(buffer, offset, length, version));
      case QueryCashOutDecoder.TEMPLATE_ID ->
          odds.cashOutHandler().onQueryCashOut(queryCashOut.wrap(buffer, offset, length, version));
      case QuerySelectionDecoder.TEMPLATE_ID ->
          odds.priceHandler()
              .onQuerySelection(querySelection.wrap(buffer, offset, length, version));
      case QueryBonusDecoder.TEMPLATE_ID ->
          bonusQueries.onQueryBonus(queryBonus.wrap(buffer, offset, length, version));
      case QueryBonusesDecoder.TEMPLATE_ID ->
          bonusQueries.onQueryBonuses(queryBonuses.wrap(buffer, offset, length, version));
      case QueryStateHashDecoder.TEMPLATE_ID -> reportHashes();
      default -> Invariant.check(false, "unknown query template");
    }
  }

  /** Carries out a pending command, as if it came now. */
  private void approve(ApproveCommandDecoder command, long now) {
    int slot = state.approvalHandler.onApproveCommand(command, now);
    if (slot != ApprovalHandler.NONE) {
      PendingCommands pending = state.pendingCommands;
      MessageHeaderDecoder message = pending.message(slot);
      int template = message.templateId();
      int length = message.blockLength();
      int offset = pending.offset(slot) + MessageHeaderDecoder.ENCODED_LENGTH;
      int version = state.versions.readBy(message.version());
      onCommand(template, pending.buffer(), offset, length, version, now);
      state.approvalHandler.end(slot, command.header());
    }
  }

  private void advanceTime() {
    state.outcomes.answer(0).timeAdvanced();
    state.outcomes.ofCommand(false);
    state.works.run();
  }

  private void reportHashes() {
    state
        .outcomes
        .answer(0)
        .stateHash()
        .stateHash(state.hash(false))
        .effectHash(state.hash(true))
        .outcomeHash(state.outcomes.outcomeHash());
  }
}
