package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.actorKind;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Exclusion.Kind;

/** SelfExclude, TimeOut, LiftExclusion. */
final class ExclusionRules {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long DAY = 24 * HOUR;

  private final World world;
  private final Orders orders;

  ExclusionRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
  }

  void selfExclude(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    boolean forEver = command.isTrue("permanent");
    long until = command.number("until");
    boolean past = until <= turn.time;
    boolean far = until > Timers.after(turn.time, 3_653 * DAY);
    Checks checks =
        checks(turn, account)
            .when(forEver ? until != 0 : past || far, INVALID_AMOUNT, Field.until)
            .unknown(command, "permanent", none);
    if (account != null && account.exclusion.isTimeOut(turn.time)) {
      boolean sooner = !forEver && until < account.exclusion.until();
      checks.when(sooner, TIMED_OUT, accountId, account.id);
    } else if (account != null && account.exclusion.isOfTheCustomersOwn(turn.time)) {
      boolean longer = isLonger(account.exclusion, forEver, until);
      checks.when(!longer, SELF_EXCLUDED, accountId, account.id);
    }
    if (accepted(turn, checks)) {
      Exclusion before = account.exclusion;
      boolean termRuns = before.isInForce(turn.time) && before.until() > turn.time;
      begin(
          turn,
          account,
          forEver
              ? new Exclusion(Kind.PERMANENT, termRuns ? before.until() : 0, 0)
              : new Exclusion(Kind.SELF_EXCLUSION, until, 0));
    }
  }

  private static boolean isLonger(Exclusion before, boolean forEver, long until) {
    if (before.kind() == Kind.PERMANENT && before.endsAt() == 0) {
      return false;
    }
    long least = before.kind() == Kind.PERMANENT ? before.endsAt() : before.until() + 1;
    return forEver || until >= least;
  }

  void timeOut(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    long until = turn.command.number("until");
    boolean brief = until < Timers.after(turn.time, DAY);
    boolean far = until > Timers.after(turn.time, 6 * 7 * DAY);
    Checks checks = checks(turn, account).when(brief || far, INVALID_AMOUNT, Field.until);
    if (account != null && account.exclusion.isInForce(turn.time)) {
      boolean out = account.exclusion.isTimeOut(turn.time);
      checks
          .when(!out, SELF_EXCLUDED, accountId, account.id)
          .when(out && until <= account.exclusion.until(), TIMED_OUT, accountId, account.id);
    }
    if (accepted(turn, checks)) {
      begin(turn, account, new Exclusion(Kind.TIME_OUT, until, until));
    }
  }

  void lift(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    Exclusion before = account == null ? Exclusion.NONE : account.exclusion;
    boolean inForce = before.isInForce(turn.time);
    boolean forEver = inForce && before.kind() == Kind.PERMANENT;
    boolean customer = command.text("actorKind").equals("CUSTOMER");
    boolean early = before.isOfTheCustomersOwn(turn.time) && before.until() > turn.time;
    boolean out = before.isTimeOut(turn.time);
    long id = command.accountId();
    Checks checks =
        AccountRules.known(account, turn, Status.CLOSED)
            .when(forEver && customer, NOT_PERMITTED, actorKind)
            .when(early, SELF_EXCLUDED, accountId, id)
            .when(out, TIMED_OUT, accountId, id)
            .when(!inForce || before.endsAt() != 0, NO_CHANGE);
    if (accepted(turn, checks)) {
      change(turn, account, before.lifted(Timers.after(turn.time, forEver ? 7 * DAY : DAY)));
    }
  }

  void ask(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    Checks checks = AccountRules.known(account, turn, null);
    if (!Queries.refused(turn, checks)) {
      account.exclusion.describe(turn.answer("ExclusionChanged", account.id), account.exclusion);
    }
  }

  private Checks checks(Turn turn, Account account) {
    boolean house = account != null && account.isHouse;
    return AccountRules.known(account, turn, Status.CLOSED)
        .when(house, INVALID_TRANSITION, accountId, turn.command.accountId());
  }

  private static boolean accepted(Turn turn, Checks checks) {
    return !Queries.refused(turn, checks);
  }

  private void begin(Turn turn, Account account, Exclusion exclusion) {
    boolean wasFree = !account.exclusion.isInForce(turn.time);
    change(turn, account, exclusion);
    if (wasFree) {
      LapseWork lapse = LapseWork.blocked(orders, account);
      world.works.start(turn, lapse, world.limits.workPerCommand());
    }
  }

  private void change(Turn turn, Account account, Exclusion exclusion) {
    Command command = turn.command;
    Outcome answer =
        turn.answer("ExclusionChanged", account.id)
            .with("actorId", command.number("actorId"))
            .with("reasonCode", command.number("reasonCode"));
    if (command.has("actorKind")) {
      answer.with("actorKind", command.text("actorKind"));
    }
    exclusion.describe(answer, account.exclusion);
    Events.byCommand(turn, account, "EXCLUSION_CHANGED");
    world.timers.remove(account.exclusion);
    account.exclusion = exclusion;
    if (exclusion.endsAt() != 0) {
      world.timers.set(
          exclusion.endsAt(), world.count(), exclusion, (later, steps) -> end(later, account));
    }
  }

  private static int end(Turn turn, Account account) {
    Exclusion.NONE.describe(turn.aboutAccount("ExclusionChanged", account), account.exclusion);
    account.exclusion = Exclusion.NONE;
    Events.byNobody(turn, account, "EXCLUSION_CHANGED");
    return 0;
  }
}
