package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds what is enveloped in a file, one after the other, by magic and CRC alone: whatever the
 * container puts in between is passed over.
 *
 * <p>Owned by one thread; allocates only in {@link #wrap}.
 */
public final class EnvelopeScanner {
  /** What {@link #next} met. */
  public enum Found {
    /** Whole and proven: {@link #offset} and {@link #length} say where. */
    VALID,
    /**
     * A magic whose bytes are not whole or fail their CRC; the next call looks behind the magic.
     */
    TORN,
    /** Nothing more up to the limit. */
    END
  }

  private final Envelope envelope;
  private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
  private ByteBuffer bytes;
  private int limit;
  private int position;
  private int offset;
  private int length;

  public EnvelopeScanner(Envelope envelope) {
    this.envelope = envelope;
  }

  /** Starts at byte {@code from}; nothing at or behind byte {@code limit} is looked at. */
  public void wrap(ByteBuffer file, int from, int limit) {
    this.bytes = file.duplicate();
    this.bytes.clear();
    this.view.wrap(bytes);
    this.position = BitUtil.align(from, Envelope.ALIGNMENT);
    this.limit = limit;
  }

  /** Lets the scan go on up to {@code limit}, in a file that has grown. */
  public void limit(int limit) {
    this.limit = limit;
  }

  public Found next() {
    int at = findMagic();
    if (at < 0) {
      return Found.END;
    }
    offset = at;
    length = envelope.validLength(view, bytes, at, limit);
    if (length == 0) {
      length = envelope.statedLength(view, at, limit);
      position = at + Envelope.ALIGNMENT;
      return Found.TORN;
    }
    position = BitUtil.align(at + length, Envelope.ALIGNMENT);
    return Found.VALID;
  }

  public DirectBuffer buffer() {
    return view;
  }

  /** Where the last one met begins. */
  public int offset() {
    return offset;
  }

  /** Length of the last one met in bytes; of a torn one what it says, 0 when that is impossible. */
  public int length() {
    return length;
  }

  /** Where the next call looks. */
  public int position() {
    return position;
  }

  private int findMagic() {
    int magic = envelope.magic();
    int at = position;
    int lastLong = limit - Long.BYTES;
    int lastInt = limit - Integer.BYTES;
    while (at <= lastInt) {
      // Unwritten parts of a sparse file are long runs of zeros: pass over them fast.
      while (at <= lastLong && view.getLong(at) == 0) {
        at += Long.BYTES;
      }
      if (at > lastInt) {
        break;
      }
      if (view.getInt(at, LITTLE_ENDIAN) == magic) {
        return at;
      }
      at += Envelope.ALIGNMENT;
    }
    position = Math.max(position, at);
    return -1;
  }
}
