package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.GatewayCursor;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.testkit.EngineHost;
import io.croupier.testkit.workload.TimedCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** What an engine makes of commands that nothing ever happens to. */
final class Reference {
  private final List<TimedCommand> commands = new ArrayList<>();
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private EngineHost host = new EngineHost();
  private Map<Integer, List<byte[]>> outcomes = new HashMap<>();
  private int applied;

  /** Notes the command that was taken in next. */
  void add(TimedCommand command) {
    commands.add(command);
  }

  /** Another one, of the same commands. */
  Reference copy() {
    Reference copy = new Reference();
    copy.commands.addAll(commands);
    return copy;
  }

  int size() {
    return commands.size();
  }

  /** Forgets what came behind a command. */
  void cutBehind(long sequence) {
    commands.subList(Math.toIntExact(sequence), commands.size()).clear();
    if (applied > sequence) {
      host = new EngineHost();
      outcomes = new HashMap<>();
      applied = 0;
    }
    while (applied < commands.size()) {
      TimedCommand next = commands.get(applied++);
      host.command(next.timestampNs(), next.message()).forEach(this::keep);
    }
  }

  /** All that must be as if nothing had happened, in words. */
  String state() {
    return state(host.engine());
  }

  static String state(Engine engine) {
    return "sequence %d, outcomes %016x, state %016x"
        .formatted(engine.sequence(), engine.outcomeHash(), engine.stateHash());
  }

  /** Where a log does not give the same outcomes; empty when it does. */
  String firstDifference(OutcomeLog log) {
    for (Map.Entry<Integer, List<byte[]>> gateway : outcomes.entrySet()) {
      int same = count(log, gateway.getKey(), gateway.getValue());
      if (same != gateway.getValue().size()) {
        return "outcome " + (same + 1) + " of gateway " + gateway.getKey();
      }
    }
    return "";
  }

  private static int count(OutcomeLog log, int gateway, List<byte[]> expected) {
    if (log.lastGatewaySequence(gateway) != expected.size()) {
      return -1;
    }
    int[] same = new int[1];
    try (GatewayCursor cursor = log.cursor(gateway, 1)) {
      cursor.poll(
          (gatewaySequence, sequence, buffer, offset, length) -> {
            UnsafeBuffer due = new UnsafeBuffer(expected.get((int) gatewaySequence - 1));
            boolean equal = due.equals(new UnsafeBuffer(buffer, offset, length));
            same[0] += equal ? 1 : 0;
            return equal;
          },
          Integer.MAX_VALUE);
    }
    return same[0];
  }

  private void keep(byte[] outcome) {
    header.wrap(new UnsafeBuffer(outcome), MessageHeaderDecoder.ENCODED_LENGTH);
    outcomes.computeIfAbsent(header.gatewayId(), id -> new ArrayList<>()).add(outcome);
  }
}
