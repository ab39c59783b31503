package io.croupier.testkit.model;

import static io.croupier.protocol.Field.profile;
import static io.croupier.protocol.Field.stakeGroup;
import static io.croupier.protocol.Field.verification;
import static io.croupier.protocol.Field.verifiedAt;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.testkit.model.Account.Standing;
import io.croupier.testkit.model.Account.Status;

/** SetVerification and SetProfile, and accounts that nobody uses. */
final class RecordRules {
  private static final long DAY = 24 * 3_600_000_000_000L;

  private final World world;

  RecordRules(World world) {
    this.world = world;
  }

  void setVerification(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    long at = command.number("verifiedAt");
    long method = command.number("verificationMethod");
    String state = command.text("verification");
    boolean same =
        account != null
            && account.verification.equals(state)
            && account.verifiedAt == at
            && account.verificationMethod == method;
    Refusal refusal =
        AccountRules.known(account, turn, Status.CLOSED)
            .when(at < 0 || at > turn.time, INVALID_AMOUNT, verifiedAt)
            .when(!command.has("verification"), INVALID_AMOUNT, verification)
            .unknown(command, "verification", verification)
            .when(same, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    AccountRules.change(
        turn,
        account,
        () -> {
          account.verification = state;
          account.verifiedAt = at;
          account.verificationMethod = method;
        });
  }

  void setProfile(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    long number = command.number("profile");
    long group = command.number("stakeGroup");
    boolean same = account != null && account.profile == number && account.stakeGroup == group;
    Refusal refusal =
        AccountRules.known(account, turn, Status.CLOSED)
            .when(number > 254, INVALID_AMOUNT, profile)
            .when(group > 254, INVALID_AMOUNT, stakeGroup)
            .when(same, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    AccountRules.change(
        turn,
        account,
        () -> {
          account.profile = number;
          account.stakeGroup = group;
        });
  }

  /** The account is used, from now on. */
  void use(Account account, long now) {
    account.lastUse = now;
    if (sleepsOnce(world, account)) {
      watch(account);
    }
  }

  /** A session was opened. */
  void wake(Turn turn, Account account) {
    account.lastUse = turn.time;
    if (account.status != Status.DORMANT) {
      return;
    }
    Standing before = account.standing();
    account.status = Status.OPEN;
    Command command = turn.command;
    Outcome outcome =
        turn.aboutAccount("AccountChanged", account)
            .with("actorId", command.number("actorId"))
            .with("reasonCode", command.number("reasonCode"));
    if (command.has("actorKind")) {
      outcome.with("actorKind", command.text("actorKind"));
    }
    account.standing().describe(outcome, before);
    use(account, turn.time);
  }

  /** Its period is over, whether or not its timer has fired. */
  static boolean isDormant(World world, Account account, long now) {
    boolean over = sleepsOnce(world, account) && due(world, account) <= now;
    return account.status == Status.DORMANT || account.status == Status.OPEN && over;
  }

  private static boolean sleepsOnce(World world, Account account) {
    return world.limits.dormantAfterDays() != 0 && !account.isHouse;
  }

  private void watch(Account account) {
    world.timers.set(
        due(world, account),
        world.count(),
        account.lastUseOwner,
        (turn, steps) -> look(turn, account));
  }

  private static long due(World world, Account account) {
    return Timers.after(account.lastUse, world.limits.dormantAfterDays() * DAY);
  }

  private int look(Turn turn, Account account) {
    if (account.status != Status.OPEN) {
      return 0;
    }
    if (!isDormant(world, account, turn.time)) {
      watch(account);
      return 0;
    }
    Standing before = account.standing();
    account.status = Status.DORMANT;
    account.standing().describe(turn.aboutAccount("AccountChanged", account), before);
    return 0;
  }
}
