package io.croupier.engine.approval;

import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.ApprovalPendingEncoder;
import io.croupier.protocol.ApprovalState;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Lets a command wait for a second operator instead of acting.
 *
 * <p>A handler whose command may need one asks twice in its chain of guards: {@link #isAnonymous}
 * first, as NOT_PERMITTED comes before other reasons, and {@link #pend} last, when nothing else
 * speaks against the command. For a command that was approved neither holds, so the same method
 * then carries it out.
 *
 * <p>Owned by the engine thread.
 */
public final class Approvals {
  private static final long PERIOD_NS = 24L * 60 * 60 * 1_000_000_000;

  private final ApprovalClasses classes;
  private final PendingCommands pending;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final Timers timers;
  private transient DirectBuffer buffer;
  private transient int offset;
  private transient int length;
  private transient long now;
  private transient long approvedBy;
  private final CommandHeaderDecoder header = new CommandHeaderDecoder();

  public Approvals(
      ApprovalClasses classes,
      PendingCommands pending,
      Refusals refusals,
      Outcomes outcomes,
      Timers timers) {
    this.classes = classes;
    this.pending = pending;
    this.refusals = refusals;
    this.outcomes = outcomes;
    this.timers = timers;
  }

  /** Begins a command, whose message stands there while it is worked on. */
  public void begin(DirectBuffer buffer, int offset, int length, long now) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.now = now;
    approvedBy = 0;
  }

  /** What needs a second operator. */
  public ApprovalClasses classes() {
    return classes;
  }

  /** Who approved the command at hand; 0 when it was not pending. */
  public long approvedBy() {
    return approvedBy;
  }

  /** Refuses a command that needs a second operator but does not say who the first one is. */
  public boolean isAnonymous(boolean needsApproval) {
    boolean anonymous = isAsked(needsApproval) && header().actorId() == 0;
    return refusals.when(anonymous, NOT_PERMITTED, Field.actorId, 0);
  }

  /**
   * Lets a command wait that needs a second operator and has none yet; refuses it where no place is
   * free.
   *
   * @return whether the command has its answer; if not, it is to act now
   */
  public boolean pend(boolean needsApproval) {
    if (!isAsked(needsApproval)) {
      return false;
    }
    if (!refusals.capacity(pending.isFull())) {
      long deadlineNs = Timers.after(now, PERIOD_NS);
      int slot = pending.add(outcomes.sequence(), deadlineNs, buffer, offset, length);
      timers.set(TimerKind.APPROVAL_EXPIRY, slot, deadlineNs);
      report(outcomes.answer(header().accountId()), slot, ApprovalState.PENDING);
    }
    return true;
  }

  /** From now on the command at hand is one that was pending. */
  void approve(long actorId) {
    approvedBy = actorId;
  }

  /** Writes where a pending command stands; the receiver is chosen. */
  void report(Outcomes to, int slot, ApprovalState state) {
    ApprovalPendingEncoder outcome = to.approvalPending();
    outcome
        .sequence(pending.sequence(slot))
        .expiresAt(pending.deadlineNs(slot))
        .actorId(pending.header(slot).actorId())
        .approvedBy(approvedBy)
        .templateId(pending.message(slot).templateId())
        .state(state);
  }

  private boolean isAsked(boolean needsApproval) {
    return needsApproval && approvedBy == 0;
  }

  private CommandHeaderDecoder header() {
    return header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
  }
}
