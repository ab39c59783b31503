package io.croupier.demo.player;

import java.util.ArrayList;
import java.util.List;

/** A customer as the gateway knows them. */
final class Player {
  /** A wallet and what is in it as far as was told. */
  static final class Wallet {
    final Player owner;
    final String currency;
    long cash;

    /** Until when the player waits for money that is being paid in; System.nanoTime. */
    long payingInUntilNs;

    private Wallet(Player owner, String currency) {
      this.owner = owner;
      this.currency = currency;
    }
  }

  final long account;
  final List<Wallet> wallets = new ArrayList<>();
  final List<Long> orders = new ArrayList<>();
  long session;
  boolean atTheDoor;

  Player(long account, String currency) {
    this.account = account;
    addWallet(currency);
  }

  void addWallet(String currency) {
    wallets.add(new Wallet(this, currency));
  }

  /** The wallet of a currency; null where the player has none. */
  Wallet wallet(String currency) {
    return wallets.stream().filter(p -> p.currency.equals(currency)).findFirst().orElse(null);
  }
}
