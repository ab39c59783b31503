package io.croupier.demo.edge;

import io.croupier.protocol.ActorKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks what is in wallets, and adds up by currency. */
public final class Wallets {
  private static final long OPERATOR = 1;
  private static final List<String> PARTS =
      List.of("cash", "bonus", "heldExchange", "heldRound", "heldWithdrawal");

  private final Map<String, Long> sums = new TreeMap<>();

  /** Asks for one wallet. */
  public void ask(Link link, long account, String currency) {
    Command query =
        Command.of("QueryWallet")
            .account(account)
            .by(ActorKind.OPERATOR, OPERATOR)
            .with("currency", currency);
    link.send(query, this::add);
  }

  /** What all of them hold, held or not. */
  public Map<String, Long> sums() {
    return sums;
  }

  private void add(Outcome outcome) {
    for (String part : PARTS) {
      sums.merge(outcome.text("currency"), outcome.number(part), Long::sum);
    }
  }
}
