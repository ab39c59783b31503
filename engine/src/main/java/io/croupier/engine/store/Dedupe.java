package io.croupier.engine.store;

/**
 * Remembers the command ids of each gateway, {@code window} of them, at {@code commandId & mask}:
 * the id, where it was applied, and the digest of its content.
 *
 * <p><b>Guarantees:</b> an id is fresh at most once while it is in the window; an id older than the
 * one in its place is never fresh.
 *
 * <p>Owned by the engine thread.
 */
public final class Dedupe {
  /** What {@link #check} says of a command. */
  public enum Verdict {
    FRESH,
    REPEATED,
    MISMATCH,
    TOO_OLD
  }

  private final int window;
  private final long[] ids;
  private final long[] digests;
  private final long[] sequences;
  private final long[] gatewaySequences;
  private final long[] highest;

  /** Makes room for gateways 1 to {@code gateways}; {@code window} is a power of two. */
  public Dedupe(int gateways, int window) {
    this.window = window;
    int entries = Math.multiplyExact(gateways, window);
    ids = new long[entries];
    digests = new long[entries];
    sequences = new long[entries];
    gatewaySequences = new long[entries];
    highest = new long[gateways + 1];
  }

  /** Whether a command id with this content was seen before. */
  public Verdict check(int gateway, long commandId, long digest) {
    int at = at(gateway, commandId);
    long there = ids[at];
    if (there < commandId) {
      return Verdict.FRESH;
    }
    if (there > commandId) {
      return Verdict.TOO_OLD;
    }
    return digests[at] == digest ? Verdict.REPEATED : Verdict.MISMATCH;
  }

  /** Enters a fresh command. */
  public void enter(int gateway, long commandId, long digest, long sequence, long gatewaySequence) {
    int at = at(gateway, commandId);
    ids[at] = commandId;
    digests[at] = digest;
    sequences[at] = sequence;
    gatewaySequences[at] = gatewaySequence;
    highest[gateway] = Math.max(highest[gateway], commandId);
  }

  /** Where a repeated command was applied. */
  public long sequence(int gateway, long commandId) {
    return sequences[at(gateway, commandId)];
  }

  /** Number of a repeated command's answer in its gateway's stream. */
  public long gatewaySequence(int gateway, long commandId) {
    return gatewaySequences[at(gateway, commandId)];
  }

  /** The highest command id that a gateway has used; 0 when none. */
  public long highest(int gateway) {
    return highest[gateway];
  }

  /** Visits every field; nothing of it is an effect. */
  public void accept(StoreVisitor visitor) {
    visitor.store("dedupe", false);
    visitor.longs("highest", 1, highest, 1, highest.length);
    visitor.longs("ids", 1, ids, 0, ids.length);
    visitor.longs("digests", 1, digests, 0, digests.length);
    visitor.longs("sequences", 1, sequences, 0, sequences.length);
    visitor.longs("gatewaySequences", 1, gatewaySequences, 0, gatewaySequences.length);
  }

  private int at(int gateway, long commandId) {
    return (gateway - 1) * window + (int) (commandId & (window - 1));
  }
}
