package io.croupier.engine.outcome;

import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.AccountCapsChangedEncoder;
import io.croupier.protocol.AccountChangedEncoder;
import io.croupier.protocol.AccountOpenedEncoder;
import io.croupier.protocol.ApprovalPendingEncoder;
import io.croupier.protocol.BalanceAdjustedEncoder;
import io.croupier.protocol.BetAcceptedEncoder;
import io.croupier.protocol.BetReportedEncoder;
import io.croupier.protocol.BetSettledEncoder;
import io.croupier.protocol.BonusChangedEncoder;
import io.croupier.protocol.BonusDefinedEncoder;
import io.croupier.protocol.BonusesListedEncoder;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.BookTermsChangedEncoder;
import io.croupier.protocol.CashOutOfferedEncoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DepositChangedEncoder;
import io.croupier.protocol.DepositReversedEncoder;
import io.croupier.protocol.DepositedEncoder;
import io.croupier.protocol.DuplicateEncoder;
import io.croupier.protocol.ExclusionChangedEncoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.GameRegisteredEncoder;
import io.croupier.protocol.GenesisAppliedEncoder;
import io.croupier.protocol.HaltChangedEncoder;
import io.croupier.protocol.LimitChangedEncoder;
import io.croupier.protocol.MarketChangedEncoder;
import io.croupier.protocol.MarketSettledEncoder;
import io.croupier.protocol.MatchVoidedEncoder;
import io.croupier.protocol.MatchedEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OddsLimitsChangedEncoder;
import io.croupier.protocol.OrderAcceptedEncoder;
import io.croupier.protocol.OrderReducedEncoder;
import io.croupier.protocol.OrderReplacedEncoder;
import io.croupier.protocol.OrderReportedEncoder;
import io.croupier.protocol.OrderRepricedEncoder;
import io.croupier.protocol.OrderSettledEncoder;
import io.croupier.protocol.OrderUpdatedEncoder;
import io.croupier.protocol.OrdersProcessedEncoder;
import io.croupier.protocol.OutcomeFlagsEncoder;
import io.croupier.protocol.OutcomeHeaderEncoder;
import io.croupier.protocol.PriceChangedEncoder;
import io.croupier.protocol.ProfileChangedEncoder;
import io.croupier.protocol.ProfileChangedEncoder.StakeCapsAfterEncoder;
import io.croupier.protocol.ProfileChangedEncoder.StakeCapsBeforeEncoder;
import io.croupier.protocol.ProviderRegisteredEncoder;
import io.croupier.protocol.RealityCheckEncoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RefusedEncoder;
import io.croupier.protocol.RoundChangedEncoder;
import io.croupier.protocol.RoundCreditedEncoder;
import io.croupier.protocol.RoundDebitedEncoder;
import io.croupier.protocol.RunnerChangedEncoder;
import io.croupier.protocol.SelectionSettledEncoder;
import io.croupier.protocol.SessionChangedEncoder;
import io.croupier.protocol.SignificantEventEncoder;
import io.croupier.protocol.SkippedEncoder;
import io.croupier.protocol.StartingPriceReconciledEncoder;
import io.croupier.protocol.StartingPriceReportedEncoder;
import io.croupier.protocol.StateHashEncoder;
import io.croupier.protocol.TimeAdvancedEncoder;
import io.croupier.protocol.TransactionReportedEncoder;
import io.croupier.protocol.TransactionRolledBackEncoder;
import io.croupier.protocol.UpgradedEncoder;
import io.croupier.protocol.WalletChangedEncoder;
import io.croupier.protocol.WalletOpenedEncoder;
import io.croupier.protocol.WithdrawalChangedEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the outcomes of the core, one method for each message, with their header: who receives it,
 * its number in that gateway's stream, its index in the command.
 *
 * <p>Use: first the receiver ({@link #answer}, {@link #toGateway}, {@link #aboutAccount}), then the
 * message, whose encoder comes back with the header written.
 *
 * <p><b>Guarantees:</b> gateway sequences are dense from 1 for each gateway; at most one ANSWER for
 * each command; LAST on the last outcome for each gateway.
 *
 * <p>Owned by the engine thread.
 */
public final class Outcomes {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final int FLAGS = HEADER + OutcomeHeaderEncoder.flagsEncodingOffset();
  private static final byte ANSWER = OutcomeFlagsEncoder.answer((byte) 0, true);
  private static final byte LAST = OutcomeFlagsEncoder.last((byte) 0, true);
  private static final byte QUERY = OutcomeFlagsEncoder.query((byte) 0, true);
  private static final int NONE = -1;
  private static final int NODE = 0;

  private final OutcomeSink sink;
  private final long[] gatewaySequences;
  private final transient int[] lastIndex;
  private final transient int[] offsets;
  private final transient int[] lengths;
  private final transient int[] receivers;
  private long outcomeHash;

  // What is transient here and in the stores lives for one command, or is built anew from the rest.

  private OutcomeSink receives;
  private OutcomeSink target;
  private transient OlderForm nextForm;
  private transient OlderForm form;
  private transient boolean query;
  private transient boolean ofCommand;
  private transient int count;
  private transient long sequence;
  private transient long timestampNs;
  private transient int sender;
  private transient long commandId;
  private transient long commandAccount;
  private transient long answerGatewaySequence;

  private transient int receiver;
  private transient long concerned;
  private transient byte flags;

  private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
  private final RefusedEncoder refused = new RefusedEncoder();
  private final DuplicateEncoder duplicate = new DuplicateEncoder();
  private final SkippedEncoder skipped = new SkippedEncoder();
  private final UpgradedEncoder upgraded = new UpgradedEncoder();
  private final GenesisAppliedEncoder genesisApplied = new GenesisAppliedEncoder();
  private final TimeAdvancedEncoder timeAdvanced = new TimeAdvancedEncoder();
  private final AccountOpenedEncoder accountOpened = new AccountOpenedEncoder();
  private final AccountChangedEncoder accountChanged = new AccountChangedEncoder();
  private final WalletOpenedEncoder walletOpened = new WalletOpenedEncoder();
  private final WalletChangedEncoder walletChanged = new WalletChangedEncoder();
  private final SessionChangedEncoder sessionChanged = new SessionChangedEncoder();
  private final DepositChangedEncoder depositChanged = new DepositChangedEncoder();
  private final DepositedEncoder deposited = new DepositedEncoder();
  private final DepositReversedEncoder depositReversed = new DepositReversedEncoder();
  private final WithdrawalChangedEncoder withdrawalChanged = new WithdrawalChangedEncoder();
  private final BalanceAdjustedEncoder balanceAdjusted = new BalanceAdjustedEncoder();
  private final ProviderRegisteredEncoder providerRegistered = new ProviderRegisteredEncoder();
  private final GameRegisteredEncoder gameRegistered = new GameRegisteredEncoder();
  private final HaltChangedEncoder haltChanged = new HaltChangedEncoder();
  private final ProfileChangedEncoder profileChanged = new ProfileChangedEncoder();
  private final RoundDebitedEncoder roundDebited = new RoundDebitedEncoder();
  private final RoundCreditedEncoder roundCredited = new RoundCreditedEncoder();
  private final TransactionRolledBackEncoder transactionRolledBack =
      new TransactionRolledBackEncoder();
  private final RoundChangedEncoder roundChanged = new RoundChangedEncoder();
  private final MarketChangedEncoder marketChanged = new MarketChangedEncoder();
  private final RunnerChangedEncoder runnerChanged = new RunnerChangedEncoder();
  private final OrderAcceptedEncoder orderAccepted = new OrderAcceptedEncoder();
  private final OrderReplacedEncoder orderReplaced = new OrderReplacedEncoder();
  private final MatchedEncoder matched = new MatchedEncoder();
  private final OrderReducedEncoder orderReduced = new OrderReducedEncoder();
  private final OrdersProcessedEncoder ordersProcessed = new OrdersProcessedEncoder();
  private final OrderRepricedEncoder orderRepriced = new OrderRepricedEncoder();
  private final OrderUpdatedEncoder orderUpdated = new OrderUpdatedEncoder();
  private final AccountCapsChangedEncoder accountCapsChanged = new AccountCapsChangedEncoder();
  private final LimitChangedEncoder limitChanged = new LimitChangedEncoder();
  private final RealityCheckEncoder realityCheck = new RealityCheckEncoder();
  private final ExclusionChangedEncoder exclusionChanged = new ExclusionChangedEncoder();
  private final SignificantEventEncoder significantEvent = new SignificantEventEncoder();
  private final OrderSettledEncoder orderSettled = new OrderSettledEncoder();
  private final MarketSettledEncoder marketSettled = new MarketSettledEncoder();
  private final OrderReportedEncoder orderReported = new OrderReportedEncoder();
  private final TransactionReportedEncoder transactionReported = new TransactionReportedEncoder();
  private final BookChangedEncoder bookChanged = new BookChangedEncoder();
  private final MatchVoidedEncoder matchVoided = new MatchVoidedEncoder();
  private final StartingPriceReconciledEncoder startingPriceReconciled =
      new StartingPriceReconciledEncoder();
  private final StartingPriceReportedEncoder startingPriceReported =
      new StartingPriceReportedEncoder();
  private final StateHashEncoder stateHash = new StateHashEncoder();
  private final ApprovalPendingEncoder approvalPending = new ApprovalPendingEncoder();
  private final PriceChangedEncoder priceChanged = new PriceChangedEncoder();
  private final BetAcceptedEncoder betAccepted = new BetAcceptedEncoder();
  private final BetSettledEncoder betSettled = new BetSettledEncoder();
  private final SelectionSettledEncoder selectionSettled = new SelectionSettledEncoder();
  private final BookTermsChangedEncoder bookTermsChanged = new BookTermsChangedEncoder();
  private final OddsLimitsChangedEncoder oddsLimitsChanged = new OddsLimitsChangedEncoder();
  private final BetReportedEncoder betReported = new BetReportedEncoder();
  private final CashOutOfferedEncoder cashOutOffered = new CashOutOfferedEncoder();
  private final BonusChangedEncoder bonusChanged = new BonusChangedEncoder();
  private final BonusDefinedEncoder bonusDefined = new BonusDefinedEncoder();
  private final BonusesListedEncoder bonusesListed = new BonusesListedEncoder();

  /**
   * Writes into {@code sink}.
   *
   * @param gateways highest gateway id
   * @param limit at most so many outcomes of one command, market data included
   */
  public Outcomes(OutcomeSink sink, int gateways, int limit) {
    this.sink = sink;
    gatewaySequences = new long[gateways + 1];
    lastIndex = new int[gateways + 1];
    offsets = new int[limit];
    lengths = new int[limit];
    receivers = new int[limit];
    Arrays.fill(lastIndex, NONE);
  }

  /**
   * From the next command on messages have the form of this version of the schema: what came later
   * falls away.
   */
  public void inFormOf(int schemaVersion) {
    inFormOf(
        schemaVersion < MessageHeaderEncoder.SCHEMA_VERSION
            ? new OlderForm(MessageSchema.load().lengths()::cut, schemaVersion)
            : null);
  }

  /** The same; null: messages keep the form in which they are written. */
  void inFormOf(OlderForm form) {
    nextForm = form;
  }

  /** Begins the outcomes of a command; until {@link #ofCommand} they are those of due timers. */
  public void begin(long sequence, long timestampNs, CommandHeaderDecoder command) {
    writeFor(sink);
    query = false;
    answerGatewaySequence = 0;
    this.sequence = sequence;
    this.timestampNs = timestampNs;
    from(command);
    ofCommand = false;
  }

  /** Begins the answers to a query, as of the command {@code asOf}. */
  public void beginQuery(
      OutcomeSink answers, long asOf, long timestampNs, CommandHeaderDecoder command) {
    writeFor(answers);
    query = true;
    sequence = asOf;
    this.timestampNs = timestampNs;
    from(command);
    ofCommand = true;
  }

  private void writeFor(OutcomeSink receiver) {
    receives = receiver;
    form = nextForm;
    target = form == null ? receiver : form;
    count = 0;
  }

  private void from(CommandHeaderDecoder command) {
    sender = command.gatewayId();
    commandId = command.commandId();
    commandAccount = command.accountId();
  }

  /** From now on outcomes carry this time: that of a timer, then that of the command. */
  public void at(long timestampNs) {
    this.timestampNs = timestampNs;
  }

  /** The time of what is happening: of a timer, or of the command. */
  public long timestampNs() {
    return timestampNs;
  }

  /** Whether what follows is caused by the command itself, or by a timer or a later slice. */
  public void ofCommand(boolean ofCommand) {
    this.ofCommand = ofCommand;
  }

  /** The next outcome is the one answer to the command, about an account or 0. */
  public Outcomes answer(long accountId) {
    receiver = sender;
    concerned = accountId;
    flags = query ? (byte) (ANSWER | QUERY) : ANSWER;
    if (!query) {
      Invariant.check(answerGatewaySequence == 0, "a command was answered twice");
      answerGatewaySequence = gatewaySequences[sender] + 1;
    }
    return this;
  }

  /** The next outcome is a further row of the answer to a query. */
  public Outcomes row(long accountId) {
    receiver = sender;
    concerned = accountId;
    flags = QUERY;
    return this;
  }

  /** The next outcome goes to a gateway, about an account or 0. */
  public Outcomes toGateway(int gateway, long accountId) {
    receiver = gateway;
    concerned = accountId;
    flags = 0;
    return this;
  }

  /** The next outcome is for everybody: it stands in the stream of the node itself. */
  public Outcomes toAll() {
    return toGateway(NODE, 0);
  }

  /** The next outcome goes to the sender if its command names the account, else to its home. */
  public Outcomes aboutAccount(long accountId, int homeGateway) {
    return toGateway(ofCommand && commandAccount == accountId ? sender : homeGateway, accountId);
  }

  /** Refuses the command, its one outcome; or only one instruction of it, 0 for none. */
  public void refused(
      boolean whole,
      int templateId,
      RefusalReason reason,
      Field field,
      long concerns,
      int instruction) {
    (whole ? answer(commandAccount) : toGateway(sender, commandAccount))
        .refused()
        .concerns(concerns)
        .templateId(templateId)
        .reason(reason)
        .instruction(instruction)
        .field(field);
  }

  /** The sequence of the command at hand. */
  public long sequence() {
    return sequence;
  }

  /** The sender of the command at hand. */
  public int sender() {
    return sender;
  }

  /** Number of the command's answer in its sender's stream; 0 when it has none. */
  public long answerGatewaySequence() {
    return answerGatewaySequence;
  }

  /** The highest number in a gateway's stream. */
  public long gatewaySequence(int gateway) {
    return gatewaySequences[gateway];
  }

  /** The chained digest of all outcomes so far. */
  public long outcomeHash() {
    return outcomeHash;
  }

  /** Ends a command or a query: sets LAST, adds to the digest, hands everything over. */
  public void end() {
    for (int i = count - 1; i >= 0; i--) {
      markLast(target.buffer(), i);
    }
    if (form != null) {
      form.handOn(receives, offsets, lengths, count);
    }
    MutableDirectBuffer buffer = receives.buffer();
    for (int i = 0; i < count; i++) {
      lastIndex[receivers[i]] = NONE;
      if (!query) {
        outcomeHash = Hash64.add(outcomeHash, buffer, offsets[i], lengths[i]);
      }
    }
    receives.commit();
  }

  /** Visits the counters and the digest; they are no effects. */
  public void accept(StoreVisitor visitor) {
    visitor.store("outcomes", false);
    outcomeHash = visitor.value("outcomeHash", 1, outcomeHash);
    visitor.longs("gatewaySequences", 1, gatewaySequences, 0, gatewaySequences.length);
  }

  private void markLast(MutableDirectBuffer buffer, int index) {
    int gateway = receivers[index];
    if (lastIndex[gateway] == NONE) {
      lastIndex[gateway] = index;
      int at = offsets[index] + FLAGS;
      buffer.putByte(at, (byte) (buffer.getByte(at) | LAST));
    }
  }

  private int claim(int blockLength) {
    Invariant.check(count < offsets.length, "more outcomes than one command may have");
    int length = HEADER + blockLength;
    int offset = target.claim(length);
    offsets[count] = offset;
    lengths[count] = length;
    receivers[count] = receiver;
    return offset;
  }

  private void stamp(OutcomeHeaderEncoder header) {
    header
        .commandSequence(sequence)
        .timestampNs(timestampNs)
        .gatewaySequence(query ? 0 : ++gatewaySequences[receiver])
        .commandId(ofCommand && receiver == sender ? commandId : 0)
        .accountId(concerned)
        .index(count)
        .gatewayId(receiver);
    header.buffer().putByte(header.offset() + OutcomeHeaderEncoder.flagsEncodingOffset(), flags);
    count++;
  }

  /** The command was applied before; its outcomes are sent again. */
  public DuplicateEncoder duplicate() {
    duplicate.wrapAndApplyHeader(
        target.buffer(), claim(DuplicateEncoder.BLOCK_LENGTH), messageHeader);
    stamp(duplicate.header());
    return duplicate;
  }

  /** An operator has decided that the command is not applied. */
  public void skipped() {
    skipped.wrapAndApplyHeader(target.buffer(), claim(SkippedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(skipped.header());
  }

  /** Later versions act. */
  public UpgradedEncoder upgraded() {
    upgraded.wrapAndApplyHeader(
        target.buffer(), claim(UpgradedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(upgraded.header());
    return upgraded;
  }

  /** The engine is ready. */
  public GenesisAppliedEncoder genesisApplied() {
    genesisApplied.wrapAndApplyHeader(
        target.buffer(), claim(GenesisAppliedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(genesisApplied.header());
    return genesisApplied;
  }

  /** Time moved. */
  public TimeAdvancedEncoder timeAdvanced() {
    timeAdvanced.wrapAndApplyHeader(
        target.buffer(), claim(TimeAdvancedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(timeAdvanced.header());
    return timeAdvanced;
  }

  /** The account exists, with its first wallet. */
  public AccountOpenedEncoder accountOpened() {
    accountOpened.wrapAndApplyHeader(
        target.buffer(), claim(AccountOpenedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(accountOpened.header());
    return accountOpened;
  }

  /** An account's status, lock or switches, before and after, who and why. */
  public AccountChangedEncoder accountChanged() {
    accountChanged.wrapAndApplyHeader(
        target.buffer(), claim(AccountChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(accountChanged.header());
    return accountChanged;
  }

  /** What an account may risk on the exchange, before and after, who and why. */
  public AccountCapsChangedEncoder accountCapsChanged() {
    accountCapsChanged.wrapAndApplyHeader(
        target.buffer(), claim(AccountCapsChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(accountCapsChanged.header());
    return accountCapsChanged;
  }

  /** A limit of the account, or how often it is reminded. */
  public LimitChangedEncoder limitChanged() {
    limitChanged.wrapAndApplyHeader(
        target.buffer(), claim(LimitChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(limitChanged.header());
    return limitChanged;
  }

  /** A reminder for the customer; the caller writes so many results. */
  public RealityCheckEncoder realityCheck(int results) {
    int rows =
        RealityCheckEncoder.ResultsEncoder.HEADER_SIZE
            + results * RealityCheckEncoder.ResultsEncoder.sbeBlockLength();
    realityCheck.wrapAndApplyHeader(
        target.buffer(), claim(RealityCheckEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(realityCheck.header());
    return realityCheck;
  }

  /** The exclusion of an account has changed. */
  public ExclusionChangedEncoder exclusionChanged() {
    exclusionChanged.wrapAndApplyHeader(
        target.buffer(), claim(ExclusionChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(exclusionChanged.header());
    return exclusionChanged;
  }

  /** Something that whoever watches over risk wants to be told of. */
  public SignificantEventEncoder significantEvent() {
    significantEvent.wrapAndApplyHeader(
        target.buffer(), claim(SignificantEventEncoder.BLOCK_LENGTH), messageHeader);
    stamp(significantEvent.header());
    return significantEvent;
  }

  /** The account has a further wallet. */
  public WalletOpenedEncoder walletOpened() {
    walletOpened.wrapAndApplyHeader(
        target.buffer(), claim(WalletOpenedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(walletOpened.header());
    return walletOpened;
  }

  /** The balances of a wallet. */
  public WalletChangedEncoder walletChanged() {
    walletChanged.wrapAndApplyHeader(
        target.buffer(), claim(WalletChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(walletChanged.header());
    return walletChanged;
  }

  /** A player session was opened, closed, or has expired. */
  public SessionChangedEncoder sessionChanged() {
    sessionChanged.wrapAndApplyHeader(
        target.buffer(), claim(SessionChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(sessionChanged.header());
    return sessionChanged;
  }

  /** The deposit is in the wallet. */
  public DepositedEncoder deposited() {
    deposited.wrapAndApplyHeader(
        target.buffer(), claim(DepositedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(deposited.header());
    return deposited;
  }

  /** The deposit was not credited; the payment provider must give it back. */
  public DepositReversedEncoder depositReversed() {
    depositReversed.wrapAndApplyHeader(
        target.buffer(), claim(DepositReversedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(depositReversed.header());
    return depositReversed;
  }

  /** Where a requested deposit stands. */
  public DepositChangedEncoder depositChanged() {
    depositChanged.wrapAndApplyHeader(
        target.buffer(), claim(DepositChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(depositChanged.header());
    return depositChanged;
  }

  /** Where a withdrawal stands. */
  public WithdrawalChangedEncoder withdrawalChanged() {
    withdrawalChanged.wrapAndApplyHeader(
        target.buffer(), claim(WithdrawalChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(withdrawalChanged.header());
    return withdrawalChanged;
  }

  /** The game provider is known. */
  public ProviderRegisteredEncoder providerRegistered() {
    providerRegistered.wrapAndApplyHeader(
        target.buffer(), claim(ProviderRegisteredEncoder.BLOCK_LENGTH), messageHeader);
    stamp(providerRegistered.header());
    return providerRegistered;
  }

  /** A game is known, or has another category. */
  public GameRegisteredEncoder gameRegistered() {
    gameRegistered.wrapAndApplyHeader(
        target.buffer(), claim(GameRegisteredEncoder.BLOCK_LENGTH), messageHeader);
    stamp(gameRegistered.header());
    return gameRegistered;
  }

  /** A part of the house was halted, or goes on. */
  public HaltChangedEncoder haltChanged() {
    haltChanged.wrapAndApplyHeader(
        target.buffer(), claim(HaltChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(haltChanged.header());
    return haltChanged;
  }

  /** A profile, before and after, with so many stake caps before and after. */
  public ProfileChangedEncoder profileChanged(int capsBefore, int capsAfter) {
    int rows =
        StakeCapsBeforeEncoder.HEADER_SIZE
            + capsBefore * StakeCapsBeforeEncoder.sbeBlockLength()
            + StakeCapsAfterEncoder.HEADER_SIZE
            + capsAfter * StakeCapsAfterEncoder.sbeBlockLength();
    profileChanged.wrapAndApplyHeader(
        target.buffer(), claim(ProfileChangedEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(profileChanged.header());
    return profileChanged;
  }

  /** The stake is held; parts of 0: the bet had been rolled back before it came. */
  public RoundDebitedEncoder roundDebited() {
    roundDebited.wrapAndApplyHeader(
        target.buffer(), claim(RoundDebitedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(roundDebited.header());
    return roundDebited;
  }

  /** The win is in the wallet. */
  public RoundCreditedEncoder roundCredited() {
    roundCredited.wrapAndApplyHeader(
        target.buffer(), claim(RoundCreditedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(roundCredited.header());
    return roundCredited;
  }

  /** The transaction is undone; parts of 0: it had not come yet, and will book nothing. */
  public TransactionRolledBackEncoder transactionRolledBack() {
    transactionRolledBack.wrapAndApplyHeader(
        target.buffer(), claim(TransactionRolledBackEncoder.BLOCK_LENGTH), messageHeader);
    stamp(transactionRolledBack.header());
    return transactionRolledBack;
  }

  /** Where a casino round stands. */
  public RoundChangedEncoder roundChanged() {
    roundChanged.wrapAndApplyHeader(
        target.buffer(), claim(RoundChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(roundChanged.header());
    return roundChanged;
  }

  /** Where a market stands. */
  public MarketChangedEncoder marketChanged() {
    marketChanged.wrapAndApplyHeader(
        target.buffer(), claim(MarketChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(marketChanged.header());
    return marketChanged;
  }

  /** The recorded result of a runner. */
  public RunnerChangedEncoder runnerChanged() {
    runnerChanged.wrapAndApplyHeader(
        target.buffer(), claim(RunnerChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(runnerChanged.header());
    return runnerChanged;
  }

  /** The order is in; what matched follows. */
  public OrderAcceptedEncoder orderAccepted() {
    orderAccepted.wrapAndApplyHeader(
        target.buffer(), claim(OrderAcceptedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderAccepted.header());
    return orderAccepted;
  }

  /** The unmatched stake was cancelled and placed anew. */
  public OrderReplacedEncoder orderReplaced() {
    orderReplaced.wrapAndApplyHeader(
        target.buffer(), claim(OrderReplacedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderReplaced.header());
    return orderReplaced;
  }

  /** A removal has cut the price of a resting order, or of one of its matches. */
  public OrderRepricedEncoder orderRepriced() {
    orderRepriced.wrapAndApplyHeader(
        target.buffer(), claim(OrderRepricedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderRepriced.header());
    return orderRepriced;
  }

  /** An order has another persistence. */
  public OrderUpdatedEncoder orderUpdated() {
    orderUpdated.wrapAndApplyHeader(
        target.buffer(), claim(OrderUpdatedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderUpdated.header());
    return orderUpdated;
  }

  /** A back and a lay met; one for each side. */
  public MatchedEncoder matched() {
    matched.wrapAndApplyHeader(target.buffer(), claim(MatchedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(matched.header());
    return matched;
  }

  public MatchVoidedEncoder matchVoided() {
    matchVoided.wrapAndApplyHeader(
        target.buffer(), claim(MatchVoidedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(matchVoided.header());
    return matchVoided;
  }

  /** Unmatched stake was cancelled or lapsed. The five parts add up to the order's stake. */
  public OrderReducedEncoder orderReduced() {
    orderReduced.wrapAndApplyHeader(
        target.buffer(), claim(OrderReducedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderReduced.header());
    return orderReduced;
  }

  /** How many orders the command is about. */
  public OrdersProcessedEncoder ordersProcessed() {
    ordersProcessed.wrapAndApplyHeader(
        target.buffer(), claim(OrdersProcessedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(ordersProcessed.header());
    return ordersProcessed;
  }

  /** What an order won or lost. */
  public OrderSettledEncoder orderSettled() {
    orderSettled.wrapAndApplyHeader(
        target.buffer(), claim(OrderSettledEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderSettled.header());
    return orderSettled;
  }

  /** What an account won or lost in a market. */
  public MarketSettledEncoder marketSettled() {
    marketSettled.wrapAndApplyHeader(
        target.buffer(), claim(MarketSettledEncoder.BLOCK_LENGTH), messageHeader);
    stamp(marketSettled.header());
    return marketSettled;
  }

  /** An order. */
  public OrderReportedEncoder orderReported() {
    orderReported.wrapAndApplyHeader(
        target.buffer(), claim(OrderReportedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(orderReported.header());
    return orderReported;
  }

  /** What became of a transaction. */
  public TransactionReportedEncoder transactionReported() {
    transactionReported.wrapAndApplyHeader(
        target.buffer(), claim(TransactionReportedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(transactionReported.header());
    return transactionReported;
  }

  /** The starting price of a runner is found. */
  public StartingPriceReconciledEncoder startingPriceReconciled() {
    startingPriceReconciled.wrapAndApplyHeader(
        target.buffer(), claim(StartingPriceReconciledEncoder.BLOCK_LENGTH), messageHeader);
    stamp(startingPriceReconciled.header());
    return startingPriceReconciled;
  }

  /** Where the starting price of a runner stands. */
  public StartingPriceReportedEncoder startingPriceReported() {
    startingPriceReported.wrapAndApplyHeader(
        target.buffer(), claim(StartingPriceReportedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(startingPriceReported.header());
    return startingPriceReported;
  }

  /** Digests of the engine after asOfSequence. */
  public StateHashEncoder stateHash() {
    stateHash.wrapAndApplyHeader(
        target.buffer(), claim(StateHashEncoder.BLOCK_LENGTH), messageHeader);
    stamp(stateHash.header());
    return stateHash;
  }

  /** Public data of a market; the caller writes so many rows of runners, then of levels. */
  public BookChangedEncoder bookChanged(int runners, int levels) {
    int rows =
        BookChangedEncoder.RunnersEncoder.HEADER_SIZE
            + runners * BookChangedEncoder.RunnersEncoder.sbeBlockLength()
            + BookChangedEncoder.LevelsEncoder.HEADER_SIZE
            + levels * BookChangedEncoder.LevelsEncoder.sbeBlockLength();
    bookChanged.wrapAndApplyHeader(
        target.buffer(), claim(BookChangedEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(bookChanged.header());
    return bookChanged;
  }

  private RefusedEncoder refused() {
    refused.wrapAndApplyHeader(target.buffer(), claim(RefusedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(refused.header());
    return refused;
  }

  /** Where a command stands that needs a second operator. */
  public ApprovalPendingEncoder approvalPending() {
    approvalPending.wrapAndApplyHeader(
        target.buffer(), claim(ApprovalPendingEncoder.BLOCK_LENGTH), messageHeader);
    stamp(approvalPending.header());
    return approvalPending;
  }

  /** The operator has changed the cash of a wallet. */
  public BalanceAdjustedEncoder balanceAdjusted() {
    balanceAdjusted.wrapAndApplyHeader(
        target.buffer(), claim(BalanceAdjustedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(balanceAdjusted.header());
    return balanceAdjusted;
  }

  /** The price of a selection. */
  public PriceChangedEncoder priceChanged() {
    priceChanged.wrapAndApplyHeader(
        target.buffer(), claim(PriceChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(priceChanged.header());
    return priceChanged;
  }

  /** A bet of fixed odds; the caller writes so many legs. */
  public BetAcceptedEncoder betAccepted(int legs) {
    int rows =
        BetAcceptedEncoder.LegsEncoder.HEADER_SIZE
            + legs * BetAcceptedEncoder.LegsEncoder.sbeBlockLength();
    betAccepted.wrapAndApplyHeader(
        target.buffer(), claim(BetAcceptedEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(betAccepted.header());
    return betAccepted;
  }

  /** What became of a bet of fixed odds. */
  public BetSettledEncoder betSettled() {
    betSettled.wrapAndApplyHeader(
        target.buffer(), claim(BetSettledEncoder.BLOCK_LENGTH), messageHeader);
    stamp(betSettled.header());
    return betSettled;
  }

  /** How a selection ended. */
  public SelectionSettledEncoder selectionSettled() {
    selectionSettled.wrapAndApplyHeader(
        target.buffer(), claim(SelectionSettledEncoder.BLOCK_LENGTH), messageHeader);
    stamp(selectionSettled.header());
    return selectionSettled;
  }

  /** The terms of fixed odds. */
  public BookTermsChangedEncoder bookTermsChanged() {
    bookTermsChanged.wrapAndApplyHeader(
        target.buffer(), claim(BookTermsChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(bookTermsChanged.header());
    return bookTermsChanged;
  }

  /** What the house may lose by a selection or a market. */
  public OddsLimitsChangedEncoder oddsLimitsChanged() {
    oddsLimitsChanged.wrapAndApplyHeader(
        target.buffer(), claim(OddsLimitsChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(oddsLimitsChanged.header());
    return oddsLimitsChanged;
  }

  /** A bet as it stands; the caller writes so many legs. */
  public BetReportedEncoder betReported(int legs) {
    int rows =
        BetReportedEncoder.LegsEncoder.HEADER_SIZE
            + legs * BetReportedEncoder.LegsEncoder.sbeBlockLength();
    betReported.wrapAndApplyHeader(
        target.buffer(), claim(BetReportedEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(betReported.header());
    return betReported;
  }

  /** What a bet would be cashed out for; the caller writes so many versions. */
  public CashOutOfferedEncoder cashOutOffered(int versions) {
    int rows =
        CashOutOfferedEncoder.VersionsEncoder.HEADER_SIZE
            + versions * CashOutOfferedEncoder.VersionsEncoder.sbeBlockLength();
    cashOutOffered.wrapAndApplyHeader(
        target.buffer(), claim(CashOutOfferedEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(cashOutOffered.header());
    return cashOutOffered;
  }

  /** A bonus, before and now, who and why. */
  public BonusChangedEncoder bonusChanged() {
    bonusChanged.wrapAndApplyHeader(
        target.buffer(), claim(BonusChangedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(bonusChanged.header());
    return bonusChanged;
  }

  /** A definition of a bonus; the caller writes so many weights. */
  public BonusDefinedEncoder bonusDefined(int weights) {
    int rows =
        BonusDefinedEncoder.WeightsEncoder.HEADER_SIZE
            + weights * BonusDefinedEncoder.WeightsEncoder.sbeBlockLength();
    bonusDefined.wrapAndApplyHeader(
        target.buffer(), claim(BonusDefinedEncoder.BLOCK_LENGTH + rows), messageHeader);
    stamp(bonusDefined.header());
    return bonusDefined;
  }

  /** How many bonuses of a wallet follow. */
  public BonusesListedEncoder bonusesListed() {
    bonusesListed.wrapAndApplyHeader(
        target.buffer(), claim(BonusesListedEncoder.BLOCK_LENGTH), messageHeader);
    stamp(bonusesListed.header());
    return bonusesListed;
  }
}
