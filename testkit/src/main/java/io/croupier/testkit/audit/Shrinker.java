package io.croupier.testkit.audit;

import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.TimedCommand;
import java.util.ArrayList;
import java.util.List;

/** Leaves out commands as long as engine and model still differ. */
final class Shrinker {
  private static final int SHOWN = 60;
  private static final int TRIES = Integer.getInteger("tries", 300);

  private int triesLeft = TRIES;

  private Shrinker() {}

  /** The shortest list found, as text, and how they differ on it. */
  static String shortest(List<TimedCommand> history, Messages messages) {
    Shrinker shrinker = new Shrinker();
    List<TimedCommand> shortest = new ArrayList<>(history);
    for (int size = history.size() / 2; size > 0; size /= 2) {
      shortest = shrinker.without(shortest, size);
    }
    StringBuilder text = new StringBuilder("Shortest way to a difference:\n");
    int from = Math.max(0, shortest.size() - SHOWN);
    for (TimedCommand command : shortest.subList(from, shortest.size())) {
      text.append("  at ").append(command.timestampNs());
      text.append(' ').append(messages.decode(command.message())).append('\n');
    }
    return text.append(difference(shortest)).toString();
  }

  /** Tries to leave out each run of that many commands. Genesis stays. */
  private List<TimedCommand> without(List<TimedCommand> commands, int size) {
    List<TimedCommand> shortest = commands;
    for (int from = commands.size() - size; from > 0; from -= size) {
      if (from + size <= shortest.size() && triesLeft-- > 0) {
        List<TimedCommand> shorter = new ArrayList<>(shortest.subList(0, from));
        shorter.addAll(shortest.subList(from + size, shortest.size()));
        shortest = difference(shorter) == null ? shortest : shorter;
      }
    }
    return shortest;
  }

  private static String difference(List<TimedCommand> commands) {
    Auditor auditor = new Auditor();
    for (TimedCommand command : commands) {
      try {
        auditor.check(command);
      } catch (Difference | RuntimeException e) {
        return e.toString();
      }
    }
    return null;
  }
}
