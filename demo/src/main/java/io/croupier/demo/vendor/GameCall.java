package io.croupier.demo.vendor;

/**
 * What a game vendor wants of a player's wallet. Which fields count depends on the kind.
 *
 * @param number of the call, which its answer names.
 * @param kind what it wants.
 * @param game whose game it is about.
 * @param round id of the round, 32 hex digits.
 * @param transaction the vendor's id of it, 32 hex digits.
 * @param reference the transaction to undo.
 * @param amount in minor units.
 * @param nonce of a bet that can be proved to be fair; below 0: it cannot.
 * @param seed the hash committed to, or the seed revealed.
 * @param outcomeHash of the game's outcome, in hex.
 * @param signature of the result, in hex.
 * @param keyId the key that it was made with.
 */
public record GameCall(
    long number,
    Kind kind,
    Game game,
    String round,
    String transaction,
    String reference,
    long amount,
    long nonce,
    String seed,
    String outcomeHash,
    String signature,
    int keyId) {
  /** What a vendor can want. */
  public enum Kind {
    /** Commit to a server seed. */
    COMMIT,
    /** Take a bet. */
    BET,
    /** Pay a win, also of 0, and close the round. */
    WIN,
    /** Undo a bet or a win, which may not have come yet. */
    ROLLBACK,
    /** Close the round without a win. */
    END,
    /** Reveal the server seed. */
    REVEAL,
    /** Nothing more: the game is over. */
    OVER
  }

  /** The same call once more. */
  GameCall again(long otherNumber) {
    return new GameCall(
        otherNumber,
        kind,
        game,
        round,
        transaction,
        reference,
        amount,
        nonce,
        seed,
        outcomeHash,
        signature,
        keyId);
  }
}
