package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A customer. */
final class Account {
  final long id;
  final Set<String> wallets = new LinkedHashSet<>();

  /** By market, in the order in which the account entered them. */
  final Map<Market, Position> positions = new LinkedHashMap<>();

  Status status = Status.OPEN;

  /** It only tries things out. */
  boolean isTest;

  long profile;
  long stakeGroup;
  String verification = "NONE";
  long verifiedAt;
  long verificationMethod;

  /** When the last command of the customer came. */
  long lastUse;

  /** Owns the timer that looks at it. */
  final Object lastUseOwner = new Object();

  boolean locked;
  boolean lockedByRisk;
  boolean loginLocked;
  boolean deposit = true;
  boolean bet = true;
  boolean withdraw = true;
  SelfMatchPolicy selfMatchPolicy = SelfMatchPolicy.ALLOW;

  /** By currency; what is missing has no cap. */
  final Map<String, Caps> caps = new LinkedHashMap<>();

  /** 0: no cap. */
  long openOrdersLimit;

  /** Seconds; 0: off. */
  long heartbeat;

  /** When the last command came in time that names the account. */
  long lastSignOfLife;

  /** Its heartbeat has ended, and work has not visited all its orders since. */
  boolean disconnecting;

  /** When requested deposits have failed. */
  final List<Long> failedDeposits = new ArrayList<>();

  /** Basis points of the commission that it does not pay. */
  long discount;

  /** Gateway that hears what nobody asked for. */
  int home;

  final OwnLimits limits = new OwnLimits();
  final Happenings happenings;
  final RealityChecks realityChecks;
  private final World world;

  Account(World world, long id, int home) {
    this.id = id;
    this.home = home;
    this.world = world;
    happenings = new Happenings(world);
    realityChecks = new RealityChecks(world, this);
  }

  /** The operator's own, the counterpart of cross-matches. */
  boolean isHouse;

  /** When logins failed, since they were forgotten last. */
  final List<Long> failedLogins = new ArrayList<>();

  /** What the customer has asked for to be kept from betting. */
  Exclusion exclusion = Exclusion.NONE;

  /** Takes no bets. */
  boolean blocked(long now) {
    return locked || !isOpen() || !bet || exclusion.isInForce(now);
  }

  /** The time at which it has been silent for too long, if it has a heartbeat. */
  long heartbeatEnds() {
    return Timers.after(lastSignOfLife, heartbeat * 1_000_000_000L);
  }

  /** It was silent for too long, and its orders have not all lapsed. */
  boolean isDisconnected(long now) {
    return disconnecting || heartbeat != 0 && heartbeatEnds() <= now;
  }

  /** Why its orders are not matched; null: they are. */
  LapseReason unmatchable(long now) {
    if (blocked(now) || world.works.isLapsing(this, LapseReason.ACCOUNT_BLOCKED)) {
      return LapseReason.ACCOUNT_BLOCKED;
    }
    return isDisconnected(now) ? LapseReason.DISCONNECTED : null;
  }

  /** Neither closing nor closed. */
  boolean isOpen() {
    return status == Status.OPEN || status == Status.DORMANT;
  }

  Caps caps(String currency) {
    return caps.getOrDefault(currency, Caps.NONE);
  }

  /** Orders with unmatched stake, in all markets. */
  long openOrders() {
    return positions.values().stream()
        .flatMap(position -> position.orders.stream())
        .filter(Order::isOpen)
        .count();
  }

  /** What AccountChanged tells of it as it is now. */
  Standing standing() {
    Map<String, Boolean> flags =
        Map.of(
            "locked",
            locked,
            "deposit",
            deposit,
            "bet",
            bet,
            "withdraw",
            withdraw,
            "loginLocked",
            loginLocked,
            "lockedByRisk",
            lockedByRisk);
    return new Standing(
        status,
        flags,
        heartbeat,
        selfMatchPolicy,
        discount,
        profile,
        stakeGroup,
        verification,
        verifiedAt,
        verificationMethod);
  }

  enum Status {
    OPEN,
    DORMANT,
    CLOSING,
    CLOSED
  }

  enum SelfMatchPolicy {
    ALLOW,
    CANCEL_INCOMING,
    CANCEL_RESTING
  }

  /** What the account may risk in one currency; 0: no cap. */
  record Caps(long exposure, long marketLiability, long runnerLiability) {
    static final Caps NONE = new Caps(0, 0, 0);
  }

  /** An account at one moment. */
  record Standing(
      Status status,
      Map<String, Boolean> flags,
      long heartbeat,
      SelfMatchPolicy selfMatchPolicy,
      long discount,
      long profile,
      long stakeGroup,
      String verification,
      long verifiedAt,
      long verificationMethod) {
    /** From the one before to this one. */
    Outcome describe(Outcome outcome, Standing before) {
      return outcome
          .with("statusBefore", before.status)
          .with("statusAfter", status)
          .with("before", before.flags)
          .with("after", flags)
          .with("heartbeatBefore", before.heartbeat)
          .with("heartbeatAfter", heartbeat)
          .with("selfMatchPolicyBefore", before.selfMatchPolicy)
          .with("selfMatchPolicyAfter", selfMatchPolicy)
          .with("discountBefore", before.discount)
          .with("discountAfter", discount)
          .with("profileBefore", before.profile)
          .with("profileAfter", profile)
          .with("stakeGroupBefore", before.stakeGroup)
          .with("stakeGroupAfter", stakeGroup)
          .with("verificationBefore", before.verification)
          .with("verificationAfter", verification)
          .with("verifiedAtBefore", before.verifiedAt)
          .with("verifiedAtAfter", verifiedAt)
          .with("verificationMethodBefore", before.verificationMethod)
          .with("verificationMethodAfter", verificationMethod);
    }
  }
}
