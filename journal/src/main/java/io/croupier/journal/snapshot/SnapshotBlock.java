package io.croupier.journal.snapshot;

import io.croupier.journal.frame.Envelope;

/**
 * One block of a snapshot file (little-endian):
 *
 * <pre>
 *  0  int32   magic "CRSN"
 *  4  int32   CRC32C over bytes 8 to the end
 *  8  int32   length of the block, this header included
 * 12  int32   number of the block in the file, from 0
 * 16  int32   kind: HEADER (the first), BODY, END (the last)
 * 20  int32   version of the format
 * 24  data: of HEADER a {@link SnapshotHeader}, of BODY the next bytes, of END int64 their number
 * </pre>
 *
 * <p>The bytes of all BODY blocks are: int32 length of the writer's notes, the notes, the state.
 */
final class SnapshotBlock {
  static final int VERSION = 1;
  static final int NUMBER_OFFSET = 12;
  static final int KIND_OFFSET = 16;
  static final int VERSION_OFFSET = 20;
  static final int DATA_OFFSET = 24;
  static final int MAX_LENGTH = 256 * 1024;

  static final int HEADER = 1;
  static final int BODY = 2;
  static final int END = 3;

  private static final int MAGIC = 'C' | 'R' << 8 | 'S' << 16 | 'N' << 24;

  private SnapshotBlock() {}

  static Envelope envelope() {
    return new Envelope(MAGIC, DATA_OFFSET, MAX_LENGTH);
  }
}
