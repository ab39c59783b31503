package io.croupier.testkit.refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One thing in each state that some command is refused for. */
final class UsualWorld extends Fixture {
  /** Its bets and wins, by state: kept here, because the outside world chose these ids. */
  static final String OPEN_ROUND = id128(0x1001);

  static final String CLOSED_ROUND = id128(0x1002);
  static final String WON_ROUND = id128(0x1003);
  static final String EMPTY_ROUND = id128(0x1004);
  static final String FREE_ROUND = id128(0x1005);
  static final String OPEN_BET = id128(0x2001);
  static final String CLOSED_BET = id128(0x2002);
  static final String WON_BET = id128(0x2003);
  static final String ROLLBACK = id128(0x2004);

  /** An id that was rolled back before it came. */
  static final String TOMBSTONE = id128(0x3004);

  static final String RICH_BET = id128(0x2005);
  static final String DEPOSIT = id128(0x2006);
  static final String WITHDRAWAL = id128(0x2007);
  static final String OVERPAID_DEPOSIT = id128(0x200a);
  static final long DAY = 24 * 3_600_000_000_000L;

  /** When all of it is made. */
  static final long END = BEGIN + 2 * DAY;

  static final long OLD_COMMAND = 5;
  static final long USED_COMMAND = OLD_COMMAND + COMMAND_WINDOW;

  /** The one currency that has a least stake. */
  private static final Map<String, Object> AUSTRALIAN =
      Map.of("currency", "AUD", "decimals", 2L, "minBet", 500L, "minPayout", 3_000L);

  UsualWorld() {
    genesis();
    sleeper();
    limits();
    accounts();
    strangers();
    new UsualBonuses(this).make();
    UsualMarkets markets = new UsualMarkets(this);
    markets.make();
    UsualOdds odds = new UsualOdds(this);
    odds.make();
    blocks();
    casino();
    new UsualSeeds(this).make();
    new UsualPayments(this).make();
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
        50,
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
        2,
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
        "approveRiskUnlock",
        true,
        "approveLimitOverride",
        true,
        "approveUpgrade",
        true,
        "currencies",
        List.of(currency("GBP"), currency("EUR"), currency("USD"), AUSTRALIAN));
  }

  /** Accounts with a limit each; that of the first was to be raised a day ago. */
  private void limits() {
    for (String name : new String[] {"raiser", "staker", "loser", "late", "lacking", "guarded"}) {
      made(name, "OpenAccount", "currency", "GBP");
      deposit(name, 100_000);
    }
    accepted("OpenWallet", "accountId", "lacking", "currency", "EUR");
    accepted("OpenWallet", "accountId", "raiser", "currency", "EUR");
    limit("raiser", "DEPOSIT", "currency", "GBP", "amount", 100);
    limit("raiser", "DEPOSIT", "currency", "GBP", "amount", 200);
    limit("staker", "STAKE", "currency", "GBP", "amount", 99);
    limit("loser", "LOSS", "currency", "GBP", "amount", 99);
    limit("late", "SESSION_TIME", "amount", 1);
    limit("lacking", "LOSS", "currency", "EUR", "amount", 99);
    limit("guarded", "DEPOSIT", "currency", "GBP", "amount", 100, "setBy", "REGULATOR");
    made("lateSession", "OpenSession", "accountId", "late");
    later(DAY);
  }

  private void limit(String account, String kind, Object... fields) {
    Object[] limit = {
      "accountId", account, "limitKind", kind, "period", "DAY", "setBy", "CUSTOMER"
    };
    accepted("SetLimit", Stream.concat(Arrays.stream(limit), Arrays.stream(fields)).toArray());
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
          "crowded",
          "unlucky",
          "excluded",
          "timedOut",
          "permanent",
          "loginLocked",
          "risky"
        }) {
      made(name, "OpenAccount", "currency", "GBP");
    }
    for (String name :
        new String[] {
          "alice",
          "bob",
          "locked",
          "closing",
          "betOff",
          "busy",
          "capped",
          "liable",
          "careful",
          "crowded",
          "excluded",
          "timedOut"
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
    made("lockedSession", "OpenSession", "accountId", "locked");
    made("bobsSession", "OpenSession", "accountId", "bob");
    made("endedSession", "OpenSession", "accountId", "alice");
    accepted("CloseSession", "accountId", "alice", "sessionId", "endedSession");
  }

  /** An account that nobody has used for two days when the accounts with limits have been made. */
  private void sleeper() {
    made("dormant", "OpenAccount", "currency", "GBP");
    deposit("dormant", 100_000);
    later(DAY);
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
    accepted(
        "DefineProfile", "profile", 8, "stakeCaps", List.of(stakeCap(199)), "maxMultiplier", 99);
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

  private static Object[] free(Object[] bet, String bonus) {
    return Stream.of(bet, new Object[] {"freeRound", bonus}).flatMap(Arrays::stream).toArray();
  }

  private void blocks() {
    accepted("LockAccount", "accountId", "locked");
    accepted("LockAccount", "accountId", "risky", "lockKind", "RISK");
    accepted("SelfExclude", "accountId", "excluded", "until", BEGIN + 100 * DAY);
    accepted("SelfExclude", "accountId", "permanent", "permanent", true);
    accepted("TimeOut", "accountId", "timedOut", "until", END + 2 * DAY);
    for (int i = 0; i < 3; i++) {
      accepted("FailLogin", "accountId", "loginLocked");
    }
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
    accepted("DebitRound", free(bet("freed", FREE_ROUND), "free rounds"));
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
    accepted(
        "RollbackTransaction",
        "accountId",
        "alice",
        "providerId",
        1,
        "referenceTransactionId",
        TOMBSTONE);
  }

  private void placed(String round, String transaction) {
    placed("alice", "GBP", round, transaction);
  }

  void placed(String account, String currency, String round, String transaction) {
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
