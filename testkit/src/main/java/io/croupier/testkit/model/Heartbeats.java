package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.seconds;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Account.Standing;
import io.croupier.testkit.model.Account.Status;

/** SetHeartbeat, and what becomes of an account that is silent for too long. */
final class Heartbeats {
  private static final long LONGEST = 3_600;

  private final World world;
  private final Orders orders;

  Heartbeats(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
  }

  void set(Turn turn) {
    long wanted = turn.command.number("seconds");
    Account account = world.accounts.get(turn.command.accountId());
    boolean ending = account != null && account.isDisconnected(turn.time);
    boolean staysOff = account != null && account.heartbeat == 0 && wanted == 0;
    Refusal refusal =
        AccountRules.known(account, turn, Status.CLOSED)
            .when(ending, WORK_PENDING, accountId, turn.command.accountId())
            .when(wanted > LONGEST, INVALID_AMOUNT, seconds)
            .when(staysOff, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    AccountRules.change(turn, account, () -> account.heartbeat = wanted);
    account.lastSignOfLife = turn.time;
    world.timers.remove(account);
    if (wanted != 0) {
      setTimer(account);
    }
  }

  private void setTimer(Account account) {
    world.timers.set(
        account.heartbeatEnds(),
        world.count(),
        account,
        (turn, steps) -> look(turn, account, steps));
  }

  /** Gives the steps that it took beside the timer's own. */
  private int look(Turn turn, Account account, int steps) {
    if (account.heartbeatEnds() > turn.time) {
      setTimer(account);
      return 0;
    }
    Standing before = account.standing();
    account.heartbeat = 0;
    account.disconnecting = true;
    account.standing().describe(turn.aboutAccount("AccountChanged", account), before);
    if (world.works.isLapsing(account, LapseReason.ACCOUNT_BLOCKED)) {
      return 0;
    }
    return world.works.start(turn, LapseWork.disconnected(orders, account), steps);
  }
}
