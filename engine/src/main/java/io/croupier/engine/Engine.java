package io.croupier.engine;

import io.croupier.engine.ledger.BalanceKind;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Overdrafts;
import io.croupier.engine.outcome.OutcomeSink;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.outcome.TransactionSink;
import io.croupier.engine.store.Dedupe;
import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RefusalReason;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The deterministic core: takes commands one by one, changes its state, reports outcomes.
 *
 * <p><b>Guarantees:</b> the same commands with the same sequences and times give the same outcome
 * bytes and the same state on every machine; every command has exactly one ANSWER; a refused
 * command leaves {@link #effectHash()} as the timers due before it left it; the sum of all balances
 * of a currency is zero after every command; nothing is allocated after Genesis.
 *
 * <p>A broken invariant, which is a defect, is thrown as {@link Invariant.Broken}: the host must
 * stop; state is then undefined.
 *
 * <p>One thread at a time owns the engine. The first command must be Genesis: it allocates the
 * stores.
 */
public final class Engine {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

  /** What follows edgeTimeNs, the one field that a repeated command may change. */
  private static final int CONTENT = HEADER + CommandHeaderDecoder.commandIdEncodingOffset();

  private final OutcomeSink sink;
  private final TransactionSink transactions;
  private final TemplateVersions templates;
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final CommandHeaderDecoder header = new CommandHeaderDecoder();

  private KnownVersions known = KnownVersions.OF_THIS_RELEASE;
  private byte[] genesis;
  private EngineState state;
  private CommandDispatcher dispatcher;

  /** Makes an engine that waits for Genesis. */
  public Engine(OutcomeSink sink) {
    this(sink, null);
  }

  /** The same for a host that keeps an index of transaction ids; null: it does not. */
  public Engine(OutcomeSink sink, TransactionSink transactions) {
    this(sink, transactions, TemplateVersions.OF_THIS_RELEASE);
  }

  /** The same with commands and queries that came with other versions of the schema. */
  Engine(OutcomeSink sink, TransactionSink transactions, TemplateVersions templates) {
    this.sink = sink;
    this.transactions = transactions;
    this.templates = templates;
  }

  /**
   * Says what the software knew that took the commands which follow; without it they are this
   * release's own. A replay must say it of each run: what was too new then, and so refused, is
   * refused again.
   */
  public void takenBy(KnownVersions versions) {
    known = versions;
    if (state != null) {
      state.versions.takenBy(versions);
    }
  }

  /**
   * Applies one command and reports its outcomes, timers' first.
   *
   * @param sequence one more than the last
   * @param timestampNs epoch nanoseconds, not before the last command's
   * @param buffer holds the message with its SBE header, perhaps behind transactions that the host
   *     has recalled ({@link Recall}); checked for length and template by the host
   */
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    int before = Recall.lengthBefore(buffer, offset);
    onCommand(sequence, timestampNs, buffer, offset + before, length - before, offset);
  }

  private void onCommand(
      long sequence,
      long timestampNs,
      DirectBuffer buffer,
      int offset,
      int length,
      int recalledOffset) {
    message.wrap(buffer, offset);
    header.wrap(buffer, offset + HEADER);
    if (state == null) {
      begin(buffer, offset, length);
    }
    EngineClock clock = state.clock;
    Invariant.check(sequence == clock.sequence() + 1, "a command's sequence leaves a gap");
    Invariant.check(timestampNs >= clock.now(), "a command's time goes back");
    clock.sequence(sequence);
    Outcomes outcomes = state.outcomes;
    outcomes.begin(sequence, timestampNs, header);
    state.exchangeHandlers.begin();
    state.approvals.begin(buffer, offset, length, timestampNs);
    state.recalledTransactions.begin(buffer, recalledOffset, offset, timestampNs);
    fireTimers(timestampNs);
    at(timestampNs);
    outcomes.ofCommand(true);
    state.works.allow(state.limits.workPerCommand());
    state.refusals.begin(message.templateId());
    apply(buffer, offset, length, timestampNs);
    outcomes.ofCommand(true);
    state.bonusHandlers.life().goOn();
    reportDebts();
    state.accountHandler.followClosing();
    outcomes.ofCommand(false);
    state.exchangeHandlers.deltas().report();
    outcomes.end();
    state.recalledTransactions.end();
    state.ledger.checkSums(state.currencies.size());
  }

  /**
   * Answers a command that an operator has decided to skip, which no live engine has answered: its
   * id is used, nothing else happens, and the engine's time stands still.
   *
   * @param sequence one more than the last; not that of Genesis
   */
  public void onSkipped(long sequence, DirectBuffer buffer, int offset, int length) {
    Invariant.check(state != null, "Genesis cannot be skipped");
    int before = Recall.lengthBefore(buffer, offset);
    int at = offset + before;
    message.wrap(buffer, at);
    header.wrap(buffer, at + HEADER);
    EngineClock clock = state.clock;
    Invariant.check(sequence == clock.sequence() + 1, "a command's sequence leaves a gap");
    clock.sequence(sequence);
    Outcomes outcomes = state.outcomes;
    outcomes.begin(sequence, clock.now(), header);
    outcomes.ofCommand(true);
    outcomes.answer(header.accountId()).skipped();
    outcomes.end();
    useId(content(buffer, at, length - before));
  }

  /** Enters the command's id where it is a new one of a gateway. */
  private void useId(long content) {
    int gateway = header.gatewayId();
    long commandId = header.commandId();
    if (gateway != 0 && state.dedupe.check(gateway, commandId, content) == Dedupe.Verdict.FRESH) {
      long answer = state.outcomes.answerGatewaySequence();
      state.dedupe.enter(gateway, commandId, content, state.clock.sequence(), answer);
    }
  }

  private long content(DirectBuffer buffer, int offset, int length) {
    return Hash64.add(message.templateId(), buffer, offset + CONTENT, length - CONTENT);
  }

  /**
   * Answers a query into {@code answers}; changes nothing.
   *
   * @param buffer holds the message with its SBE header, perhaps behind transactions that the host
   *     has recalled; checked for length and template by the host
   */
  public void onQuery(DirectBuffer buffer, int offset, int length, OutcomeSink answers) {
    Invariant.check(state != null, "a query came before Genesis");
    int at = offset + Recall.lengthBefore(buffer, offset);
    message.wrap(buffer, at);
    header.wrap(buffer, at + HEADER);
    EngineClock clock = state.clock;
    state.recalledTransactions.begin(buffer, offset, at, clock.now());
    state.outcomes.beginQuery(answers, clock.sequence(), clock.now(), header);
    state.refusals.begin(message.templateId());
    if (!isTooNew(message.templateId())) {
      dispatcher.onQuery(
          message.templateId(),
          buffer,
          at + HEADER,
          message.blockLength(),
          state.versions.readBy(message.version()));
    }
    state.outcomes.end();
  }

  /**
   * When AdvanceTime is due: deadline of the next timer; the engine's own time, so at once, while
   * longer work is open; {@link Timers#NEVER} when nothing waits.
   */
  public long nextDeadlineNs() {
    if (state == null) {
      return Timers.NEVER;
    }
    return state.works.isOpen() ? state.clock.now() : state.timers.nextDeadlineNs();
  }

  /** The sequence of the last command; 0 before Genesis. */
  public long sequence() {
    return state == null ? 0 : state.clock.sequence();
  }

  /** The engine's time: that of the last command; 0 before Genesis. */
  public long timestampNs() {
    return state == null ? 0 : state.clock.now();
  }

  /** Digest of everything. */
  public long stateHash() {
    return state == null ? 0 : state.hash(false);
  }

  /** Digest without what every command moves: sequence, time, command ids, refused ids, streams. */
  public long effectHash() {
    return state == null ? 0 : state.hash(true);
  }

  /**
   * Digest of all that rules look at, refused ids too, but for the time and the ids of commands.
   * What leaves it and {@link #timestampNs()} as they were changes no later answer, its sequence
   * apart.
   */
  public long rememberedHash() {
    return state == null ? 0 : state.rememberedHash();
  }

  /** Chained digest of all outcomes so far. */
  public long outcomeHash() {
    return state == null ? 0 : state.outcomes.outcomeHash();
  }

  /** The highest command id that a gateway has used; 0 when none. */
  public long highestCommandId(int gateway) {
    return state == null || gateway == 0 ? 0 : state.dedupe.highest(gateway);
  }

  /** The highest number in the outcome stream of a gateway; 0 when it has none. */
  public long gatewaySequence(int gateway) {
    return state == null ? 0 : state.outcomes.gatewaySequence(gateway);
  }

  /** The version of the rules that acts; 0 before Genesis. */
  public int behaviourVersion() {
    return state == null ? 0 : state.versions.behaviour();
  }

  /** The version of the schema that acts; 0 before Genesis. */
  public int schemaVersion() {
    return state == null ? 0 : state.versions.schema();
  }

  /** The limits of Genesis; null before it. */
  public EngineLimits limits() {
    return state == null ? null : state.limits;
  }

  /** The bytes of the Genesis command; null before it. */
  public byte[] genesis() {
    return genesis == null ? null : genesis.clone();
  }

  /** Gives every balance, the house's first, in the same order always. */
  public void balances(BalanceVisitor visitor) {
    for (int row = 0; state != null && row < state.balances.rows(); row++) {
      BalanceKind kind = state.balances.kindOfRow(row);
      long amount = state.balances.amount(row);
      if (amount != 0 || kind.isCustomers()) {
        int currency = state.balances.currencyOfRow(row);
        byte[] text = state.currencies.text();
        int at = currency * Integer.BYTES;
        String code = "" + (char) text[at] + (char) text[at + 1] + (char) text[at + 2];
        int decimals = state.currencies.decimals(currency);
        visitor.balance(kind, owner(kind, row), code, decimals, amount, isTest(kind, row));
      }
    }
  }

  /** Saves all state at the last command. */
  public void save(SnapshotSink snapshot) {
    Invariant.check(state != null, "there is no state to save before Genesis");
    Snapshots.Saver saver = new Snapshots.Saver(snapshot, state.versions.behaviour());
    saver.bytes(genesis);
    state.accept(saver);
    saver.finish();
  }

  /** Loads a state that {@link #save} has written, into an engine that has no state yet. */
  public void load(SnapshotSource snapshot) {
    Invariant.check(state == null, "only a new engine can load a snapshot");
    Snapshots.Loader loader = new Snapshots.Loader(snapshot);
    byte[] first = loader.bytes();
    UnsafeBuffer buffer = new UnsafeBuffer(first);
    message.wrap(buffer, 0);
    header.wrap(buffer, HEADER);
    begin(buffer, 0, first.length);
    state.accept(loader);
    state.exclusions.at(state.clock.now());
    state.heartbeats.at(state.clock.now());
    state.dormancy.at(state.clock.now());
    state.bonuses.at(state.clock.now());
    state.rounds.at(state.clock.now());
    state.exchange.rebuild();
  }

  /** Adds up all balances anew and checks what must hold; for tests and snapshots. */
  public void checkInvariants() {
    state.checkInvariants();
  }

  private void begin(DirectBuffer buffer, int offset, int length) {
    boolean isGenesis = message.templateId() == GenesisDecoder.TEMPLATE_ID;
    Invariant.check(isGenesis, "the first command must be Genesis");
    GenesisDecoder decoder = new GenesisDecoder();
    decoder.wrap(buffer, offset + HEADER, message.blockLength(), message.version());
    String problem = EngineLimits.problem(decoder);
    Invariant.check(problem == null, problem);
    decoder.sbeRewind();
    genesis = new byte[length];
    buffer.getBytes(offset, genesis);
    EngineLimits limits = EngineLimits.of(decoder);
    Currencies currencies = EngineLimits.currencies(decoder);
    state = new EngineState(limits, currencies, EngineLimits.customLadder(decoder), sink);
    if (transactions != null) {
      state.recalledTransactions.tell(transactions);
    }
    dispatcher = new CommandDispatcher(state);
    state.versions.takenBy(known);
  }

  private void apply(DirectBuffer buffer, int offset, int length, long now) {
    int gateway = header.gatewayId();
    if (gateway == 0) {
      dispatch(buffer, offset, now);
      return;
    }
    long commandId = header.commandId();
    long content = content(buffer, offset, length);
    Dedupe dedupe = state.dedupe;
    switch (dedupe.check(gateway, commandId, content)) {
      case REPEATED -> reportDuplicate(gateway, commandId);
      case MISMATCH -> refuseCommandId(RefusalReason.COMMAND_MISMATCH, commandId);
      case TOO_OLD -> refuseCommandId(RefusalReason.COMMAND_ID_TOO_OLD, commandId);
      case FRESH -> {
        int account = state.accounts.slot(header.accountId());
        state.heartbeats.heard(account);
        state.sessionUse.heard(message.templateId(), buffer, offset + HEADER, account, now);
        state.dormancy.heard(account, header.actorKind());
        dispatch(buffer, offset, now);
        long answer = state.outcomes.answerGatewaySequence();
        dedupe.enter(gateway, commandId, content, state.clock.sequence(), answer);
      }
    }
  }

  private void dispatch(DirectBuffer buffer, int offset, long now) {
    int template = message.templateId();
    if (state.clock.sequence() == 1) {
      state.outcomes.answer(0).genesisApplied().behaviourVersion(state.versions.behaviour());
      return;
    }
    boolean permitted = Permissions.isPermitted(template, header.actorKind());
    if (!state.refusals.when(!permitted, RefusalReason.NOT_PERMITTED, Field.actorKind, 0)
        && !isTooNew(template)) {
      int block = message.blockLength();
      int version = state.versions.readBy(message.version());
      dispatcher.onCommand(template, buffer, offset + HEADER, block, version, now);
    }
  }

  /** Refuses what the schema that acts does not have yet: its outcomes could not be told. */
  private boolean isTooNew(int template) {
    int acting = state.versions.schema();
    boolean newer = templates.isNewer(template, acting);
    return state.refusals.when(newer, RefusalReason.NOT_PERMITTED, Field.schemaVersion, acting);
  }

  /** Tells of wallets whose cash the command has taken below zero, and that are still there. */
  private void reportDebts() {
    Overdrafts overdrafts = state.ledger.overdrafts();
    for (int i = 0; i < overdrafts.count(); i++) {
      int wallet = overdrafts.wallet(i);
      if (overdrafts.isTakenBelowZero(wallet)) {
        long cash = state.balances.cash(wallet);
        int account = state.balances.accountOf(wallet);
        int currency = state.balances.currencyOf(wallet);
        state.events.report(EventKind.NEGATIVE_BALANCE, account, currency, -cash, 0);
      }
    }
    overdrafts.forget();
  }

  private void reportDuplicate(int gateway, long commandId) {
    Dedupe dedupe = state.dedupe;
    state
        .outcomes
        .answer(header.accountId())
        .duplicate()
        .originalSequence(dedupe.sequence(gateway, commandId))
        .originalGatewaySequence(dedupe.gatewaySequence(gateway, commandId));
  }

  private void refuseCommandId(RefusalReason reason, long commandId) {
    state.refusals.when(true, reason, Field.commandId, commandId);
  }

  private void fireTimers(long now) {
    Timers timers = state.timers;
    state.works.allow(state.limits.workPerCommand());
    while (timers.isDue(now) && !mustWait(timers.nextKind()) && state.works.takeStep()) {
      long firedAt = Math.max(timers.nextDeadlineNs(), state.clock.now());
      at(firedAt);
      TimerKind kind = timers.nextKind();
      int slot = timers.nextSlot();
      timers.removeNext();
      fire(kind, slot, firedAt);
      state.bonusHandlers.life().goOn();
    }
  }

  /** What happens from now on happens at this time. */
  private void at(long now) {
    state.clock.now(now);
    state.outcomes.at(now);
    state.exclusions.at(now);
    state.heartbeats.at(now);
    state.dormancy.at(now);
    state.bonuses.at(now);
    state.rounds.at(now);
  }

  /** An order whose bet delay has ended waits for a command that may still match. */
  private boolean mustWait(TimerKind kind) {
    return kind == TimerKind.BET_DELAY && state.exchangeHandlers.isMatchingSpent();
  }

  private void fire(TimerKind kind, int slot, long now) {
    switch (kind) {
      case MARKET_CLOSE -> state.exchangeHandlers.marketHandler().onCloseAt(slot);
      case SESSION_EXPIRY -> state.sessionHandler.onExpiry(slot, now);
      case BET_DELAY -> state.exchangeHandlers.orderHandler().onDelayEnd(slot, now);
      case HEARTBEAT -> state.accountTermsHandler.onHeartbeat(slot);
      case DORMANCY -> state.accountRecordsHandler.onDormancy(slot);
      case APPROVAL_EXPIRY -> state.approvalHandler.onExpiry(slot);
      case DEPOSIT_EXPIRY -> state.paymentHandlers.depositHandler().onExpiry(slot);
      case WITHDRAWAL_EXPIRY -> state.paymentHandlers.withdrawalHandler().onExpiry(slot);
      case REALITY_CHECK -> state.realityHandler.onRealityCheck(slot);
      case SEED_EXPIRY -> state.seedHandler.onExpiry(slot);
      case EXCLUSION_END -> state.exclusionHandler.onEnd(slot);
      case ROUND_END -> state.roundHandler.onEnd(slot, now);
      case BONUS_EXPIRY -> state.bonusHandlers.bonusHandler().onExpiry(slot);
    }
  }

  private boolean isTest(BalanceKind kind, int row) {
    int owner = state.balances.ownerOfRow(row);
    return switch (kind) {
      case PROVIDER_CLEARING -> state.providers.isTest(owner);
      case MARKET_SETTLEMENT -> state.exchange.isTestMarket(owner);
      default -> kind.isCustomers() && state.accounts.isTest(owner);
    };
  }

  private long owner(BalanceKind kind, int row) {
    int owner = state.balances.ownerOfRow(row);
    return switch (kind) {
      case PROVIDER_CLEARING -> state.providers.id(owner);
      case MARKET_SETTLEMENT -> state.exchange.marketId(owner);
      default -> kind.isCustomers() ? state.accounts.id(owner) : owner;
    };
  }
}
