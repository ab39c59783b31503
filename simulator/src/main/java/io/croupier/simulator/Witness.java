package io.croupier.simulator;

import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Remembers all that one gateway was ever told, whichever of its processes heard it, and refuses
 * what contradicts it.
 */
final class Witness {
  private final int gatewayId;
  private final TreeMap<Long, byte[]> told = new TreeMap<>();
  private final Map<Long, Long> answers = new HashMap<>();
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private long expected;

  Witness(int gatewayId) {
    this.gatewayId = gatewayId;
  }

  /** A process of the gateway begins, behind an outcome that an earlier one has heard. */
  void begin(long lastGatewaySequence) {
    expected = lastGatewaySequence + 1;
    answers.clear();
  }

  /** The process was told an outcome; gives its number. */
  long onOutcome(long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    long number =
        header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH).gatewaySequence();
    Violation.unless(
        number <= expected, outcome(number) + " came where " + expected + " was due: a gap");
    expected = Math.max(expected, number + 1);
    byte[] before = told.putIfAbsent(number, bytes);
    Violation.unless(
        before == null || Arrays.equals(before, bytes),
        outcome(number) + " was told twice, each time another");
    if (answer) {
      Violation.unless(
          answers.put(commandId, number) == null,
          "command " + commandId + " of gateway " + gatewayId + " was answered twice");
    }
    return number;
  }

  /** The highest outcome that was told; 0: none. */
  long highest() {
    return told.isEmpty() ? 0 : told.lastKey();
  }

  /** Outcomes behind that one are gone for good, and that was permitted. */
  void forgetBehind(long gatewaySequence) {
    told.tailMap(gatewaySequence, false).clear();
  }

  /**
   * Refuses where something was told that a replay of the journal does not give.
   *
   * @param replayed what it gives this gateway, by number
   */
  void compare(SortedMap<Long, byte[]> replayed) {
    told.forEach(
        (number, bytes) ->
            Violation.unless(
                Arrays.equals(bytes, replayed.get(number)),
                outcome(number)
                    + ", of command "
                    + commandSequence(bytes)
                    + ", is not what the journal's replay gives"));
  }

  int count() {
    return told.size();
  }

  private long commandSequence(byte[] outcome) {
    return header
        .wrap(new UnsafeBuffer(outcome), MessageHeaderDecoder.ENCODED_LENGTH)
        .commandSequence();
  }

  private String outcome(long number) {
    return "outcome " + number + " of gateway " + gatewayId;
  }
}
