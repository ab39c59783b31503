package io.croupier.engine.approval;

import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_APPROVAL;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.ApprovalState;
import io.croupier.protocol.ApproveCommandDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;

/** The second operator's command. Rules: docs/rules.md, Second operators. */
public final class ApprovalHandler {
  /** No command is to act. */
  public static final int NONE = 0;

  private final Approvals approvals;
  private final PendingCommands pending;
  private final Accounts accounts;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final SignificantEvents events;
  private final Timers timers;

  public ApprovalHandler(
      Approvals approvals,
      PendingCommands pending,
      Accounts accounts,
      Refusals refusals,
      Outcomes outcomes,
      SignificantEvents events,
      Timers timers) {
    this.approvals = approvals;
    this.pending = pending;
    this.accounts = accounts;
    this.refusals = refusals;
    this.outcomes = outcomes;
    this.events = events;
    this.timers = timers;
  }

  /**
   * Finds the command that is approved, for the caller to carry out and then to {@link #end}.
   *
   * @return its slot; NONE when the approval was refused
   */
  public int onApproveCommand(ApproveCommandDecoder command, long now) {
    long actorId = command.header().actorId();
    long sequence = command.sequence();
    int slot = pending.find(sequence, now);
    boolean sameActor = slot != 0 && pending.header(slot).actorId() == actorId;
    if (refusals.when(actorId == 0 || sameActor, NOT_PERMITTED, Field.actorId, 0)
        || refusals.when(slot == 0, UNKNOWN_APPROVAL, Field.sequence, sequence)) {
      return NONE;
    }
    approvals.approve(actorId);
    refusals.begin(pending.message(slot).templateId());
    return slot;
  }

  /** The command was carried out, or was refused and goes on waiting. */
  public void end(int slot, CommandHeaderDecoder by) {
    if (!refusals.hasRefused()) {
      long sequence = pending.sequence(slot);
      int account = accounts.slot(pending.header(slot).accountId());
      timers.clear(TimerKind.APPROVAL_EXPIRY, slot);
      leave(slot, ApprovalState.APPROVED);
      reportOverride(account, sequence, by);
    }
  }

  private void reportOverride(int account, long sequence, CommandHeaderDecoder by) {
    if (account == 0) {
      events.report(EventKind.OVERRIDE, sequence, by);
    } else {
      events.report(EventKind.OVERRIDE, account, Currencies.UNKNOWN, 0, sequence, by);
    }
  }

  /** Nobody approved a command in time. */
  public void onExpiry(int slot) {
    leave(slot, ApprovalState.EXPIRED);
  }

  private void leave(int slot, ApprovalState state) {
    CommandHeaderDecoder header = pending.header(slot);
    approvals.report(outcomes.toGateway(header.gatewayId(), header.accountId()), slot, state);
    pending.remove(slot);
  }
}
