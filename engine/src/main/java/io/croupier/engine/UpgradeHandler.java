package io.croupier.engine;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.UpgradeDecoder;

/** Switches to later versions of rules and schema. Rules: docs/rules.md, Versions. */
final class UpgradeHandler {
  private final ActingVersions acting;
  private final Approvals approvals;
  private final Refusals refusals;
  private final Outcomes outcomes;

  UpgradeHandler(ActingVersions acting, Approvals approvals, Refusals refusals, Outcomes outcomes) {
    this.acting = acting;
    this.approvals = approvals;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Lets later versions act, which the software knew that took the command. */
  void onUpgrade(UpgradeDecoder command) {
    KnownVersions known = acting.known();
    int schemaBefore = acting.schema();
    int behaviourBefore = acting.behaviour();
    int schema = command.schemaVersion() == 0 ? schemaBefore : command.schemaVersion();
    int behaviour = command.behaviourVersion() == 0 ? behaviourBefore : command.behaviourVersion();
    boolean same = schema == schemaBefore && behaviour == behaviourBefore;
    boolean needsApproval = approvals.classes().upgrade();
    if (approvals.isAnonymous(needsApproval)
        || isOutside(schema, schemaBefore, known.schema(), Field.schemaVersion)
        || isOutside(behaviour, behaviourBefore, known.behaviour(), Field.behaviourVersion)
        || refusals.when(same, NO_CHANGE, Field.none, 0)
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    acting.set(schema, behaviour);
    outcomes
        .answer(0)
        .upgraded()
        .actorId(command.header().actorId())
        .approvedBy(approvals.approvedBy())
        .reasonCode(command.header().reasonCode())
        .schemaBefore(schemaBefore)
        .schemaAfter(schema)
        .behaviourBefore(behaviourBefore)
        .behaviourAfter(behaviour)
        .actorKind(command.header().actorKind());
  }

  /**
   * Back, or beyond what was known; the refusal is about the version that it may be at that end.
   */
  private boolean isOutside(int wanted, int least, int most, Field field) {
    return refusals.when(wanted < least, INVALID_AMOUNT, field, least)
        || refusals.when(wanted > most, INVALID_AMOUNT, field, most);
  }
}
