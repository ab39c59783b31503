package io.croupier.demo.vendor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.croupier.signature.Result;
import io.croupier.signature.ResultKind;
import java.util.Arrays;
import java.util.HexFormat;

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
 * @param signature of what it does, in hex.
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

  /** Writes what its vendor signs of it. */
  Result toSign(int provider, Result result) {
    switch (kind) {
      case WIN -> {
        byte[] currency = Arrays.copyOf(game.currency().getBytes(US_ASCII), Result.CURRENCY_LENGTH);
        result.of(ResultKind.WIN, provider, game.account()).game(Game.ID, true).win(amount);
        result.round(high(round), low(round)).transaction(high(transaction), low(transaction));
        result.currency(currency);
      }
      case ROLLBACK -> {
        result.of(ResultKind.ROLLBACK, provider, game.account());
        result.transaction(high(transaction), low(transaction));
        result.other(high(reference), low(reference));
      }
      default -> result.of(ResultKind.END, provider, game.account()).round(high(round), low(round));
    }
    return result.proof(HexFormat.of().parseHex(outcomeHash), new byte[0], 0);
  }

  private static long high(String id) {
    return HexFormat.fromHexDigitsToLong(id, 0, 16);
  }

  private static long low(String id) {
    return HexFormat.fromHexDigitsToLong(id, 16, 32);
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
