package io.croupier.engine.protection;

import static io.croupier.protocol.ExclusionKind.NONE;
import static io.croupier.protocol.ExclusionKind.PERMANENT;
import static io.croupier.protocol.ExclusionKind.SELF_EXCLUSION;
import static io.croupier.protocol.ExclusionKind.TIME_OUT;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Exclusions;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.ExclusionKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.LiftExclusionDecoder;
import io.croupier.protocol.QueryExclusionDecoder;
import io.croupier.protocol.SelfExcludeDecoder;
import io.croupier.protocol.TimeOutDecoder;

/** Self-exclusions and time-outs. Rules: docs/rules.md, Exclusion. */
public final class ExclusionHandler {
  private static final long DAY = 24L * 60 * 60 * 1_000_000_000;
  private static final long LONGEST_TIME_OUT = 42 * DAY;

  /** What is longer is permanent, and is to say so. */
  private static final long LONGEST_TERM = 3_653 * DAY;

  private static final long COOLING_OFF = DAY;
  private static final long COOLING_OFF_OF_PERMANENT = 7 * DAY;

  private final Accounts accounts;
  private final Exclusions exclusions;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final ExclusionReports reports;
  private final Timers timers;
  private final Works works;

  public ExclusionHandler(
      Accounts accounts,
      Exclusions exclusions,
      AccountChecks checks,
      Refusals refusals,
      ExclusionReports reports,
      Timers timers,
      Works works) {
    this.accounts = accounts;
    this.exclusions = exclusions;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.timers = timers;
    this.works = works;
  }

  /** Excludes the account for a term or for good; its orders lapse. */
  public void onSelfExclude(SelfExcludeDecoder command, long now) {
    CommandHeaderDecoder header = command.header();
    int account = accounts.slot(header.accountId());
    long until = command.until();
    boolean permanent = command.permanent() == Bool.TRUE;
    boolean badUntil =
        permanent ? until != 0 : until <= now || until > Timers.after(now, LONGEST_TERM);
    boolean shorter = exclusions.isSelfExcluded(account) && !isLonger(account, permanent, until);
    boolean sooner =
        exclusions.isTimedOut(account) && !permanent && until < exclusions.until(account);
    if (checks.unknownAccount(account, header.accountId())
        || checks.closed(account)
        || refusals.when(shorter, SELF_EXCLUDED, Field.accountId, header.accountId())
        || refusals.when(sooner, TIMED_OUT, Field.accountId, header.accountId())
        || refusals.when(badUntil, INVALID_AMOUNT, Field.until, 0)
        || refusals.unlessBool(command.permanent())
        || isHouse(account)) {
      return;
    }
    // Nothing below this line may refuse.
    if (permanent) {
      begin(header, account, PERMANENT, termLeft(account, now), 0);
    } else {
      begin(header, account, SELF_EXCLUSION, until, 0);
    }
  }

  /** Excludes the account for a short time; its orders lapse. */
  public void onTimeOut(TimeOutDecoder command, long now) {
    CommandHeaderDecoder header = command.header();
    int account = accounts.slot(header.accountId());
    long until = command.until();
    boolean badUntil =
        until < Timers.after(now, DAY) || until > Timers.after(now, LONGEST_TIME_OUT);
    boolean sooner = exclusions.isTimedOut(account) && until <= exclusions.until(account);
    if (checks.unknownAccount(account, header.accountId())
        || checks.closed(account)
        || refusals.when(
            exclusions.isSelfExcluded(account), SELF_EXCLUDED, Field.accountId, header.accountId())
        || refusals.when(sooner, TIMED_OUT, Field.accountId, header.accountId())
        || refusals.when(badUntil, INVALID_AMOUNT, Field.until, 0)
        || isHouse(account)) {
      return;
    }
    // Nothing below this line may refuse.
    begin(header, account, TIME_OUT, until, until);
  }

  /** Lets a self-exclusion end when its cooling-off is over. */
  public void onLiftExclusion(LiftExclusionDecoder command, long now) {
    CommandHeaderDecoder header = command.header();
    int account = accounts.slot(header.accountId());
    boolean permanent = exclusions.isSelfExcluded(account) && exclusions.kind(account) == PERMANENT;
    boolean byCustomer = permanent && header.actorKind() == ActorKind.CUSTOMER;
    boolean early = exclusions.isSelfExcluded(account) && now < exclusions.until(account);
    boolean nothing = !exclusions.isInForce(account) || exclusions.endsAt(account) != 0;
    if (refusals.when(byCustomer, NOT_PERMITTED, Field.actorKind, 0)
        || checks.unknownAccount(account, header.accountId())
        || checks.closed(account)
        || refusals.when(early, SELF_EXCLUDED, Field.accountId, header.accountId())
        || refusals.when(
            exclusions.isTimedOut(account), TIMED_OUT, Field.accountId, header.accountId())
        || refusals.when(nothing, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    long endsAt = Timers.after(now, permanent ? COOLING_OFF_OF_PERMANENT : COOLING_OFF);
    change(header, account, exclusions.kind(account), exclusions.until(account), endsAt);
  }

  /** An exclusion has ended. */
  public void onEnd(int account) {
    reports.beginAside(account);
    exclusions.set(account, NONE, 0, 0);
    reports.end(account);
  }

  /** Answers with what was written last about the account. */
  public void onQueryExclusion(QueryExclusionDecoder query) {
    int account = accounts.slot(query.header().accountId());
    if (checks.unknownAccount(account, query.header().accountId())) {
      return;
    }
    reports.answer(account);
  }

  /** End of the term of what is in force, which a permanent exclusion keeps; 0: it is over. */
  private long termLeft(int account, long now) {
    long until = exclusions.until(account);
    return exclusions.isInForce(account) && until > now ? until : 0;
  }

  /** It ends later than the self-exclusion in force, with what has still to be waited for. */
  private boolean isLonger(int account, boolean permanent, long until) {
    if (exclusions.kind(account) == PERMANENT) {
      long endsAt = exclusions.endsAt(account);
      return endsAt != 0 && (permanent || until >= endsAt);
    }
    return permanent || until > exclusions.until(account);
  }

  private boolean isHouse(int account) {
    boolean house = account == accounts.house();
    return refusals.when(house, INVALID_TRANSITION, Field.accountId, accounts.id(account));
  }

  private void begin(
      CommandHeaderDecoder header, int account, ExclusionKind kind, long until, long endsAt) {
    boolean begins = !exclusions.isInForce(account);
    change(header, account, kind, until, endsAt);
    if (begins) {
      works.start(WorkKind.ACCOUNT_BLOCK, account, 0);
    }
  }

  private void change(
      CommandHeaderDecoder header, int account, ExclusionKind kind, long until, long endsAt) {
    reports.begin(account);
    exclusions.set(account, kind, until, endsAt);
    reports.end(account, header);
    if (endsAt == 0) {
      timers.clear(TimerKind.EXCLUSION_END, account);
    } else {
      timers.set(TimerKind.EXCLUSION_END, account, endsAt);
    }
  }
}
