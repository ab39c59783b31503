package io.croupier.testkit.refusal;

import java.util.List;
import java.util.Map;

/** One thing in each state that some command is refused for. */
final class UsualWorld extends Fixture {
  /** Its bets and wins, by state: kept here, because the outside world chose these ids. */
  static final String OPEN_ROUND = id128(0x1001);

  static final String CLOSED_ROUND = id128(0x1002);
  static final String WON_ROUND = id128(0x1003);
  static final String EMPTY_ROUND = id128(0x1004);
  static final String OPEN_BET = id128(0x2001);
  static final String CLOSED_BET = id128(0x2002);
  static final String WON_BET = id128(0x2003);
  static final String ROLLBACK = id128(0x2004);
  static final String RICH_BET = id128(0x2005);
  static final String DEPOSIT = id128(0x2006);
  static final String WITHDRAWAL = id128(0x2007);
  static final long OLD_COMMAND = 5;
  static final long USED_COMMAND = 25;

  /** The one currency that has a least stake. */
  private static final Map<String, Object> AUSTRALIAN =
      Map.of("currency", "AUD", "decimals", 2L, "minBet", 500L, "minPayout", 3_000L);

  UsualWorld() {
    genesis();
    sleeper();
    accounts();
    strangers();
    UsualMarkets markets = new UsualMarkets(this);
    markets.make();
    UsualOdds odds = new UsualOdds(this);
    odds.make();
    blocks();
    casino();
    withdrawals();
    riches();
    approvals();
    markets.leaveWorkOpen();
    odds.leaveWorkOpen();
    skipCommandIds(OLD_COMMAND + COMMAND_WINDOW - 1);
    accepted("SetSwitches", "accountId", "empty", "deposit", false);
  }

  private void genesis() {
    accepted(
        "Genesis",
        "gatewayId",
        0,
        "accounts",
        40,
        "markets",
        20,
        "orders",
        200,
        "transactions",
        200,
        "bets",
        40,
        "selections",
        30,
        "games",
        20,
        "dormantAfterDays",
        1,
        "commandWindow",
        COMMAND_WINDOW,
        "workPerCommand",
        2,
        "adjustmentOver",
        100,
        "approveVoidAfterResult",
        true,
        "approveAdjustment",
        true,
        "approveWriteOff",
        true,
        "currencies",
        List.of(currency("GBP"), currency("EUR"), currency("USD"), AUSTRALIAN));
  }

  private static Map<String, Object> currency(String code) {
    return Map.of("currency", code, "decimals", 2L);
  }

  private void accounts() {
    for (String name :
        new String[] {
          "alice",
          "bob",
          "locked",
          "closing",
          "depositOff",
          "betOff",
          "withdrawOff",
          "busy",
          "empty",
          "capped",
          "liable",
          "careful",
          "crowded"
        }) {
      made(name, "OpenAccount", "currency", "GBP");
    }
    for (String name :
        new String[] {
          "alice", "bob", "locked", "closing", "betOff", "busy", "capped", "liable", "careful",
          "crowded"
        }) {
      deposit(name, 100_000);
    }
    cap("capped", "exposureLimit", 99);
    cap("liable", "marketLiabilityLimit", 99);
    cap("careful", "runnerLiabilityLimit", 99);
    cap("crowded", "openOrdersLimit", 1);
    made("house", "OpenAccount", "currency", "GBP", "accountKind", "HOUSE");
    made("euro", "OpenAccount", "currency", "EUR");
    accepted("OpenWallet", "accountId", "alice", "currency", "EUR");
    accepted("OpenWallet", "accountId", "alice", "currency", "AUD");
    accepted("Deposit", "accountId", "alice", "currency", "AUD", "amount", 100_000);
    made("closed", "OpenAccount", "currency", "GBP");
    accepted("CloseAccount", "accountId", "closed");
    accepted("SetSwitches", "accountId", "depositOff", "deposit", false);
    accepted("SetSwitches", "accountId", "withdrawOff", "withdraw", false);
    accepted(
        "Deposit",
        "transactionId",
        DEPOSIT,
        "accountId",
        "alice",
        "currency",
        "GBP",
        "amount",
        700);
    made("session", "OpenSession", "accountId", "alice");
    made("bobsSession", "OpenSession", "accountId", "bob");
    made("endedSession", "OpenSession", "accountId", "alice");
    accepted("CloseSession", "accountId", "alice", "sessionId", "endedSession");
  }

  /** An account that nobody has used for a day when the others are opened. */
  private void sleeper() {
    made("dormant", "OpenAccount", "currency", "GBP");
    deposit("dormant", 100_000);
    later(24L * 3_600_000_000_000L);
  }

  /** Accounts that may not do everything that others may. */
  private void strangers() {
    accepted(
        "DefineProfile",
        "profile",
        9,
        "verifyBets",
        true,
        "verifyOrders",
        true,
        "verifyWithdrawals",
        true);
    accepted("DefineProfile", "profile", 8, "stakeCaps", List.of(stakeCap(199)));
    made("unverified", "OpenAccount", "currency", "GBP", "jurisdiction", 9);
    deposit("unverified", 100_000);
    made("small", "OpenAccount", "currency", "GBP", "jurisdiction", 8);
    deposit("small", 100_000);
    made("test", "OpenAccount", "currency", "GBP", "accountKind", "TEST");
    deposit("test", 100_000);
  }

