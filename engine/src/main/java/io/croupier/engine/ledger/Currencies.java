package io.croupier.engine.ledger;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.store.StoreVisitor;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The currencies of Genesis, numbered from 0 in its order.
 *
 * <p>Owned by the engine thread.
 */
public final class Currencies {
  /** No currency of Genesis. */
  public static final int UNKNOWN = -1;

  /** Bytes of a code. */
  public static final int CODE_LENGTH = 4;

  private final int[] codes;
  private final byte[] text;
  private final byte[] decimals;
  private final long[] minBets;
  private final long[] minPayouts;
  private final long[] minLiabilities;

  /** Takes the codes, four bytes each as they stand in a message, and what belongs to each. */
  public Currencies(
      byte[] text, byte[] decimals, long[] minBets, long[] minPayouts, long[] minLiabilities) {
    this.text = text.clone();
    this.decimals = decimals.clone();
    this.minBets = minBets.clone();
    this.minPayouts = minPayouts.clone();
    this.minLiabilities = minLiabilities.clone();
    codes = new int[decimals.length];
    for (int i = 0; i < codes.length; i++) {
      for (int at = CODE_LENGTH - 1; at >= 0; at--) {
        codes[i] = codes[i] << Byte.SIZE | text[i * CODE_LENGTH + at] & 0xFF;
      }
    }
  }

  /** The number of the currency whose code stands at an offset; UNKNOWN if not in Genesis. */
  public int indexAt(DirectBuffer buffer, int offset) {
    return indexOf(code(buffer, offset));
  }

  /** The number of a currency; UNKNOWN if not in Genesis. */
  public int indexOf(int code) {
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == code) {
        return i;
      }
    }
    return UNKNOWN;
  }

  /** The code that stands at an offset of a message, as a number that compares. */
  public static int code(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset, LITTLE_ENDIAN);
  }

  /** Writes a code into a message. */
  public static void put(MutableDirectBuffer buffer, int offset, int code) {
    buffer.putInt(offset, code, LITTLE_ENDIAN);
  }

  /** All codes, four bytes each: currency {@code i} begins at {@link #at}. */
  public byte[] text() {
    return text;
  }

  /** Where the code of a currency begins in {@link #text()}. */
  public static int at(int currency) {
    return currency * CODE_LENGTH;
  }

  public int code(int currency) {
    return codes[currency];
  }

  public int decimals(int currency) {
    return decimals[currency];
  }

  /** The least stake of an order in minor units; 0: none. */
  public long minBet(int currency) {
    return minBets[currency];
  }

  /** A smaller stake is taken where stake times price reaches this; 0: none is. */
  public long minPayout(int currency) {
    return minPayouts[currency];
  }

  /** The least stake of a back at the starting price, the least liability of a lay; 0: none. */
  public long leastSp(int currency, int side) {
    return side == 0 ? minBets[currency] : minLiabilities[currency];
  }

  public int size() {
    return codes.length;
  }

  /** Visits the table. */
  public void accept(StoreVisitor visitor) {
    visitor.store("currencies", true);
    visitor.ints("codes", 1, codes, 0, codes.length);
    visitor.bytes("text", 1, text, 0, text.length);
    visitor.bytes("decimals", 1, decimals, 0, decimals.length);
    visitor.longs("minBets", 1, minBets, 0, minBets.length);
    visitor.longs("minPayouts", 1, minPayouts, 0, minPayouts.length);
    visitor.longs("minLiabilities", 1, minLiabilities, 0, minLiabilities.length);
  }
}
