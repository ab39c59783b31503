package io.croupier.demo.edge;

import io.croupier.protocol.DuplicateDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;

/**
 * Judges a gateway's stream by nothing but the outcomes' headers: each once, without a gap, in the
 * order of the commands, and one answer for each command. Its digest over all bytes tells whether
 * two tellings of the stream are the same.
 */
public final class StreamCheck {
  private final int gatewayId;
  private final MessageDigest digest;
  private final BitSet answered = new BitSet();
  private byte[] bytes = new byte[256];
  private long count;
  private long retold;
  private long commandSequence;
  private int index;
  private long timestampNs;
  private String fault;

  public StreamCheck(int gatewayId) {
    this.gatewayId = gatewayId;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the next outcome of the stream, or an older one that is told again. */
  void onOutcome(Outcome outcome) {
    long sequence = outcome.header().gatewaySequence();
    if (sequence <= count) {
      retold++;
      return;
    }
    expect(sequence == count + 1, outcome, "a gap before it");
    count = sequence;
    judge(outcome);
    bytes = bytes.length < outcome.length() ? new byte[outcome.length()] : bytes;
    outcome.buffer().getBytes(outcome.offset(), bytes, 0, outcome.length());
    digest.update(bytes, 0, outcome.length());
  }

  private void judge(Outcome outcome) {
    long sequence = outcome.header().commandSequence();
    int place = outcome.header().index();
    expect(outcome.header().gatewayId() == gatewayId, outcome, "another gateway's");
    expect(
        sequence > commandSequence || sequence == commandSequence && place > index,
        outcome,
        "not in the order of the commands");
    expect(outcome.header().timestampNs() >= timestampNs, outcome, "earlier than the one before");
    commandSequence = sequence;
    index = place;
    timestampNs = outcome.header().timestampNs();
    if (outcome.header().flags().answer() && outcome.templateId() != DuplicateDecoder.TEMPLATE_ID) {
      int command = Math.toIntExact(outcome.header().commandId());
      expect(!answered.get(command), outcome, "a second answer to its command");
      answered.set(command);
    }
  }

  private void expect(boolean good, Outcome outcome, String wrong) {
    if (!good && fault == null) {
      fault =
          "Outcome %d of gateway %d is wrong: %s: %s"
              .formatted(outcome.header().gatewaySequence(), gatewayId, wrong, outcome);
    }
  }

  /** Outcomes so far. */
  public long count() {
    return count;
  }

  /** What the supervisor is told; {@code fault} is empty while all is well. */
  public Map<String, Object> report() {
    return Map.of(
        "outcomes",
        count,
        "retold",
        retold,
        "digest",
        digestSoFar(),
        "fault",
        fault == null ? "" : fault);
  }

  private String digestSoFar() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
