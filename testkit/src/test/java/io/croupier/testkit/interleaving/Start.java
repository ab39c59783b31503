package io.croupier.testkit.interleaving;

import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;

/** Makes the market that races are about: matched pairs, resting orders of both sides, a result. */
final class Start {
  /** More slices than any work of a setting with a first move has. */
  private static final int GREATEST_WORK = 8;

  private final Fixture fixture = new Fixture();

  private Start() {}

  /** One market, as it is when the races of a setting begin. */
  static Fixture of(Setting setting) {
    Start start = new Start();
    start.make(setting);
    start.fixture.later(Race.BEGIN - Fixture.BEGIN);
    Race race = new Race(start.fixture);
    for (Move move : setting.first()) {
      race.run(move);
      for (int i = 0; i < GREATEST_WORK && !setting.isWaiting(); i++) {
        race.run(Move.ADVANCE);
      }
    }
    return race.fixture();
  }

  private void make(Setting setting) {
    fixture.accepted(
        "Genesis",
        "gatewayId",
        0,
        "currencies",
        List.of(Map.of("currency", "GBP", "decimals", 2L)),
        "customLadder",
        List.of(Map.of("upper", 110L, "step", 1L)),
        "accounts",
        3,
        "wallets",
        3,
        "markets",
        2,
        "runners",
        6,
        "orders",
        30,
        "sessions",
        1,
        "withdrawals",
        1,
        "rounds",
        2,
        "providers",
        1,
        "paymentProviders",
        1,
        "transactions",
        4,
        "gateways",
        2,
        "commandWindow",
        16,
        "approvals",
        1,
        "matchesPerCommand",
        20,
        "outcomesPerCommand",
        600,
        "workPerCommand",
        setting.workPerCommand());
    for (String account : new String[] {"alice", "bob", "carol"}) {
      fixture.made(account, "OpenAccount", "currency", "GBP");
      fixture.accepted("Deposit", "accountId", account, "currency", "GBP", "amount", 20_000);
    }
    fixture.made(
        "derby",
        "CreateMarket",
        "currency",
        "GBP",
        "runners",
        3,
        "winners",
        1,
        "commissionBasisPoints",
        500,
        "betDelayModel",
        setting.isWaiting() ? "PASSIVE" : "ALL");
    fixture.accepted("OpenMarket", "marketId", "derby");
    fixture.accepted("SetRunnerResult", "marketId", "derby", "runner", 1, "result", "WINNER");
    place("resting", "alice", 1, "BACK", 1_000, 300, "LAPSE");
    place("matched", "bob", 1, "LAY", 400, 300, "LAPSE");
    place("laid", "alice", 3, "LAY", 500, 500, "LAPSE");
    place("backed", "bob", 3, "BACK", 200, 500, "LAPSE");
    place("kept", "bob", 2, "LAY", 800, 400, "KEEP");
    place("behind", "carol", 2, "LAY", 300, 380, "LAPSE");
    place("worse", "carol", 1, "BACK", 500, 350, "KEEP");
    place("last", "bob", 1, "LAY", 400, 280, "KEEP");
    fixture.names().put("owner of last", fixture.names().get("bob"));
    if (setting.isWaiting()) {
      fixture.accepted("ChangeMarket", "marketId", "derby", "betDelaySeconds", 1);
    }
  }

  private void place(
      String name,
      String account,
      int runner,
      String side,
      long stake,
      long price,
      String persistence) {
    fixture.made(
        name,
        "PlaceOrder",
        "accountId",
        account,
        "marketId",
        "derby",
        "runner",
        runner,
        "side",
        side,
        "stake",
        stake,
        "price",
        price,
        "persistence",
        persistence);
  }
}
