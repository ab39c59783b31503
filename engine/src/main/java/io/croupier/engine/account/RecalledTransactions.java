package io.croupier.engine.account;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.RefusedTransactions;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.outcome.TransactionSink;
import io.croupier.protocol.Field;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.RecalledTransactionDecoder;
import io.croupier.protocol.RecalledTransactionEncoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionState;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Between the transactions that are remembered here and the index outside that keeps them longer:
 * tells what is to be kept, and reads what the index said of the ids that a command names. Both are
 * {@code RecalledTransaction} messages.
 *
 * <p>Owned by the engine thread.
 */
public final class RecalledTransactions implements Transactions.Listener {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int LENGTH = HEADER + RecalledTransactionEncoder.BLOCK_LENGTH;

  private final Transactions transactions;
  private final Outcomes outcomes;
  private final transient UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
  private final transient MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
  private final transient RecalledTransactionEncoder encoder = new RecalledTransactionEncoder();
  private final transient MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final transient RecalledTransactionDecoder decoder = new RecalledTransactionDecoder();
  private transient TransactionSink sink;
  private transient long timestampNs;

  public RecalledTransactions(Transactions transactions, Outcomes outcomes) {
    this.transactions = transactions;
    this.outcomes = outcomes;
  }

  /** Tells a sink from now on. */
  public void tell(TransactionSink sink) {
    this.sink = sink;
    transactions.tell(this);
  }

  /** Begins a command, or a query: takes what is recalled from before it. */
  public void begin(DirectBuffer message, int offset, int end, long timestampNs) {
    this.timestampNs = timestampNs;
    transactions.forgetRecalled();
    for (int at = offset; at < end; at += HEADER + header.blockLength()) {
      header.wrap(message, at);
      decoder.wrap(message, at + HEADER, header.blockLength(), header.version());
      recall();
    }
  }

  /** Ends a command: the sink hears the rest of what it did. */
  public void end() {
    transactions.flush();
  }

  @Override
  public void booked(int entry) {
    begin(transactions.source(entry), transactions.high(entry), transactions.low(entry));
    encoder.roundId().high(transactions.roundHigh(entry)).low(transactions.roundLow(entry));
    encoder
        .referenceTransactionId()
        .high(transactions.referenceHigh(entry))
        .low(transactions.referenceLow(entry));
    encoder
        .accountId(transactions.accountId(entry))
        .gameId(transactions.game(entry))
        .amount(transactions.amount(entry))
        .jackpotPart(transactions.jackpotPart(entry))
        .cashPart(transactions.cashPart(entry))
        .bonusPart(transactions.bonusPart(entry))
        .cash(transactions.cashAfter(entry))
        .bonus(transactions.bonusAfter(entry))
        .concerns(0)
        .chargedBack(transactions.chargedBack(entry))
        .ofBonus(transactions.bonusId(entry))
        .contribution(transactions.contribution(entry))
        .backToBonus(transactions.backToBonus(entry))
        .backToHouse(transactions.backToHouse(entry))
        .backToRequirement(transactions.backToRequirement(entry))
        .objectId(transactions.object(entry))
        .originalSequence(transactions.sequence(entry))
        .paymentProviderId(transactions.provider(entry))
        .reason(transactions.reason(entry))
        .kind(transactions.kind(entry))
        .state(transactions.state(entry))
        .roundState(transactions.roundState(entry))
        .field(Field.none)
        .instruction(0);
    end(transactions.currency(entry));
  }

  @Override
  public void refused(int entry) {
    RefusedTransactions refused = transactions.refused();
    begin(refused.source(entry), refused.high(entry), refused.low(entry));
    encoder.roundId().high(refused.roundHigh(entry)).low(refused.roundLow(entry));
    encoder
        .referenceTransactionId()
        .high(refused.referenceHigh(entry))
        .low(refused.referenceLow(entry));
    encoder
        .accountId(refused.accountId(entry))
        .gameId(refused.game(entry))
        .amount(refused.amount(entry))
        .jackpotPart(refused.jackpotPart(entry))
        .cashPart(0)
        .bonusPart(0)
        .cash(0)
        .bonus(0)
        .concerns(refused.concerns(entry))
        .chargedBack(0)
        .ofBonus(0)
        .contribution(0)
        .backToBonus(0)
        .backToHouse(0)
        .backToRequirement(0)
        .objectId(0)
        .originalSequence(refused.sequence(entry))
        .paymentProviderId(0)
        .reason(refused.reason(entry))
        .kind(refused.kind(entry))
        .state(TransactionState.REFUSED)
        .roundState(RoundState.OPEN)
        .field(refused.field(entry))
        .instruction(refused.instruction(entry));
    end(refused.currency(entry));
  }

  private void begin(long source, long high, long low) {
    encoder.wrapAndApplyHeader(buffer, 0, headerEncoder);
    encoder.source(source).transactionId().high(high).low(low);
  }

  private void end(int currency) {
    Currencies.put(buffer, HEADER + RecalledTransactionEncoder.currencyEncodingOffset(), currency);
    sink.onTransaction(outcomes.sequence(), timestampNs, buffer, 0, LENGTH);
  }

  private void recall() {
    long referenceHigh = decoder.referenceTransactionId().high();
    long referenceLow = decoder.referenceTransactionId().low();
    long roundHigh = decoder.roundId().high();
    long roundLow = decoder.roundId().low();
    long high = decoder.transactionId().high();
    long low = decoder.transactionId().low();
    int at = decoder.offset() + RecalledTransactionDecoder.currencyEncodingOffset();
    transactions
        .candidate(decoder.kind(), decoder.source(), high, low, decoder.accountId())
        .money(Currencies.code(decoder.buffer(), at), decoder.amount())
        .jackpot(decoder.jackpotPart())
        .round(roundHigh, roundLow, decoder.gameId())
        .reference(referenceHigh, referenceLow);
    RefusalReason reason = decoder.reason();
    long sequence = decoder.originalSequence();
    if (decoder.state() == TransactionState.REFUSED) {
      transactions.recallRefused(
          reason, decoder.field(), decoder.concerns(), decoder.instruction(), sequence);
      return;
    }
    int entry = transactions.recall(decoder.state(), sequence);
    if (decoder.state() == TransactionState.REVERSED) {
      transactions.reverse(entry, reason);
    }
    transactions.recallChargedBack(entry, decoder.chargedBack());
    if (decoder.ofBonus() != 0) {
      transactions.bonus(entry, decoder.ofBonus(), decoder.contribution());
      transactions.back(
          entry, decoder.backToBonus(), decoder.backToHouse(), decoder.backToRequirement());
    }
    transactions.object(entry, decoder.objectId());
    transactions.provider(entry, decoder.paymentProviderId());
    transactions.roundState(entry, decoder.roundState());
    transactions.result(
        entry, decoder.cashPart(), decoder.bonusPart(), decoder.cash(), decoder.bonus());
  }
}
