package io.croupier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One result of a casino round as the game provider signs it: 96 bytes, numbers big-endian.
 *
 * <pre>
 *  0  16  the letters CroupierOutcome1
 * 16   4  providerId
 * 20  16  roundId
 * 36  16  transactionId of the win; zeros where the round ends without one
 * 52  32  outcomeHash
 * 84   8  amount of the win in minor units, or 0
 * 92   4  its currency, three letters and a zero byte, or zeros
 * </pre>
 *
 * <p>Reused; owned by one thread.
 */
public final class Result {
  /** Bytes that are signed. */
  public static final int LENGTH = 96;

  /** Bytes of a hash. */
  public static final int HASH_LENGTH = 32;

  /** Bytes of a currency. */
  public static final int CURRENCY_LENGTH = 4;

  /** Bytes of a signature. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final byte[] NAME = "CroupierOutcome1".getBytes(US_ASCII);
  private static final int PROVIDER = NAME.length;
  private static final int ROUND = PROVIDER + Integer.BYTES;
  private static final int TRANSACTION = ROUND + 2 * Long.BYTES;
  private static final int HASH = TRANSACTION + 2 * Long.BYTES;
  private static final int AMOUNT = HASH + HASH_LENGTH;
  private static final int CURRENCY = AMOUNT + Long.BYTES;

  private final byte[] content = new byte[LENGTH];
  private final ByteBuffer numbers = ByteBuffer.wrap(content);
  private final byte[] signature = new byte[SIGNATURE_LENGTH];
  private int keyId;

  public Result() {
    numbers.put(0, NAME);
  }

  /** The round that it is about; there is no win, and nothing signed yet. */
  public Result round(int providerId, long roundHigh, long roundLow) {
    numbers.putInt(PROVIDER, providerId);
    numbers.putLong(ROUND, roundHigh).putLong(ROUND + Long.BYTES, roundLow);
    return win(0, 0, 0, new byte[CURRENCY_LENGTH]).proof(new byte[HASH_LENGTH], new byte[0], 0);
  }

  /** The win. */
  public Result win(long transactionHigh, long transactionLow, long amount, byte[] currency) {
    numbers.putLong(TRANSACTION, transactionHigh);
    numbers.putLong(TRANSACTION + Long.BYTES, transactionLow);
    numbers.putLong(AMOUNT, amount);
    numbers.put(CURRENCY, currency, 0, CURRENCY_LENGTH);
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

  public int providerId() {
    return numbers.getInt(PROVIDER);
  }

  public int keyId() {
    return keyId;
  }
}
