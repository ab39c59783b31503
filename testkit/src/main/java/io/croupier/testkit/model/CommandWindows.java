package io.croupier.testkit.model;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import java.util.HashMap;
import java.util.Map;

/** The command ids that are remembered of each gateway. */
final class CommandWindows {
  private final int size;
  private final Map<Integer, Map<Long, Entry>> windows = new HashMap<>();

  CommandWindows(int size) {
    this.size = size;
  }

  /** Answers a repetition, a mismatch or an id that is too old, and tells whether it did. */
  boolean answered(Turn turn) {
    Command command = turn.command;
    long id = command.commandId();
    Entry there = window(turn.sender).get(place(id));
    if (there == null || there.commandId < id) {
      return false;
    }
    if (there.commandId == id && there.content.equals(command.content())) {
      turn.answer("Duplicate", command.accountId())
          .with("originalSequence", there.sequence)
          .with("originalGatewaySequence", there.gatewaySequence);
    } else {
      boolean mismatch = there.commandId == id;
      RefusalReason reason =
          mismatch ? RefusalReason.COMMAND_MISMATCH : RefusalReason.COMMAND_ID_TOO_OLD;
      turn.refuse(new Refusal(reason, Field.commandId, id));
    }
    return true;
  }

  /** Remembers a command that has its answer. */
  void enter(Turn turn) {
    Command command = turn.command;
    Entry entry =
        new Entry(
            command.commandId(), command.content(), turn.sequence, turn.answerGatewaySequence());
    window(turn.sender).put(place(command.commandId()), entry);
  }

  private Map<Long, Entry> window(int gateway) {
    return windows.computeIfAbsent(gateway, none -> new HashMap<>());
  }

  private long place(long commandId) {
    return commandId & (size - 1);
  }

  private record Entry(long commandId, String content, long sequence, long gatewaySequence) {}
}
