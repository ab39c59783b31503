package io.croupier.testkit.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All state of the model, in plain collections. */
final class World {
  final Limits limits;
  final IdSource ids;
  final Ledger ledger = new Ledger();
  final Map<Long, Account> accounts = new TreeMap<>();
  final Map<Long, Session> sessions = new LinkedHashMap<>();
  final Map<Long, Withdrawal> withdrawals = new LinkedHashMap<>();
  final Set<Long> providers = new LinkedHashSet<>();
  final Set<Long> paymentProviders = new LinkedHashSet<>();
  final Map<Round.Key, Round> rounds = new LinkedHashMap<>();
  final Map<Long, Market> markets = new LinkedHashMap<>();
  final Map<Long, Order> orders = new HashMap<>();
  final Transactions transactions;
  final CommandWindows windows;
  final Timers timers = new Timers();
  final Works works = new Works();
  final BookFeed feed = new BookFeed();
  private long counter;

  World(Limits limits, IdSource ids) {
    this.limits = limits;
    this.ids = ids;
    transactions = new Transactions(limits.transactions());
    windows = new CommandWindows(limits.commandWindow());
  }

  /** Grows with every call: for what happens in an order. */
  long count() {
    return ++counter;
  }

  boolean knows(String currency) {
    return limits.currencies().containsKey(currency);
  }

  int wallets() {
    return accounts.values().stream().mapToInt(account -> account.wallets.size()).sum();
  }

  int runners() {
    return markets.values().stream().mapToInt(market -> market.runners).sum();
  }

  List<Account> closingAccounts() {
    List<Account> closing = new ArrayList<>();
    for (Account account : accounts.values()) {
      if (account.status == Account.Status.CLOSING) {
        closing.add(account);
      }
    }
    return closing;
  }
}
