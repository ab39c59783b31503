package io.croupier.demo.player;

import io.croupier.demo.player.Player.Purse;

/** What a player does when it is their turn. */
final class Turns {
  private static final long FIRST_DEPOSIT_LEAST = 5_000;
  private static final long FIRST_DEPOSIT_MOST = 50_000;
  private static final long POOR = 500;
  private static final long RICH = 40_000;
  private static final long LEAST_BET = 50;
  private static final long MOST_BET = 1_000;
  private static final double TAKES_OUT = 0.5;

  /** What they like to do, and how much; the order is that of {@link #act}. */
  private static final double[] LIKINGS = {40, 42, 9, 4, 1, 3, 1};

  private final Floor floor;
  private final Door door;
  private final Cashier cashier;
  private final Casino casino;
  private final Bettor bettor;

  Turns(Floor floor, Door door, Cashier cashier, Casino casino, Bettor bettor) {
    this.floor = floor;
    this.door = door;
    this.cashier = cashier;
    this.casino = casino;
    this.bettor = bettor;
  }

  /** A new player logs in and pays in. */
  void welcome(Player player) {
    long now = System.nanoTime();
    door.logIn(player, now);
    for (Purse purse : player.purses) {
      deposit(purse, now);
    }
  }

  /** A player who is not logged in logs in; one without money pays in; else whatever they like. */
  void take(Player player, long plannedNs) {
    Purse purse = floor.dice().oneOf(player.purses);
    if (player.session == 0) {
      if (!player.atTheDoor) {
        door.logIn(player, plannedNs);
      }
    } else if (purse.cash < POOR) {
      deposit(purse, plannedNs);
    } else {
      act(player, purse, plannedNs);
    }
  }

  private void act(Player player, Purse purse, long plannedNs) {
    boolean hasOrders = !player.orders.isEmpty();
    switch (floor.dice().pick(LIKINGS)) {
      case 0 -> casino.play(purse, floor.dice().between(LEAST_BET, MOST_BET), plannedNs);
      case 2 -> orElseBet(hasOrders, () -> bettor.cancel(player, plannedNs), purse, plannedNs);
      case 3 -> orElseBet(hasOrders, () -> bettor.replace(player, plannedNs), purse, plannedNs);
      case 4 -> orElseBet(hasOrders, () -> bettor.cancelAll(player, plannedNs), purse, plannedNs);
      case 5 ->
          orElseBet(
              purse.cash > RICH,
              () -> cashier.withdraw(purse, (long) (purse.cash * TAKES_OUT), plannedNs),
              purse,
              plannedNs);
      case 6 -> door.logOut(player, plannedNs);
      default -> bettor.place(purse, plannedNs);
    }
  }

  /** Who cannot do what they want bets instead. */
  private void orElseBet(boolean possible, Runnable action, Purse purse, long plannedNs) {
    if (possible) {
      action.run();
    } else {
      bettor.place(purse, plannedNs);
    }
  }

  private void deposit(Purse purse, long plannedNs) {
    cashier.deposit(
        purse, floor.dice().between(FIRST_DEPOSIT_LEAST, FIRST_DEPOSIT_MOST), plannedNs);
  }
}
