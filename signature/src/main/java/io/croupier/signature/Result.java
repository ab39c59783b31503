package io.croupier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a game provider signs of one thing that it does: 160 bytes, numbers big-endian, zeros where
 * a part does not apply.
 *
 * <pre>
 *   0  16  the letters CroupierOutcome2
 *  16   4  what it is, see ResultKind
 *  20   4  providerId
 *  24   8  accountId
 *  32  16  roundId
 *  48  16  transactionId
 *  64  16  winTransactionId of a bet and win, referenceTransactionId of a rollback
 *  80   8  gameId
 *  88   8  amount of the bet
 *  96   8  jackpotContribution
 * 104   8  freeRound
 * 112   8  amount of the win or award
 * 120   4  currency, three letters and a zero byte
 * 124   1  1 where roundEnded is true
 * 125   1  awardKind
 * 126   2  zeros
 * 128  32  outcomeHash
 * </pre>
 *
 * <p>Reused; owned by one thread.
 */
public final class Result {
  /** Bytes that are signed. */
  public static final int LENGTH = 160;

  /** Bytes of a hash. */
  public static final int HASH_LENGTH = 32;

  /** Bytes of a currency. */
  public static final int CURRENCY_LENGTH = 4;

  /** Bytes of a signature. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final byte[] NAME = "CroupierOutcome2".getBytes(US_ASCII);
  private static final int KIND = 16;
  private static final int PROVIDER = 20;
  private static final int ACCOUNT = 24;
  private static final int ROUND = 32;
  private static final int TRANSACTION = 48;
  private static final int OTHER = 64;
  private static final int GAME = 80;
  private static final int STAKE = 88;
  private static final int CONTRIBUTION = 96;
  private static final int FREE_ROUND = 104;
  private static final int WIN = 112;
  private static final int CURRENCY = 120;
  private static final int ENDED = 124;
  private static final int AWARD_KIND = 125;
  private static final int HASH = 128;

  private final byte[] content = new byte[LENGTH];
  private final ByteBuffer numbers = ByteBuffer.wrap(content);
  private final byte[] signature = new byte[SIGNATURE_LENGTH];
  private ResultKind kind;
  private int keyId;

  public Result() {
    numbers.put(0, NAME);
  }

  /** What it is, and whose; nothing else is said, and nothing signed yet. */
  public Result of(ResultKind what, int providerId, long accountId) {
    Arrays.fill(content, KIND, LENGTH, (byte) 0);
    kind = what;
    numbers.putInt(KIND, what.number());
    numbers.putInt(PROVIDER, providerId);
    numbers.putLong(ACCOUNT, accountId);
    return proof(new byte[HASH_LENGTH], new byte[0], 0);
  }

  /** The round. */
  public Result round(long high, long low) {
    numbers.putLong(ROUND, high).putLong(ROUND + Long.BYTES, low);
    return this;
  }

  /** The game, and whether the round is over with it. */
  public Result game(long gameId, boolean roundEnded) {
    numbers.putLong(GAME, gameId);
    numbers.put(ENDED, (byte) (roundEnded ? 1 : 0));
    return this;
  }

  /** The transaction: of a bet and win that of the bet. */
  public Result transaction(long high, long low) {
    numbers.putLong(TRANSACTION, high).putLong(TRANSACTION + Long.BYTES, low);
    return this;
  }

  /** The other transaction: the win that comes with a bet, or what is rolled back. */
  public Result other(long high, long low) {
    numbers.putLong(OTHER, high).putLong(OTHER + Long.BYTES, low);
    return this;
  }

  /** The bet. */
  public Result bet(long amount, long jackpotContribution, long freeRound) {
    numbers.putLong(STAKE, amount);
    numbers.putLong(CONTRIBUTION, jackpotContribution);
    numbers.putLong(FREE_ROUND, freeRound);
    return this;
  }

  /** The win or the award. */
  public Result win(long amount) {
    numbers.putLong(WIN, amount);
    return this;
  }

  /** Who pays an award, by the schema's number. */
  public Result awardKind(int number) {
    numbers.put(AWARD_KIND, (byte) number);
    return this;
  }

  /** The currency of the amounts. */
  public Result currency(byte[] code) {
    numbers.put(CURRENCY, code, 0, CURRENCY_LENGTH);
    return this;
  }

  /** What the game provider says of how the game ended; a signature of no bytes: none. */
  public Result proof(byte[] outcomeHash, byte[] signed, int key) {
    numbers.put(HASH, outcomeHash, 0, HASH_LENGTH);
    Arrays.fill(signature, (byte) 0);
    System.arraycopy(signed, 0, signature, 0, signed.length);
    keyId = key;
    return this;
  }

  /** The bytes that are signed; valid until the next result. */
  public byte[] content() {
    return content;
  }

  /** Valid until the next result. */
  public byte[] signature() {
    return signature;
  }

  public boolean isSigned() {
    int all = 0;
    for (byte part : signature) {
      all |= part;
    }
    return all != 0;
  }

  public ResultKind kind() {
    return kind;
  }

  public int providerId() {
    return numbers.getInt(PROVIDER);
  }

  public int keyId() {
    return keyId;
  }

  /** What it is, for a sentence: the end of round 7231…, or the rollback of transaction 0b01…. */
  public String words() {
    boolean rollback = kind == ResultKind.ROLLBACK;
    int at = rollback ? OTHER : ROUND;
    String id = HexFormat.of().formatHex(content, at, at + 2 * Long.BYTES);
    return kind.words() + (rollback ? " of transaction " : " of round ") + id;
  }
}
