package io.croupier.testkit.refusal;

import java.util.List;
import java.util.Map;

/** Selections and bets of fixed odds in each state that some command is refused for. */
final class UsualOdds {
  static final int OPEN = 1;
  static final int OTHER = 2;
  static final int WITHDRAWN = 3;
  static final int SUSPENDED = 4;
  static final int LOST = 5;
  static final int LIABLE = 6;
  static final int CAPPED = 7;
  static final int BUSY = 8;
  static final int WORTHLESS = 9;

  private final Fixture world;

  UsualOdds(Fixture world) {
    this.world = world;
  }

  void make() {
    world.accepted(
        "SetPrice", "marketId", OPEN, "runner", 1, "price", 300, "placeDivisor", 4, "places", 3);
    price(OPEN, 2, 500);
    price(OTHER, 1, 400);
    price(WITHDRAWN, 1, 200);
    price(WITHDRAWN, 2, 200);
    settle(WITHDRAWN, 2, "WITHDRAWN");
    price(SUSPENDED, 1, 200);
    price(LOST, 1, 200);
    settle(LOST, 1, "LOST");
    price(LIABLE, 1, 200);
    limit(LIABLE, "liabilityLimit");
    price(CAPPED, 1, 200);
    limit(CAPPED, "payoutLimit");
    price(BUSY, 1, 200);
    price(WORTHLESS, 1, 101);
    world.made("openBet", "PlaceBet", bet("alice", 100, leg(OPEN, 1, 300)));
    world.made("lockedBet", "PlaceBet", bet("locked", 100, leg(OPEN, 1, 300)));
    world.made("suspendedBet", "PlaceBet", bet("alice", 100, leg(SUSPENDED, 1, 200)));
    world.made("worthlessBet", "PlaceBet", bet("alice", 1, leg(WORTHLESS, 1, 101)));
    world.made("lostBet", "PlaceBet", bet("alice", 100, leg(OTHER, 1, 400)));
    price(SUSPENDED, 1, 0);
    price(WORTHLESS, 1, 100_000);
    world.made(
        "systemBet",
        "PlaceBet",
        "accountId",
        "alice",
        "stake",
        10,
        "currency",
        "GBP",
        "betKind",
        "COMBINATION",
        "combination",
        1,
        "legs",
        List.of(leg(OPEN, 1, 300), leg(OTHER, 1, 400)));
  }

  /** More bets than one command pays. */
  void leaveWorkOpen() {
    for (int i = 0; i < 3; i++) {
      world.accepted("PlaceBet", bet("alice", 10, leg(BUSY, 1, 200)));
    }
    settle(BUSY, 1, "WON");
  }

  static Object[] bet(String account, long stake, Map<String, Object> leg) {
    return new Object[] {
      "accountId",
      account,
      "stake",
      stake,
      "currency",
      "GBP",
      "betKind",
      "SINGLE",
      "legs",
      List.of(leg)
    };
  }

  static Map<String, Object> leg(long market, long runner, long price) {
    return Map.of("marketId", market, "runner", runner, "price", price);
  }

  private void price(int market, int runner, int price) {
    world.accepted("SetPrice", "marketId", market, "runner", runner, "price", price);
  }

  private void settle(int market, int runner, String result) {
    world.accepted("SettleSelection", "marketId", market, "runner", runner, "result", result);
  }

  private void limit(int market, String limit) {
    world.accepted("SetOddsLimits", "marketId", market, "runner", 1, "currency", "GBP", limit, 50);
  }
}
