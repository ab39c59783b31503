package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Visits the bets on a selection whose result is known, or another one than before. */
final class SelectionWork extends Work {
  private final World world;
  private final FreeBets freeBets;
  private final Selection selection;
  private final List<Bet> left = new ArrayList<>();
  private boolean done;

  SelectionWork(World world, FreeBets freeBets, Selection selection) {
    super(selection);
    this.world = world;
    this.freeBets = freeBets;
    this.selection = selection;
    for (Bet bet : world.bets.values()) {
      if (bet.legs.stream().anyMatch(leg -> leg.selection == selection)) {
        left.add(bet);
      }
    }
  }

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    while (true) {
      left.removeIf(bet -> !world.bets.containsValue(bet));
      if (left.isEmpty()) {
        break;
      }
      if (used == steps) {
        return used;
      }
      used++;
      visit(turn, left.remove(0));
    }
    done = true;
    selection.working = false;
    selection.market.judge(world);
    return used;
  }

  @Override
  boolean isDone() {
    return done;
  }

  private void visit(Turn turn, Bet bet) {
    bet.legs.stream().filter(leg -> leg.selection == selection).forEach(Bet.Leg::settle);
    if (bet.state == Bet.State.CASHED_OUT) {
      return;
    }
    boolean wasOpen = bet.state == Bet.State.OPEN;
    boolean settled = bet.isSettled();
    if (settled && bet.free != null) {
      freeBets.settle(bet);
    }
    BigInteger due = settled ? bet.due() : BigInteger.ZERO;
    BigInteger change = due.subtract(bet.paid);
    if (wasOpen != settled && change.signum() == 0) {
      return;
    }
    bet.paid = due;
    BetRules.pay(world, bet, change);
    bet.state = settled ? Bet.State.SETTLED : Bet.State.OPEN;
    if (wasOpen == settled) {
      bet.ended = settled ? world.count() : 0;
      bet.count(world, !settled);
    }
    bet.describe(turn.aboutAccount("BetSettled", bet.account), world, change);
    Events.win(world, turn, bet.account, bet.currency, change, bet.id);
  }
}
