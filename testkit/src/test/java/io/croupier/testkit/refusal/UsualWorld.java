package io.croupier.testkit.refusal;

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
  static final long USED_COMMAND = 13;

  UsualWorld() {
    genesis();
    accounts();
    exchange();
    blocks();
    casino();
    withdrawals();
    riches();
    pendingWork();
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
        "commandWindow",
        COMMAND_WINDOW,
        "workPerCommand",
        2);
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
          "empty"
        }) {
      made(name, "OpenAccount", "currency", "GBP");
    }
    for (String name : new String[] {"alice", "bob", "locked", "closing", "betOff", "busy"}) {
      deposit(name, 100_000);
    }
    made("euro", "OpenAccount", "currency", "EUR");
    accepted("OpenWallet", "accountId", "alice", "currency", "EUR");
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

  private void deposit(String account, long amount) {
    accepted("Deposit", "accountId", account, "currency", "GBP", "amount", amount);
  }

  private void exchange() {
    for (String market :
        new String[] {"inactive", "open", "suspended", "closedMarket", "finished", "settled"}) {
      made(market, "CreateMarket", "currency", "GBP", "runners", 3, "winners", 1);
      if (!market.equals("inactive")) {
        accepted("OpenMarket", "marketId", market);
      }
    }
    made("order", "PlaceOrder", order("alice", "open", "BACK", 200, 500));
    made("bobsOrder", "PlaceOrder", order("bob", "open", "BACK", 200, 600));
    made("suspendedOrder", "PlaceOrder", order("alice", "suspended", "BACK", 200, 500));
    made("largeLay", "PlaceOrder", order("alice", "open", "LAY", 200, 101));
    made("matchedOrder", "PlaceOrder", order("alice", "open", "LAY", 100, 400));
    made("closedOrder", "PlaceOrder", order("alice", "closedMarket", "LAY", 100, 400));
    accepted("PlaceOrder", order("bob", "open", "BACK", 100, 400));
    accepted("PlaceOrder", order("bob", "closedMarket", "BACK", 100, 400));
    for (String account : new String[] {"locked", "closing", "betOff"}) {
      made(account + "Order", "PlaceOrder", order(account, "open", "BACK", 100, 300));
      accepted("PlaceOrder", order("bob", "open", "LAY", 100, 300));
    }
    accepted("SuspendMarket", "marketId", "suspended");
    for (String market : new String[] {"closedMarket", "finished", "settled"}) {
      accepted("CloseMarket", "marketId", market);
      accepted("AdvanceTime");
    }
    for (String market : new String[] {"finished", "settled"}) {
      accepted("SetRunnerResult", "marketId", market, "runner", 1, "result", "WINNER");
    }
    accepted("SettleMarket", "marketId", "settled");
    made("void", "CreateMarket", "currency", "GBP", "runners", 3, "winners", 1);
    accepted("VoidMarket", "marketId", "void");
  }

  static Object[] bet(String account, String round) {
    return new Object[] {
      "accountId", account, "providerId", 1, "roundId", round, "amount", 100, "currency", "GBP"
    };
  }

  static Object[] order(String account, String market, String side, long stake, long price) {
    return new Object[] {
      "accountId",
      account,
      "marketId",
      market,
      "runner",
      1,
      "side",
      side,
      "stake",
      stake,
      "price",
      price
    };
  }

  private void blocks() {
    accepted("LockAccount", "accountId", "locked");
    accepted("CloseAccount", "accountId", "closing");
    accepted("SetSwitches", "accountId", "betOff", "bet", false);
  }

  private void casino() {
    accepted("RegisterProvider", "providerId", 1);
    placed(OPEN_ROUND, OPEN_BET);
    placed(CLOSED_ROUND, CLOSED_BET);
    accepted("EndRound", "accountId", "alice", "providerId", 1, "roundId", CLOSED_ROUND);
    placed(WON_ROUND, WON_BET);
    win(WON_ROUND, id128(0x3001), 100);
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

  private void win(String round, String transaction, long amount) {
    accepted(
        "CreditRound",
        "accountId",
        "alice",
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

  /** More orders than the steps of one command: of a market, and of an account. */
  private void pendingWork() {
    made("pending", "CreateMarket", "currency", "GBP", "runners", 3, "winners", 1);
    made("elsewhere", "CreateMarket", "currency", "GBP", "runners", 3, "winners", 1);
    accepted("OpenMarket", "marketId", "pending");
    accepted("OpenMarket", "marketId", "elsewhere");
    for (String name : new String[] {"p1", "p2", "pendingOrder"}) {
      made(name, "PlaceOrder", order("bob", "pending", "BACK", 100, 300));
    }
    for (String name : new String[] {"e1", "e2", "busyOrder"}) {
      made(name, "PlaceOrder", order("busy", "elsewhere", "BACK", 100, 300));
    }
    accepted("CancelAllOrders", "accountId", "busy");
    accepted("SuspendMarket", "marketId", "pending", "lapse", true);
  }
}