  static Map<String, Object> stakeCap(long most) {
    return Map.of("stakeCap", most, "currency", "GBP");
  }

  private void deposit(String account, long amount) {
    accepted("Deposit", "accountId", account, "currency", "GBP", "amount", amount);
  }

  private void cap(String account, String cap, int amount) {
    accepted("SetAccountCaps", "accountId", account, "currency", "GBP", cap, amount);
  }

  static Object[] bet(String account, String round) {
    return new Object[] {
      "accountId", account, "providerId", 1, "roundId", round, "amount", 100, "currency", "GBP"
    };
  }

  private void blocks() {
    accepted("LockAccount", "accountId", "locked");
    accepted("CloseAccount", "accountId", "closing");
    accepted("SetSwitches", "accountId", "betOff", "bet", false);
  }

  private void casino() {
    accepted("RegisterProvider", "providerId", 1);
    accepted("RegisterProvider", "providerId", 2);
    accepted("RegisterProvider", "providerId", 3);
    accepted("SetHalt", "scope", "PROVIDER", "providerId", 2, "halted", true);
    accepted("SetHalt", "scope", "GAME", "providerId", 1, "gameId", 13, "halted", true);
    accepted("RegisterGame", "providerId", 3, "gameId", 7, "category", 4);
    placed(OPEN_ROUND, OPEN_BET);
    placed(CLOSED_ROUND, CLOSED_BET);
    accepted("EndRound", "accountId", "alice", "providerId", 1, "roundId", CLOSED_ROUND);
    placed(WON_ROUND, WON_BET);
    win("alice", WON_ROUND, id128(0x3001), 100);
    placed(EMPTY_ROUND, id128(0x3002));
    accepted(
        "RollbackTransaction",
        "accountId",
        "alice",
        "providerId",
        1,
        "transactionId",
        ROLLBACK,
        "referenceTransactionId",
        id128(0x3002));
  }

  private void placed(String round, String transaction) {
    placed("alice", "GBP", round, transaction);
  }

  private void placed(String account, String currency, String round, String transaction) {
    accepted(
        "DebitRound",
        "accountId",
        account,
        "providerId",
        1,
        "roundId",
        round,
        "transactionId",
        transaction,
        "amount",
        100,
        "currency",
        currency);
  }

  private void win(String account, String round, String transaction, long amount) {
    accepted(
        "CreditRound",
        "accountId",
        account,
        "providerId",
        1,
        "roundId",
        round,
        "transactionId",
        transaction,
        "amount",
        amount,
        "currency",
        "GBP");
  }

  private void withdrawals() {
    made("requested", "RequestWithdrawal", withdrawal(WITHDRAWAL));
    for (String name : new String[] {"approved", "paying", "paid", "rejected"}) {
      made(name, "RequestWithdrawal", withdrawal(null));
      accepted(
          name.equals("rejected") ? "RejectWithdrawal" : "ApproveWithdrawal", "withdrawalId", name);
    }
    accepted("StartPayout", "withdrawalId", "paying");
    accepted("CompletePayout", "withdrawalId", "paid");
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
    made("rich", "OpenAccount", "currency", "EUR");
    made("richer", "OpenAccount", "currency", "EUR");
    accepted("Deposit", euros("rich", 3, most - 50));
    placed("rich", "EUR", id128(0x1005), RICH_BET);
    accepted("Deposit", euros("rich", 4, 100));
    accepted("Deposit", euros("richer", 6, most - 50));
    made("largePayout", "RequestWithdrawal", euros("richer", 5, most - 50));
    accepted("ApproveWithdrawal", "withdrawalId", "largePayout");
    accepted("CompletePayout", "withdrawalId", "largePayout");
    accepted("Deposit", euros("euro", 7, 1_000));
    made("overflowing", "RequestWithdrawal", euros("euro", 5, 100));
    accepted("ApproveWithdrawal", "withdrawalId", "overflowing");
  }

  /** A debt, and a command that waits for somebody else than 1. */
  private void approvals() {
    made("debtor", "OpenAccount", "currency", "GBP");
    deposit("debtor", 100);
    placed("debtor", "GBP", id128(0x1006), id128(0x2008));
    win("debtor", id128(0x1006), id128(0x2009), 500);
    accepted("RequestWithdrawal", "accountId", "debtor", "currency", "GBP", "amount", 500);
    accepted(
        "RollbackTransaction",
        "accountId",
        "debtor",
        "providerId",
        1,
        "referenceTransactionId",
        id128(0x2009));
    made("unapproved", "AdjustBalance", adjustment("alice", 101));
  }

  static Object[] adjustment(String account, long amount) {
    return new Object[] {
      "accountId", account, "currency", "GBP", "amount", amount, "actorId", 1, "caseRef", 9
    };
  }
}
