package io.croupier.testkit.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A customer. */
final class Account {
  final long id;
  final Set<String> wallets = new LinkedHashSet<>();

  /** By market, in the order in which the account entered them. */
  final Map<Market, Position> positions = new LinkedHashMap<>();

  Status status = Status.OPEN;
  boolean locked;
  boolean deposit = true;
  boolean bet = true;
  boolean withdraw = true;

  /** Basis points of the commission that it does not pay. */
  long discount;

  /** Gateway that hears what nobody asked for. */
  int home;

  Account(long id, int home) {
    this.id = id;
    this.home = home;
  }

  /** Takes no bets, and what it has in a book is not matched. */
  boolean blocked() {
    return locked || status != Status.OPEN || !bet;
  }

  Map<String, Object> flags() {
    return Map.of("locked", locked, "deposit", deposit, "bet", bet, "withdraw", withdraw);
  }

  enum Status {
    OPEN,
    CLOSING,
    CLOSED
  }
}
