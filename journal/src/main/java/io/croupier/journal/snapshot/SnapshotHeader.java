package io.croupier.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.journal.frame.SealHash;
import io.croupier.journal.frame.SealPlace;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What a snapshot is of (little-endian):
 *
 * <pre>
 *  0  int64   epoch
 *  8  int64   sequence of the last command
 * 16  int64   time of that command, epoch nanoseconds
 * 24  int64   state hash
 * 32  int64   outcome hash
 * 40  int64   number of outcomes so far, of all gateways
 * 48  int32   file of the seal, see {@link SealPlace}
 * 52  int32   offset of the seal in it
 * 56  int32   schema version
 * 60  int32   behaviour version
 * 64  32 bytes  the seal
 * </pre>
 *
 * @param place the seal behind which the state is that of the snapshot
 */
public record SnapshotHeader(
    SealPlace place,
    long timestampNs,
    long stateHash,
    long outcomeHash,
    long outcomes,
    int schemaVersion,
    int behaviourVersion) {
  static final int LENGTH = 64 + SealHash.LENGTH;

  /** The last command whose effects are in the snapshot. */
  public long sequence() {
    return place.sequence();
  }

  void encode(MutableDirectBuffer buffer, int offset) {
    buffer.putLong(offset, place.epoch(), LITTLE_ENDIAN);
    buffer.putLong(offset + 8, place.sequence(), LITTLE_ENDIAN);
    buffer.putLong(offset + 16, timestampNs, LITTLE_ENDIAN);
    buffer.putLong(offset + 24, stateHash, LITTLE_ENDIAN);
    buffer.putLong(offset + 32, outcomeHash, LITTLE_ENDIAN);
    buffer.putLong(offset + 40, outcomes, LITTLE_ENDIAN);
    buffer.putInt(offset + 48, place.file(), LITTLE_ENDIAN);
    buffer.putInt(offset + 52, place.offset(), LITTLE_ENDIAN);
    buffer.putInt(offset + 56, schemaVersion, LITTLE_ENDIAN);
    buffer.putInt(offset + 60, behaviourVersion, LITTLE_ENDIAN);
    place.seal().encode(buffer, offset + 64);
  }

  static SnapshotHeader decode(DirectBuffer buffer, int offset) {
    SealPlace place =
        new SealPlace(
            buffer.getLong(offset, LITTLE_ENDIAN),
            buffer.getInt(offset + 48, LITTLE_ENDIAN),
            buffer.getInt(offset + 52, LITTLE_ENDIAN),
            buffer.getLong(offset + 8, LITTLE_ENDIAN),
            SealHash.decode(buffer, offset + 64));
    return new SnapshotHeader(
        place,
        buffer.getLong(offset + 16, LITTLE_ENDIAN),
        buffer.getLong(offset + 24, LITTLE_ENDIAN),
        buffer.getLong(offset + 32, LITTLE_ENDIAN),
        buffer.getLong(offset + 40, LITTLE_ENDIAN),
        buffer.getInt(offset + 56, LITTLE_ENDIAN),
        buffer.getInt(offset + 60, LITTLE_ENDIAN));
  }
}
