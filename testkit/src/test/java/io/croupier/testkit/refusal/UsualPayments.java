package io.croupier.testkit.refusal;

import java.util.Arrays;
import java.util.stream.Stream;

/** Deposits and withdrawals in every state, and sums at the limit of what the engine can hold. */
final class UsualPayments {
  private final UsualWorld world;

  UsualPayments(UsualWorld world) {
    this.world = world;
  }

  void make() {
    deposits();
    withdrawals();
    riches();
  }

  /** Requests in all states; too many of one account have failed. */
  private void deposits() {
    request("awaited", "bob");
    request("confirmed", "bob");
    world.accepted(
        "Deposit", "accountId", "bob", "depositId", "confirmed", "currency", "GBP", "amount", 100);
    for (int i = 0; i < 5; i++) {
      request("failed", "unlucky");
      world.accepted("FailDeposit", "depositId", "failed");
    }
  }

  private void request(String name, String account) {
    world.made(name, "RequestDeposit", "accountId", account, "currency", "GBP", "amount", 100);
  }

  private void withdrawals() {
    world.made("requested", "RequestWithdrawal", withdrawal(UsualWorld.WITHDRAWAL));
    for (String name : new String[] {"approved", "paying", "paid", "rejected"}) {
      world.made(name, "RequestWithdrawal", withdrawal(null));
      world.accepted(
          name.equals("rejected") ? "RejectWithdrawal" : "ApproveWithdrawal", "withdrawalId", name);
    }
    world.accepted("StartPayout", "withdrawalId", "paying");
    world.accepted("CompletePayout", "withdrawalId", "paid");
  }

  private static Object[] euros(String account, int paymentProvider, long amount) {
    return new Object[] {
      "accountId",
      account,
      "paymentProviderId",
      paymentProvider,
      "currency",
      "EUR",
      "amount",
      amount
    };
  }

  private static Object[] withdrawal(String transaction) {
    return transaction == null
        ? new Object[] {"accountId", "alice", "currency", "GBP", "amount", 100}
        : new Object[] {
          "accountId", "alice", "currency", "GBP", "amount", 100, "transactionId", transaction
        };
  }

  /** Sums so large that a little more passes what the engine can hold. */
  private void riches() {
    long most = (1L << 53) - 1;
    world.made("rich", "OpenAccount", "currency", "EUR");
    world.made("richer", "OpenAccount", "currency", "EUR");
    world.accepted("Deposit", euros("rich", 3, most - 50));
    world.placed("rich", "EUR", Fixture.id128(0x1005), UsualWorld.RICH_BET);
    world.accepted("Deposit", euros("rich", 4, 100));
    world.accepted("Deposit", euros("richer", 6, most - 50));
    world.made("largePayout", "RequestWithdrawal", euros("richer", 5, most - 50));
    world.accepted("ApproveWithdrawal", "withdrawalId", "largePayout");
    world.accepted("CompletePayout", "withdrawalId", "largePayout");
    world.accepted("Deposit", euros("euro", 7, 1_000));
    world.made("overflowing", "RequestWithdrawal", euros("euro", 5, 100));
    world.accepted("ApproveWithdrawal", "withdrawalId", "overflowing");
    overpay();
  }

  /** What came from one payment provider was paid out by it, and much more. */
  private void overpay() {
    long most = (1L << 53) - 1;
    world.accepted(
        "Deposit", with(euros("euro", 9, 1_000), "transactionId", UsualWorld.OVERPAID_DEPOSIT));
    world.accepted("Deposit", euros("richer", 8, most - 50));
    world.made("payout", "RequestWithdrawal", euros("richer", 9, most - 50));
    world.accepted("ApproveWithdrawal", "withdrawalId", "payout");
    world.accepted("CompletePayout", "withdrawalId", "payout");
    world.made("payout", "RequestWithdrawal", euros("euro", 9, 1_000));
    world.accepted("ApproveWithdrawal", "withdrawalId", "payout");
    world.accepted("CompletePayout", "withdrawalId", "payout");
    world.accepted("Deposit", euros("richer", 10, most - 50));
  }

  private static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }
}
