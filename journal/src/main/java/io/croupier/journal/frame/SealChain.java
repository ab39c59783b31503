package io.croupier.journal.frame;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.agrona.DirectBuffer;

/** The running SHA-256 of an epoch. Owned by one thread; allocates nothing after construction. */
final class SealChain {
  // Small frames are gathered so that the digest is called once for many of them.
  private final byte[] gathered = new byte[8 * 1024];
  private final byte[] hash = new byte[SealHash.LENGTH];
  private final MessageDigest digest;
  private int length;

  SealChain() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new JournalException("This Java has no SHA-256: use a complete Java runtime.", e);
    }
  }

  void add(DirectBuffer buffer, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      int step = Math.min(left, gathered.length - length);
      buffer.getBytes(from, gathered, length, step);
      from += step;
      left -= step;
      length += step;
      if (length == gathered.length) {
        drain();
      }
    }
  }

  /** Ends the hash of what was added and starts the next one. The array is reused. */
  byte[] finish() {
    drain();
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    return hash;
  }

  void reset() {
    length = 0;
    digest.reset();
  }

  private void drain() {
    digest.update(gathered, 0, length);
    length = 0;
  }
}
