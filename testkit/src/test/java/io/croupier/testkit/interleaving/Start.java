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
    Race race = new Race(start.fixture, setting.ground());
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
        4,
        "wallets",
        4,
        "markets",
        2,
        "runners",
        6,
        "orders",
        40,
        "bets",
        12,
        "selections",
        4,
        "sessions",
        1,
        "sessionIdleSeconds",
        11,
        "withdrawals",
        3,
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
        "limits",
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
    if (setting.ground() == Ground.ODDS) {
      makeOdds(setting == Setting.ODDS_ALL_STAKED);
      return;
    }
    if (setting.ground() == Ground.ROUND) {
      fixture.accepted("RegisterProvider", "providerId", 1);
      return;
    }
    if (setting.ground() == Ground.LIMITS) {
      fixture.accepted("RegisterProvider", "providerId", 1);
    }
    if (setting.ground() == Ground.PROTECTION) {
      makeSession();
    }
    boolean across = setting.ground() == Ground.ACROSS;
    if (across) {
      fixture.made("house", "OpenAccount", "currency", "GBP", "accountKind", "HOUSE");
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
        "crossMatching",
        across,
        "bspMarket",
        setting.ground() == Ground.STARTING_PRICE,
        "betDelayModel",
        setting.isWaiting() ? "PASSIVE" : "ALL");
    fixture.accepted("OpenMarket", "marketId", "derby");
    fixture.accepted("SetRunnerResult", "marketId", "derby", "runner", 1, "result", "WINNER");
    if (across) {
      place("leg", "bob", 2, "BACK", 600, 400, "LAPSE");
      place("last", "carol", 3, "BACK", 500, 400, "KEEP");
      fixture.names().put("owner of last", fixture.names().get("carol"));
      return;
    }
    place("resting", "alice", 1, "BACK", 1_000, 300, "LAPSE");
    place("matched", "bob", 1, "LAY", 400, 300, "LAPSE");
    place("laid", "alice", 3, "LAY", 500, 500, "LAPSE");
    place("backed", "bob", 3, "BACK", 200, 500, "LAPSE");
    place("kept", "bob", 2, "LAY", 800, 400, "KEEP");
    place("behind", "carol", 2, "LAY", 300, 380, "LAPSE");
    place("worse", "carol", 1, "BACK", 500, 350, "KEEP");
    place("last", "bob", 1, "LAY", 400, 280, "KEEP");
    fixture.names().put("owner of last", fixture.names().get("bob"));
    if (setting.ground() == Ground.STARTING_PRICE) {
      Race race = new Race(fixture, setting.ground());
      race.run(Move.AT_SP);
      race.run(Move.SP_BACK);
      race.run(Move.SP_LAY);
    }
    if (setting.isWaiting()) {
      fixture.accepted("ChangeMarket", "marketId", "derby", "betDelaySeconds", 1);
    }
  }

  /** A session that ends with the first second, two failed logins, a withdrawal. */
  private void makeSession() {
    fixture.made(
        "session", "OpenSession", "accountId", "alice", "expiresAt", Race.BEGIN + Race.SECOND);
    fixture.accepted("FailLogin", "accountId", "alice");
    fixture.accepted("FailLogin", "accountId", "alice");
    fixture.made(
        "withdrawal", "RequestWithdrawal", "accountId", "alice", "currency", "GBP", "amount", 100);
  }

  private void makeOdds(boolean allStaked) {
    for (int market = 1; market <= 3; market++) {
      fixture.accepted("SetPrice", "marketId", market, "runner", 1, "price", 300);
    }
    fixture.accepted("SetPrice", "marketId", 1, "runner", 2, "price", 400);
    Object[] bet = Bets.placed("ACCUMULATOR", 1, 2);
    fixture.accepted(
        "SetBookTerms",
        "cashOutMarginBasisPoints",
        500,
        "ruleFour",
        List.of(Map.of("upper", 1_000L, "percent", 25L)),
        "luckyBonuses",
        List.of(Map.of("betKind", "PATENT", "oneWinnerFactor", 200L)));
    if (allStaked) {
      fixture.accepted("PlaceBet", Move.with(bet, "accountId", "bob"));
      fixture.accepted(
          "AdjustBalance", "accountId", "alice", "currency", "GBP", "amount", 100 - 20_000);
    }
    fixture.made("bet", "PlaceBet", bet);
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
