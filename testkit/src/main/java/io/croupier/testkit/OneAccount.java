package io.croupier.testkit;

import java.util.Map;

/** Messages of a world with one account: what it begins with, and deposits. */
public final class OneAccount {
  private static final long FIRST_ACCOUNT = 16777217L;

  private final Messages messages = new Messages();

  /** Genesis as it is where nothing is said. */
  public byte[] genesis() {
    return messages.encode(Map.of("command", "Genesis", "gatewayId", 0L, "commandId", 1L));
  }

  /** Opens the account. */
  public byte[] open() {
    return messages.encode(
        Map.of("command", "OpenAccount", "gatewayId", 1L, "commandId", 1L, "currency", "GBP"));
  }

  /** A deposit with this command id and this transaction id. */
  public byte[] deposit(long commandId, long transactionId, long amount) {
    return messages.encode(
        Map.of(
            "command",
            "Deposit",
            "gatewayId",
            1L,
            "commandId",
            commandId,
            "accountId",
            FIRST_ACCOUNT,
            "currency",
            "GBP",
            "amount",
            amount,
            "transactionId",
            "%032x".formatted(transactionId)));
  }
}
