package io.croupier.testkit.model;

import static io.croupier.protocol.Field.actorId;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;

import java.util.ArrayList;
import java.util.List;

/** The commands that wait for a second operator. */
final class Approvals {
  private static final long DAY = 24 * 3_600_000_000_000L;

  private final World world;
  private final List<Pending> pending = new ArrayList<>();

  Approvals(World world) {
    this.world = world;
  }

  /** Adds what a command that needs a second operator is refused for, beside its own checks. */
  Checks judge(Checks checks, Turn turn, boolean needed) {
    boolean waits = waits(turn, needed);
    return checks
        .when(waits && turn.command.number("actorId") == 0, NOT_PERMITTED, actorId)
        .when(waits && pending.size() >= world.limits.approvals(), CAPACITY);
  }

  /** Lets an accepted command wait, if it must, and tells whether it does. */
  boolean keeps(Turn turn, boolean needed) {
    if (!waits(turn, needed)) {
      return false;
    }
    long expiresAt = Timers.after(turn.time, DAY);
    Pending kept = new Pending(turn.sequence, expiresAt, turn.command);
    pending.add(kept);
    world.timers.set(expiresAt, world.count(), kept, (later, steps) -> expire(later, kept));
    kept.describe(turn.answer("ApprovalPending", turn.command.accountId()), "PENDING", 0);
    return true;
  }

  /** The command of this sequence whose time is not over, or null. */
  Pending find(long sequence, long now) {
    for (Pending command : pending) {
      if (command.sequence() == sequence && command.expiresAt() > now) {
        return command;
      }
    }
    return null;
  }

  /** It has acted. */
  void approved(Turn turn, Pending command) {
    world.timers.remove(command);
    end(turn, command, "APPROVED", turn.approvedBy);
  }

  private int expire(Turn turn, Pending command) {
    end(turn, command, "EXPIRED", 0);
    return 0;
  }

  private void end(Turn turn, Pending kept, String state, long approvedBy) {
    pending.remove(kept);
    Command command = kept.command();
    Outcome outcome = turn.toGateway("ApprovalPending", command.gatewayId(), command.accountId());
    kept.describe(outcome, state, approvedBy);
  }

  private static boolean waits(Turn turn, boolean needed) {
    return needed && turn.approvedBy == 0;
  }

  /** A command that waits, since its sequence. */
  record Pending(long sequence, long expiresAt, Command command) {
    private void describe(Outcome outcome, String state, long approvedBy) {
      outcome
          .with("sequence", sequence)
          .with("expiresAt", expiresAt)
          .with("actorId", command.number("actorId"))
          .with("approvedBy", approvedBy)
          .with("templateId", command.templateId())
          .with("state", state);
    }
  }
}
