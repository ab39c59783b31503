package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.ApplyRoundsDecoder;
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
  private transient long now;

  /** Of the round; 0: none. */
  private transient int commitment;

  public BetSeeds(Commitments commitments, Refusals refusals) {
    this.commitments = commitments;
    this.refusals = refusals;
  }

  /** A bet in this round, that says nothing yet. */
  void begin(int provider, int account, long high, long low, long now) {
    stated = false;
    this.now = now;
    commitment = commitments.find(provider, account, high, low, now);
  }

  /** Takes what a bet says, if it does. */
  void read(DebitRoundDecoder.SeedsDecoder rows) {
    stated = rows.hasNext();
    if (stated) {
      rows.next().getClientSeed(bytes, 0);
      nonce = rows.nonce();
    }
  }

  /** Takes what a bet that comes with its win says, if it does. */
  void read(DebitCreditRoundDecoder.SeedsDecoder rows) {
    stated = rows.hasNext();
    if (stated) {
      rows.next().getClientSeed(bytes, 0);
      nonce = rows.nonce();
    }
  }

  /** Takes what is said of a bet in a list. */
  void take(ApplyRoundsDecoder.SeedsDecoder row) {
    stated = true;
    row.getClientSeed(bytes, 0);
    nonce = row.nonce();
  }

  boolean isStated() {
    return stated;
  }

  /** {@code INVALID_AMOUNT} where there is no seed that can be read, or a nonce out of range. */
  boolean isMalformed() {
    boolean badNonce = stated && (nonce < 0 || nonce > Money.MAX_AMOUNT);
    return refusals.when(
            stated && SeedText.length(text, 0) == 0, INVALID_AMOUNT, Field.clientSeed, 0)
        || refusals.when(badNonce, INVALID_AMOUNT, Field.nonce, 0);
  }

  /**
   * {@code INVALID_TRANSITION} where nobody has committed to the other seed, or not any more; or
   * somebody has, and the bet has none.
   *
   * @param committed whether the round began under a commitment, which may have given way since
   */
  boolean breaksCommitment(boolean committed) {
    boolean wrong =
        stated
            ? commitments.state(commitment, now) != Fairness.COMMITTED
            : committed || commitment != 0;
    return refusals.when(wrong, INVALID_TRANSITION, Field.clientSeed, 0);
  }

  /** The bet is taken. */
  void book() {
    if (stated) {
      commitments.play(commitment);
    }
  }
}
