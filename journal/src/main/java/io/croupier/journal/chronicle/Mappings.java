package io.croupier.journal.chronicle;

import java.nio.ByteBuffer;
import org.agrona.BufferUtil;

/** What all who map a file do alike. Any thread. */
final class Mappings {
  private Mappings() {}

  /**
   * Ends a mapping.
   *
   * @throws InternalError where the file was cut, or its disk was full, under the hands of this
   *     thread, and it has not been told yet: Java does so some time later, at the latest at the
   *     next call that leaves Java. The mapping then ends with its buffer.
   */
  static void end(ByteBuffer mapped) {
    // Such a call. Told while it unmaps, the JVM would end where it stands.
    Thread.yield();
    BufferUtil.free(mapped);
  }
}
