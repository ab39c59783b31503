package io.croupier.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.ledger.Transactions;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.ChargebackDecoder;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.QueryTransactionDecoder;
import io.croupier.protocol.RecalledTransactionDecoder;
import io.croupier.protocol.RecalledTransactionEncoder;
import io.croupier.protocol.RequestWithdrawalDecoder;
import io.croupier.protocol.RollbackTransactionDecoder;
import io.croupier.protocol.RoundAction;
import io.croupier.protocol.TransactionKind;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * For a host that keeps an index of transaction ids: puts before a command what the index says of
 * the ids that it names, as {@code RecalledTransaction} messages. Both together are what the host
 * journals and gives to the engine, so that a replay needs no index. The command itself is not
 * touched.
 *
 * <p>Owned by one thread; allocates nothing.
 */
public final class Recall {
  /** The most bytes that can come before a command. */
  public static final int MOST_BYTES =
      Transactions.MOST_RECALLED
          * (MessageHeaderDecoder.ENCODED_LENGTH + RecalledTransactionEncoder.BLOCK_LENGTH);

  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

  private final TransactionIndex index;
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final DepositDecoder deposit = new DepositDecoder();
  private final ChargebackDecoder chargeback = new ChargebackDecoder();
  private final RequestWithdrawalDecoder withdrawal = new RequestWithdrawalDecoder();
  private final DebitRoundDecoder debit = new DebitRoundDecoder();
  private final CreditRoundDecoder credit = new CreditRoundDecoder();
  private final DebitCreditRoundDecoder pair = new DebitCreditRoundDecoder();
  private final ApplyRoundsDecoder list = new ApplyRoundsDecoder();
  private final AwardDecoder award = new AwardDecoder();
  private final RollbackTransactionDecoder rollback = new RollbackTransactionDecoder();
  private final QueryTransactionDecoder query = new QueryTransactionDecoder();
  private MutableDirectBuffer into;
  private int end;

  public Recall(TransactionIndex index) {
    this.index = index;
  }

  /** Whether a command or query of this template names transaction ids. */
  public static boolean names(int templateId) {
    return switch (templateId) {
      case DepositDecoder.TEMPLATE_ID,
          ChargebackDecoder.TEMPLATE_ID,
          RequestWithdrawalDecoder.TEMPLATE_ID,
          DebitRoundDecoder.TEMPLATE_ID,
          CreditRoundDecoder.TEMPLATE_ID,
          DebitCreditRoundDecoder.TEMPLATE_ID,
          ApplyRoundsDecoder.TEMPLATE_ID,
          AwardDecoder.TEMPLATE_ID,
          RollbackTransactionDecoder.TEMPLATE_ID,
          QueryTransactionDecoder.TEMPLATE_ID ->
          true;
      default -> false;
    };
  }

  /** How many bytes of recalled transactions come before the command at an offset. */
  public static int lengthBefore(DirectBuffer buffer, int offset) {
    int at = offset;
    while (templateId(buffer, at) == RecalledTransactionDecoder.TEMPLATE_ID) {
      at += noteLength(buffer, at);
    }
    return at - offset;
  }

