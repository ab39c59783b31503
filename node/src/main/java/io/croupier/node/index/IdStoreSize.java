package io.croupier.node.index;

/**
 * How much an {@link IdStore} keeps.
 *
 * @param shelfIds records of a shelf at most, a power of two; the first ones are smaller, so that
 *     few ids take little room
 * @param limit records at most; a whole number of shelves, two at least
 * @param keepNs how long an id is kept at least, by the time of its command
 */
public record IdStoreSize(int shelfIds, long limit, long keepNs) {
  private static final int SHELVES = 16;
  private static final int LEAST = 1 << 10;
  private static final int FIRST = 1 << 16;
  private static final int MOST = 1 << 26;

  /** Room for so many records, in about 16 shelves or, where those would be too large, in more. */
  public static IdStoreSize of(long ids, long keepNs) {
    int shelfIds = LEAST;
    while (shelfIds < MOST && (long) shelfIds * SHELVES < ids) {
      shelfIds *= 2;
    }
    // The small ones together lack that much of a large one.
    long lacking = shelfIds > FIRST ? FIRST : 0;
    long shelves = Math.max(2, (ids + lacking + shelfIds - 1) / shelfIds);
    return new IdStoreSize(shelfIds, shelves * shelfIds, keepNs);
  }

  /** Records of the shelf behind one of so many; 0: of the first. */
  int next(int before) {
    return before >= shelfIds / 2 ? shelfIds : Math.min(shelfIds, Math.max(FIRST, 2 * before));
  }
}
