package io.croupier.testkit.model;

import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_APPROVAL;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Approvals.Pending;
import java.util.function.Consumer;

/** The second operator's command. */
final class ApprovalRules {
  private final World world;
  private final Consumer<Turn> rules;

  /**
   * @param rules apply the command of a turn
   */
  ApprovalRules(World world, Consumer<Turn> rules) {
    this.world = world;
    this.rules = rules;
  }

  void approve(Turn turn) {
    Command command = turn.command;
    long sequence = command.number("sequence");
    long actor = command.number("actorId");
    Pending pending = world.approvals.find(sequence, turn.time);
    boolean same = pending != null && pending.command().number("actorId") == actor;
    Refusal refusal =
        new Checks()
            .when(actor == 0 || same, NOT_PERMITTED, Field.actorId)
            .when(pending == null, UNKNOWN_APPROVAL, Field.sequence, sequence)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    turn.approvedBy = actor;
    turn.command = pending.command();
    rules.accept(turn);
    turn.command = command;
    if (!turn.refused) {
      world.approvals.approved(turn, pending);
      Events.override(world, turn, pending.command(), pending.sequence());
    }
  }
}
