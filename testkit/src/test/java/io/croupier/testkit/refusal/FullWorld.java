package io.croupier.testkit.refusal;

/** Every limit of Genesis is reached, and nothing gives way. */
final class FullWorld extends Fixture {
  FullWorld() {
    accepted(
        "Genesis",
        "gatewayId",
        0,
        "accounts",
        2,
        "wallets",
        2,
        "markets",
        1,
        "runners",
        2,
        "orders",
        1,
        "sessions",
        1,
        "withdrawals",
        1,
        "deposits",
        1,
        "rounds",
        1,
        "providers",
        1,
        "games",
        1,
        "bonuses",
        1,
        "bonusDefinitions",
        1,
        "commitments",
        1,
        "paymentProviders",
        1,
        "approvals",
        1,
        "bets",
        1,
        "selections",
        1,
        "limits",
        1,
        "approveVoidAfterResult",
        true,
        "approveAdjustment",
        true);
    made("alice", "OpenAccount", "currency", "GBP");
    made("bob", "OpenAccount", "currency", "GBP");
    accepted("DefineBonus", UsualBonuses.definition(1, "GBP", 1_000));
    accepted("GrantBonus", "accountId", "bob", "definitionId", 1);
    accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 100_000);
    accepted(
        "SetLimit",
        "accountId",
        "bob",
        "currency",
        "GBP",
        "limitKind",
        "STAKE",
        "period",
        "DAY",
        "setBy",
        "CUSTOMER",
        "amount",
        100);
    made("session", "OpenSession", "accountId", "alice");
    made("awaited", "RequestDeposit", "accountId", "bob", "currency", "GBP", "amount", 100);
    made("requested", "RequestWithdrawal", "accountId", "alice", "currency", "GBP", "amount", 1);
    accepted("RegisterProvider", "providerId", 1, "earlyWins", true);
    accepted("SetHalt", "scope", "GAME", "providerId", 1, "gameId", 99, "halted", true);
    accepted("DebitRound", UsualWorld.bet("alice", UsualWorld.OPEN_ROUND));
    accepted("CommitSeed", UsualSeeds.commitment("alice", UsualSeeds.COMMITTED, "another seed"));
    made("open", "CreateMarket", "currency", "GBP", "runners", 2, "winners", 1);
    accepted("OpenMarket", "marketId", "open");
    made("order", "PlaceOrder", UsualMarkets.order("alice", "open", "BACK", 200, 500));
    accepted("SetRunnerResult", "marketId", "open", "runner", 1, "result", "WINNER");
    accepted("VoidMarket", "marketId", "open", "actorId", 1);
    accepted("SetPrice", "marketId", 1, "runner", 1, "price", 300);
    accepted("PlaceBet", UsualOdds.bet("alice", 1, UsualOdds.leg(1, 1, 300)));
  }
}
