package io.croupier.engine.protection;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Exclusions;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.ExclusionChangedEncoder;

/**
 * Reports an exclusion as it was before a change and as it is after: {@link #begin} or {@link
 * #beginAside}, the change, {@link #end}, which writes the significant event behind it.
 *
 * <p>Owned by the engine thread.
 */
public final class ExclusionReports {
  private final Accounts accounts;
  private final Exclusions exclusions;
  private final SignificantEvents events;
  private final Outcomes outcomes;
  private transient ExclusionChangedEncoder outcome;

  public ExclusionReports(
      Accounts accounts, Exclusions exclusions, SignificantEvents events, Outcomes outcomes) {
    this.accounts = accounts;
    this.exclusions = exclusions;
    this.events = events;
    this.outcomes = outcomes;
  }

  /** Answers with the exclusion as it is. */
  void answer(int account) {
    begin(account);
    describeAfter(account).actorKind(ActorKind.NULL_VAL);
  }

  /** Begins the answer of the command at hand. */
  void begin(int account) {
    describeBefore(outcomes.answer(accounts.id(account)), account);
  }

  /** Begins a report that is no answer. */
  void beginAside(int account) {
    int home = accounts.homeGateway(account);
    describeBefore(outcomes.aboutAccount(accounts.id(account), home), account);
  }

  /** Ends the report with the exclusion as it is, and who changed it. */
  void end(int account, CommandHeaderDecoder by) {
    describeAfter(account)
        .actorId(by.actorId())
        .reasonCode(by.reasonCode())
        .actorKind(by.actorKind());
    events.report(EventKind.EXCLUSION_CHANGED, account, Currencies.UNKNOWN, 0, 0, by);
  }

  /** Ends the report with the exclusion as it is; nobody changed it. */
  void end(int account) {
    describeAfter(account).actorKind(ActorKind.NULL_VAL);
    events.report(EventKind.EXCLUSION_CHANGED, account, Currencies.UNKNOWN, 0, 0);
  }

  private void describeBefore(Outcomes to, int account) {
    outcome = to.exclusionChanged();
    outcome
        .untilBefore(exclusions.until(account))
        .endsAtBefore(exclusions.endsAt(account))
        .kindBefore(exclusions.kind(account));
  }

  private ExclusionChangedEncoder describeAfter(int account) {
    return outcome
        .untilAfter(exclusions.until(account))
        .endsAtAfter(exclusions.endsAt(account))
        .kindAfter(exclusions.kind(account));
  }
}
