package io.croupier.demo.player;

import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Wallets;

/**
 * The operator's own account, between orders that are matched across runners. Each gateway wants to
 * open it; whoever comes later learns whose it is by being refused.
 */
final class House {

  private final Floor floor;
  private long account;
  private boolean opened;

  House(Floor floor) {
    this.floor = floor;
  }

  void open() {
    floor.send(
        Floor.operator("OpenAccount")
            .with("currency", Floor.CURRENCIES.get(0))
            .with("accountKind", "HOUSE"),
        System.nanoTime(),
        this::onOpened);
  }

  private void onOpened(Outcome outcome) {
    opened = !outcome.isRefused();
    account = opened ? outcome.header().accountId() : outcome.number("concerns");
    floor.send(
        Floor.operator("OpenWallet").account(account).with("currency", Floor.CURRENCIES.get(1)),
        System.nanoTime(),
        answer -> {});
  }

  boolean isIn(Outcome outcome) {
    return account != 0 && outcome.header().accountId() == account;
  }

  /** Asks for its wallets, where this gateway has opened it. */
  void askIfOwn(Link link, Wallets wallets) {
    if (opened) {
      Floor.CURRENCIES.forEach(currency -> wallets.ask(link, account, currency));
    }
  }
}
