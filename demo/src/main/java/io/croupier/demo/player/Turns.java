package io.croupier.demo.player;

import io.croupier.demo.player.Player.Wallet;

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
  private static final double[] LIKINGS = {40, 42, 9, 4, 1, 3, 1, 14, 2};

  private final Floor floor;
  private final Door door;
  private final Cashier cashier;
  private final Games games;
  private final Bettor bettor;
  private final OddsTaker oddsTaker;

  Turns(Floor floor, Door door, Cashier cashier, Games games, Bettor bettor, OddsTaker oddsTaker) {
    this.floor = floor;
    this.door = door;
    this.cashier = cashier;
    this.games = games;
    this.bettor = bettor;
    this.oddsTaker = oddsTaker;
  }

  /** A new player logs in and pays in. */
  void welcome(Player player) {
    long now = System.nanoTime();
    door.logIn(player, now);
    for (Wallet wallet : player.wallets) {
      deposit(wallet, now);
    }
  }

  /**
   * A player who is not logged in logs in; one without money pays in, and waits for it; else
   * whatever they like.
   */
  void take(Player player, long plannedNs) {
    Wallet wallet = floor.dice().oneOf(player.wallets);
    if (player.session == 0) {
      if (!player.atTheDoor) {
        door.logIn(player, plannedNs);
      }
    } else if (wallet.cash < POOR) {
      if (!cashier.isPayingIn(wallet)) {
        deposit(wallet, plannedNs);
      }
    } else {
      act(player, wallet, plannedNs);
    }
  }

  private void act(Player player, Wallet wallet, long plannedNs) {
    boolean hasOrders = !player.orders.isEmpty();
    switch (floor.dice().pick(LIKINGS)) {
      case 0 -> games.play(wallet, floor.dice().between(LEAST_BET, MOST_BET), plannedNs);
      case 2 -> orElseBet(hasOrders, () -> bettor.cancel(player, plannedNs), wallet, plannedNs);
      case 3 -> orElseBet(hasOrders, () -> bettor.change(player, plannedNs), wallet, plannedNs);
      case 4 -> orElseBet(hasOrders, () -> bettor.cancelAll(player, plannedNs), wallet, plannedNs);
      case 5 ->
          orElseBet(
              wallet.cash > RICH,
              () -> cashier.withdraw(wallet, (long) (wallet.cash * TAKES_OUT), plannedNs),
              wallet,
              plannedNs);
      case 6 -> door.logOut(player, plannedNs);
      case 7 -> orElseBet(oddsTaker.place(wallet, plannedNs), () -> {}, wallet, plannedNs);
      case 8 -> oddsTaker.sell(plannedNs);
      default -> bettor.place(wallet, plannedNs);
    }
  }

  /** Who cannot do what they want bets instead. */
  private void orElseBet(boolean possible, Runnable action, Wallet wallet, long plannedNs) {
    if (possible) {
      action.run();
    } else {
      bettor.place(wallet, plannedNs);
    }
  }

  private void deposit(Wallet wallet, long plannedNs) {
    cashier.deposit(
        wallet, floor.dice().between(FIRST_DEPOSIT_LEAST, FIRST_DEPOSIT_MOST), plannedNs);
  }
}
