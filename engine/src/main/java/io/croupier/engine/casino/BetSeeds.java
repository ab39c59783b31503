package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.Fairness;
import io.croupier.protocol.Field;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the bet at hand says of fairness: a client seed and a nonce, or nothing. Rules:
 * docs/rules.md, Fair rounds.
 *
 * <p>Owned by the engine thread.
 */
public final class BetSeeds {
  private final Commitments commitments;
  private final Refusals refusals;
  private final transient byte[] bytes = new byte[SeedText.CAPACITY];
  private final transient UnsafeBuffer text = new UnsafeBuffer(bytes);
  private transient boolean stated;
  private transient long nonce;
  private transient int commitment;

  public BetSeeds(Commitments commitments, Refusals refusals) {
    this.commitments = commitments;
    this.refusals = refusals;
  }

  /** The bet says nothing. */
  void none() {
    stated = false;
  }

  /** Takes what a bet says. */
  void read(DebitRoundDecoder.SeedsDecoder row, int provider, int account, long high, long low) {
    stated = row.hasNext();
    if (stated) {
      row.next().getClientSeed(bytes, 0);
      nonce = row.nonce();
      commitment = commitments.find(provider, account, high, low);
    }
  }

  /** Takes what a bet that comes with its win says. */
  void read(
      DebitCreditRoundDecoder.SeedsDecoder row, int provider, int account, long high, long low) {
    stated = row.hasNext();
    if (stated) {
      row.next().getClientSeed(bytes, 0);
      nonce = row.nonce();
      commitment = commitments.find(provider, account, high, low);
    }
  }

  /** {@code INVALID_AMOUNT} where there is no seed that can be read, or a nonce out of range. */
  boolean isMalformed() {
    boolean badNonce = stated && (nonce < 0 || nonce > Money.MAX_AMOUNT);
    return refusals.when(
            stated && SeedText.length(text, 0) == 0, INVALID_AMOUNT, Field.clientSeed, 0)
        || refusals.when(badNonce, INVALID_AMOUNT, Field.nonce, 0);
  }

  /** {@code INVALID_TRANSITION} where nobody has committed to the other seed, or not any more. */
  boolean comesWithoutCommitment() {
    boolean none = stated && commitments.state(commitment) != Fairness.COMMITTED;
    return refusals.when(none, INVALID_TRANSITION, Field.clientSeed, 0);
  }

  /** The bet is taken. */
  void take() {
    if (stated) {
      commitments.play(commitment);
    }
  }
}