  /** The length of the recalled transaction at an offset. */
  public static int noteLength(DirectBuffer buffer, int offset) {
    return HEADER + unsigned(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
  }

  /** The template id of the message at an offset. */
  public static int templateId(DirectBuffer buffer, int offset) {
    return unsigned(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
  }

  /**
   * Writes what is known of the ids that a command or query names, and then the message itself.
   *
   * @param into has room for {@link #MOST_BYTES} more than the message, from 0 on
   * @return the length of all; 0, and nothing of use written, where nothing is known
   */
  public int prepend(DirectBuffer buffer, int offset, int length, MutableDirectBuffer into) {
    this.into = into;
    end = 0;
    message.wrap(buffer, offset);
    int block = message.blockLength();
    int version = message.version();
    int at = offset + HEADER;
    switch (message.templateId()) {
      case DepositDecoder.TEMPLATE_ID -> {
        deposit.wrap(buffer, at, block, version);
        long source = Transactions.paymentProvider(deposit.paymentProviderId());
        find(source, deposit.transactionId().high(), deposit.transactionId().low());
      }
      case ChargebackDecoder.TEMPLATE_ID -> {
        chargeback.wrap(buffer, at, block, version);
        long source = Transactions.paymentProvider(chargeback.paymentProviderId());
        findBoth(
            source,
            chargeback.transactionId().high(),
            chargeback.transactionId().low(),
            chargeback.depositTransactionId().high(),
            chargeback.depositTransactionId().low());
      }
      case RequestWithdrawalDecoder.TEMPLATE_ID -> {
        withdrawal.wrap(buffer, at, block, version);
        long source = Transactions.operator();
        find(source, withdrawal.transactionId().high(), withdrawal.transactionId().low());
      }
      case DebitRoundDecoder.TEMPLATE_ID -> {
        debit.wrap(buffer, at, block, version);
        long source = Transactions.gameProvider(debit.providerId());
        find(source, debit.transactionId().high(), debit.transactionId().low());
      }
      case CreditRoundDecoder.TEMPLATE_ID -> {
        credit.wrap(buffer, at, block, version);
        long source = Transactions.gameProvider(credit.providerId());
        find(source, credit.transactionId().high(), credit.transactionId().low());
      }
      case DebitCreditRoundDecoder.TEMPLATE_ID -> {
        pair.wrap(buffer, at, block, version);
        long source = Transactions.gameProvider(pair.providerId());
        findBoth(
            source,
            pair.transactionId().high(),
            pair.transactionId().low(),
            pair.winTransactionId().high(),
            pair.winTransactionId().low());
      }
      case ApplyRoundsDecoder.TEMPLATE_ID -> findAll(list.wrap(buffer, at, block, version));
      case AwardDecoder.TEMPLATE_ID -> {
        award.wrap(buffer, at, block, version);
        long source = Transactions.gameProvider(award.providerId());
        find(source, award.transactionId().high(), award.transactionId().low());
      }
      case RollbackTransactionDecoder.TEMPLATE_ID -> {
        rollback.wrap(buffer, at, block, version);
        long source = Transactions.gameProvider(rollback.providerId());
        findBoth(
            source,
            rollback.transactionId().high(),
            rollback.transactionId().low(),
            rollback.referenceTransactionId().high(),
            rollback.referenceTransactionId().low());
      }
      case QueryTransactionDecoder.TEMPLATE_ID -> {
        query.wrap(buffer, at, block, version);
        long source = source(query.kind(), query.providerId());
        find(source, query.transactionId().high(), query.transactionId().low());
      }
      default -> {
        return 0;
      }
    }
    if (end == 0) {
      return 0;
    }
    into.putBytes(end, buffer, offset, length);
    return end + length;
  }

  private void findBoth(long source, long high, long low, long referenceHigh, long referenceLow) {
    find(source, high, low);
    if (referenceHigh != high || referenceLow != low) {
      find(source, referenceHigh, referenceLow);
    }
  }

  /** Looks up the ids of a list, unless it has more actions than one may have. */
  private void findAll(ApplyRoundsDecoder command) {
    long source = Transactions.gameProvider(command.providerId());
    ApplyRoundsDecoder.ActionsDecoder actions = command.actions();
    if (actions.count() > Transactions.MOST_RECALLED) {
      return;
    }
    while (actions.hasNext()) {
      actions.next();
      if (actions.action() != RoundAction.END) {
        find(source, actions.transactionId().high(), actions.transactionId().low());
      }
    }
  }

  private void find(long source, long high, long low) {
    end += index.find(source, high, low, into, end);
  }

  private static long source(TransactionKind kind, int providerId) {
    return switch (kind) {
      case DEPOSIT, CHARGEBACK -> Transactions.paymentProvider(providerId);
      case WITHDRAWAL -> Transactions.operator();
      default -> Transactions.gameProvider(providerId);
    };
  }

  private static int unsigned(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
  }
}
