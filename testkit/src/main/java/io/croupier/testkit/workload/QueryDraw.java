package io.croupier.testkit.workload;

import java.util.Map;

/** Draws queries. */
final class QueryDraw {
  private final Draw draw;
  private final Knowledge knowledge;

  QueryDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields query() {
    long account = draw.of(knowledge.accounts);
    return switch (draw.below(15)) {
      case 13 -> house();
      case 11 -> owned(draw.percent(60) ? "QueryCashOut" : "QueryBet", "betId", knowledge.placed);
      case 14 ->
          draw.percent(60) ? owned("QueryBonus", "bonusId", knowledge.bonuses) : bonuses(account);
      case 12 ->
          Fields.of("QuerySelection", 0)
              .with("marketId", draw.between(1, 7))
              .with("runner", draw.between(1, 3));
      case 10 ->
          Fields.of(draw.percent(50) ? "QueryStartingPrice" : "QueryRunner", 0)
              .with("marketId", market())
              .with("runner", draw.between(1, 5));
      case 0 ->
          draw.percent(33)
              ? limits(account)
              : Fields.of(draw.percent(50) ? "QueryExclusion" : "QueryAccount", account);
      case 1 -> owned("QuerySession", "sessionId", knowledge.sessions);
      case 2 ->
          knowledge.requested.isEmpty() || draw.percent(50)
              ? owned("QueryWithdrawal", "withdrawalId", knowledge.withdrawals)
              : request();
      case 3 -> transaction();
      case 4 -> round();
      case 5 -> Fields.of("QueryMarket", 0).with("marketId", market());
      case 6 ->
          Fields.of("QueryOrderBook", 0)
              .with("marketId", market())
              .with("runner", draw.between(1, 5));
      case 7 -> orders(account);
      case 8 -> marketData();
      default ->
          Fields.of(draw.percent(40) ? "QueryAccountCaps" : "QueryWallet", account)
              .with("currency", draw.percent(95) ? draw.of(knowledge.currencies) : "XXX");
    };
  }

  private Fields bonuses(long account) {
    boolean after = !knowledge.bonuses.isEmpty() && draw.percent(40);
    Knowledge.Owned last = after ? draw.late(knowledge.bonuses) : null;
    Fields fields = Fields.of("QueryBonuses", after && draw.percent(90) ? last.account() : account);
    fields.with("currency", draw.percent(95) ? draw.of(knowledge.currencies) : "XXX");
    return after ? fields.with("afterBonusId", last.id()) : fields;
  }

  private Fields house() {
    Object provider =
        knowledge.providers.isEmpty() || draw.percent(5)
            ? (Object) (long) draw.below(5)
            : draw.of(knowledge.providers);
    return switch (draw.below(4)) {
      case 0 -> Fields.of("QueryProfile", 0).with("profile", draw.below(4));
      case 1 ->
          Fields.of("QueryGame", 0).with("providerId", provider).with("gameId", draw.below(5));
      case 2 ->
          Fields.of("QueryHalt", 0)
              .with("scope", draw.of("ALL", "CASINO", "EXCHANGE", "ODDS", "GAME"));
      default -> {
        boolean ofGame = draw.percent(60);
        Fields fields =
            Fields.of("QueryHalt", 0)
                .with("scope", ofGame ? "GAME" : "PROVIDER")
                .with("providerId", provider);
        yield ofGame ? fields.with("gameId", draw.below(4)) : fields;
      }
    };
  }

  private Fields limits(long account) {
    Fields fields = Fields.of("QueryLimits", account);
    return draw.percent(30)
        ? fields
        : fields.with("currency", draw.percent(95) ? draw.of(knowledge.currencies) : "XXX");
  }

  private Fields orders(long account) {
    Fields fields =
        Fields.of("QueryOrders", account).with("marketId", draw.percent(50) ? 0 : market());
    boolean after = !knowledge.orders.isEmpty() && draw.percent(30);
    return after ? fields.with("afterOrderId", draw.of(knowledge.orders).id()) : fields;
  }

  private Fields marketData() {
    Fields fields = Fields.of("QueryMarketData", 0).with("marketId", market());
    return switch (draw.below(4)) {
      case 0 -> fields.with("fromDataVersion", draw.between(1, 40));
      case 1 -> fields.with("depth", draw.percent(90) ? draw.between(1, 3) : 1_001);
      case 2 -> {
        long side = draw.percent(50) ? 0 : 1 << 17;
        long place = (long) draw.between(0, 5) << 18 | side | draw.between(100, 400);
        yield fields.with("after", place).with("depth", draw.between(0, 3));
      }
      default -> fields;
    };
  }

  private long market() {
    boolean none = knowledge.markets.isEmpty() || draw.percent(3);
    return none ? 7 : draw.of(knowledge.markets.keySet().stream().toList());
  }

  private Fields owned(String query, String field, java.util.List<Knowledge.Owned> objects) {
    if (objects.isEmpty()) {
      return Fields.of(query, 0).with(field, 7L);
    }
    Knowledge.Owned object = draw.of(objects);
    long asker = draw.percent(60) ? 0 : draw.percent(60) ? object.account() : 7;
    return Fields.of(query, asker).with(field, object.id());
  }

  private Fields request() {
    Map<String, Object> request = draw.of(knowledge.requested);
    long asker = draw.percent(60) ? 0 : draw.percent(60) ? (Long) request.get("accountId") : 7;
    return Fields.of("QueryDeposit", asker).with("depositId", request.get("depositId"));
  }

  private Fields transaction() {
    Fields fields = Fields.of("QueryTransaction", 0);
    if (knowledge.transactions.isEmpty()) {
      return fields
          .with("transactionId", draw.id128())
          .with("providerId", 1L)
          .with("kind", "DEPOSIT");
    }
    Map<String, Object> command = draw.of(knowledge.transactions);
    boolean payment = command.containsKey("paymentProviderId");
    boolean reference = command.containsKey("referenceTransactionId") && draw.percent(70);
    String kind =
        payment
            ? switch ((String) command.get("command")) {
              case "Deposit" -> "DEPOSIT";
              case "Chargeback" -> "CHARGEBACK";
              default -> "WITHDRAWAL";
            }
            : draw.of("ROUND_DEBIT", "ROUND_CREDIT", "ROLLBACK", "TOMBSTONE", "AWARD");
    Object id = reference ? command.get("referenceTransactionId") : CasinoDraw.idOf(draw, command);
    return fields
        .with("transactionId", id)
        .with("providerId", command.get(payment ? "paymentProviderId" : "providerId"))
        .with("kind", kind);
  }

  private Fields round() {
    if (knowledge.bets.isEmpty()) {
      return Fields.of("QueryRound", 7).with("roundId", draw.id128()).with("providerId", 1L);
    }
    Map<String, Object> bet = draw.of(knowledge.bets);
    return Fields.of("QueryRound", (Long) bet.get("accountId"))
        .with("roundId", bet.get("roundId"))
        .with("providerId", bet.get("providerId"));
  }
}
