package io.croupier.journal.frame;

import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The SHA-256 of a seal. Immutable. */
public final class SealHash {
  public static final int LENGTH = 32;

  /** What stands where there is no seal yet. */
  public static final SealHash NONE = new SealHash(new byte[LENGTH]);

  private final byte[] bytes;

  private SealHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies {@code bytes}. */
  public static SealHash of(byte[] bytes) {
    return new SealHash(Arrays.copyOf(bytes, LENGTH));
  }

  /** Reads what {@link #encode} has written. */
  public static SealHash decode(DirectBuffer buffer, int offset) {
    byte[] bytes = new byte[LENGTH];
    buffer.getBytes(offset, bytes);
    return new SealHash(bytes);
  }

  /** Writes its {@link #LENGTH} bytes. */
  public void encode(MutableDirectBuffer buffer, int offset) {
    buffer.putBytes(offset, bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 64 hexadecimal digits: the form in which a seal is published. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
