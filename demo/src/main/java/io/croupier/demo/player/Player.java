package io.croupier.demo.player;

import java.util.ArrayList;
import java.util.List;

/** A customer as the gateway knows them. */
final class Player {
  /** A wallet and what is in it as far as was told. */
  static final class Purse {
    final Player owner;
    final String currency;
    long cash;

    private Purse(Player owner, String currency) {
      this.owner = owner;
      this.currency = currency;
    }
  }

  final long account;
  final List<Purse> purses = new ArrayList<>();
  final List<Long> orders = new ArrayList<>();
  long session;
  boolean atTheDoor;

  Player(long account, String currency) {
    this.account = account;
    addPurse(currency);
  }

  void addPurse(String currency) {
    purses.add(new Purse(this, currency));
  }

  /** The wallet of a currency; null where the player has none. */
  Purse purse(String currency) {
    return purses.stream().filter(p -> p.currency.equals(currency)).findFirst().orElse(null);
  }
}
