package io.croupier.engine.account;

import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.AccountStatus;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.SelfMatchPolicy;

/**
 * The accounts: status, lock and switches, discount, home gateway, and the ends of the list of
 * positions that the exchange keeps for each.
 *
 * <p><b>Guarantees:</b> an account is never forgotten; a CLOSED one keeps its id.
 *
 * <p>Owned by the engine thread.
 */
public final class Accounts {
  /** Flag bits, those of the schema's AccountFlags. */
  public static final int LOCKED = 1;

  static final int DEPOSIT = 1 << 1;
  static final int BET = 1 << 2;
  static final int WITHDRAW = 1 << 3;
  public static final int LOGIN_LOCKED = 1 << 4;
  public static final int LOCKED_BY_RISK = 1 << 5;
  private static final AccountStatus[] STATUSES = {
    AccountStatus.OPEN, AccountStatus.CLOSING, AccountStatus.CLOSED, AccountStatus.DORMANT
  };
  private static final int OPEN = 0;
  private static final int DORMANT = 3;
  private static final SelfMatchPolicy[] POLICIES = {
    SelfMatchPolicy.ALLOW, SelfMatchPolicy.CANCEL_INCOMING, SelfMatchPolicy.CANCEL_RESTING
  };

  private final SlotStore slots;
  private final Exclusions exclusions;
  private final Heartbeats heartbeats;
  private final Works works;
  private final byte[] status;
  private final byte[] flags;
  private final short[] discounts;
  private final short[] homeGateway;
  private final int[] firstPosition;
  private final int[] lastPosition;
  private final byte[] selfMatchPolicies;
  private int house;
  private final int[] openBets;
  private final byte[] tests;

  /** Allocates room for {@code capacity} accounts. */
  public Accounts(int capacity, Exclusions exclusions, Heartbeats heartbeats, Works works) {
    this.exclusions = exclusions;
    this.heartbeats = heartbeats;
    this.works = works;
    slots = new SlotStore("accounts", capacity);
    status = new byte[capacity + 1];
    flags = new byte[capacity + 1];
    discounts = new short[capacity + 1];
    homeGateway = new short[capacity + 1];
    firstPosition = new int[capacity + 1];
    lastPosition = new int[capacity + 1];
    selfMatchPolicies = new byte[capacity + 1];
    openBets = new int[capacity + 1];
    tests = new byte[capacity + 1];
  }

  /** Opens an account with everything switched on; there must be room. */
  int open(int gateway, boolean test) {
    int account = slots.allocate();
    tests[account] = (byte) (test ? 1 : 0);
    flags[account] = DEPOSIT | BET | WITHDRAW;
    homeGateway[account] = (short) gateway;
    return account;
  }

  /** The HOUSE account; 0: there is none. */
  public int house() {
    return house;
  }

  /** An account is the HOUSE account from now on. */
  void house(int account) {
    house = account;
  }

  /** The slot of an account id; 0 when unknown. */
  public int slot(long accountId) {
    return slots.slot(accountId);
  }

  public long id(int account) {
    return slots.id(account);
  }

  public boolean isFull() {
    return slots.isFull();
  }

  /** Highest slot in use: accounts are 1 to this number. */
  public int highest() {
    return slots.highest();
  }

  public AccountStatus status(int account) {
    return STATUSES[status[account]];
  }

  /** Neither closing nor closed; a DORMANT account is open too. */
  public boolean isOpen(int account) {
    return status[account] == OPEN || status[account] == DORMANT;
  }

  public boolean isDormant(int account) {
    return status[account] == DORMANT;
  }

  /** The account only tries things out, and is for test markets and test providers alone. */
  public boolean isTest(int account) {
    return tests[account] != 0;
  }

  public boolean isClosed(int account) {
    return status(account) == AccountStatus.CLOSED;
  }

  public boolean isLocked(int account) {
    return (flags[account] & LOCKED) != 0;
  }

  public boolean isLoginLocked(int account) {
    return (flags[account] & LOGIN_LOCKED) != 0;
  }

  /** What an excluded account is refused for; NONE: it is not excluded. */
  public RefusalReason exclusion(int account) {
    return exclusions.reason(account);
  }

  public boolean mayDeposit(int account) {
    return (flags[account] & DEPOSIT) != 0;
  }

  public boolean betIsOn(int account) {
    return (flags[account] & BET) != 0;
  }

  public boolean mayWithdraw(int account) {
    return (flags[account] & WITHDRAW) != 0;
  }

  /** Whether it is open, neither locked nor excluded, and bets are on. */
  public boolean mayBet(int account) {
    return isOpen(account)
        && (flags[account] & (LOCKED | BET)) == BET
        && !exclusions.isInForce(account);
  }

  /** Why its orders may not match, and lapse where they are met; NONE: they may. */
  public LapseReason unmatchable(int account) {
    if (!mayBet(account) || works.isAccountPending(account, WorkKind.ACCOUNT_BLOCK)) {
      return LapseReason.ACCOUNT_BLOCKED;
    }
    return heartbeats.isDisconnected(account) ? LapseReason.DISCONNECTED : LapseReason.NONE;
  }

  /** Gateway that outcomes about the account go to. */
  public int homeGateway(int account) {
    return homeGateway[account] & 0xFFFF;
  }

  void homeGateway(int account, int gateway) {
    homeGateway[account] = (short) gateway;
  }

  /** What becomes of orders of the account that would meet. */
  public SelfMatchPolicy selfMatchPolicy(int account) {
    return POLICIES[selfMatchPolicies[account]];
  }

  void selfMatchPolicy(int account, SelfMatchPolicy value) {
    selfMatchPolicies[account] = (byte) value.value();
  }

  public int flags(int account) {
    return flags[account];
  }

  public void flags(int account, int value) {
    flags[account] = (byte) value;
  }

  void status(int account, AccountStatus value) {
    status[account] = (byte) value.value();
  }

  /** Share of the commission that the account does not pay. */
  public int discountBasisPoints(int account) {
    return discounts[account];
  }

  void discountBasisPoints(int account, int value) {
    discounts[account] = (short) value;
  }

  /** First position of the account in order of entry; 0 when it has none. Kept by the exchange. */
  public int firstPosition(int account) {
    return firstPosition[account];
  }

  public void firstPosition(int account, int position) {
    firstPosition[account] = position;
  }

  public int lastPosition(int account) {
    return lastPosition[account];
  }

  public void lastPosition(int account, int position) {
    lastPosition[account] = position;
  }

  /** A bet of fixed odds opens, or ends with -1. */
  public void addOpenBet(int account, int change) {
    openBets[account] += change;
  }

  boolean hasOpenBet(int account) {
    return openBets[account] != 0;
  }

  /** Visits every field; the home gateway is where outcomes go, an effect. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    visitor.store("account", true);
    int end = slots.highest() + 1;
    visitor.bytes("status", 1, status, 1, end);
    visitor.bytes("flags", 1, flags, 1, end);
    visitor.shorts("discounts", 1, discounts, 1, end);
    visitor.shorts("homeGateway", 1, homeGateway, 1, end);
    visitor.ints("firstPosition", 1, firstPosition, 1, end);
    visitor.ints("lastPosition", 1, lastPosition, 1, end);
    visitor.bytes("selfMatchPolicies", 1, selfMatchPolicies, 1, end);
    house = visitor.count("house", 1, house);
    visitor.ints("openBets", 1, openBets, 1, end);
    visitor.bytes("tests", 1, tests, 1, end);
  }
}
