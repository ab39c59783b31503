package io.croupier.testkit.model;

import static io.croupier.protocol.Field.behaviourVersion;
import static io.croupier.protocol.Field.schemaVersion;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

/** Upgrade. */
final class VersionRules {
  private final World world;

  VersionRules(World world) {
    this.world = world;
  }

  void upgrade(Turn turn) {
    Command command = turn.command;
    Versions before = world.versions;
    int schema = or(command, "schemaVersion", before.schema());
    int behaviour = or(command, "behaviourVersion", before.behaviour());
    Versions after = new Versions(schema, behaviour);
    boolean needsApproval = world.limits.approveUpgrade();
    Checks checks =
        new Checks()
            .when(schema < before.schema(), INVALID_AMOUNT, schemaVersion, before.schema())
            .when(
                schema > world.known.schema(), INVALID_AMOUNT, schemaVersion, world.known.schema())
            .when(
                behaviour < before.behaviour(),
                INVALID_AMOUNT,
                behaviourVersion,
                before.behaviour())
            .when(
                behaviour > world.known.behaviour(),
                INVALID_AMOUNT,
                behaviourVersion,
                world.known.behaviour())
            .when(before.equals(after), NO_CHANGE);
    Refusal refusal = world.approvals.judge(checks, turn, needsApproval).first();
    if (refusal != null) {
      turn.refuse(refusal);
    } else if (!world.approvals.keeps(turn, needsApproval)) {
      world.versions = after;
      HouseRules.by(turn, turn.answer("Upgraded", 0))
          .with("approvedBy", turn.approvedBy)
          .with("schemaBefore", before.schema())
          .with("schemaAfter", schema)
          .with("behaviourBefore", before.behaviour())
          .with("behaviourAfter", behaviour);
    }
  }

  private static int or(Command command, String field, int otherwise) {
    int stated = (int) command.number(field);
    return stated == 0 ? otherwise : stated;
  }
}
