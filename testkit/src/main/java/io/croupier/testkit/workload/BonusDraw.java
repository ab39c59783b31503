package io.croupier.testkit.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws bonuses: many of them are small, and staked soon. */
final class BonusDraw {
  private static final int FIRST_FREE = 15;
  private static final int MOST_FREE = 22;

  private final Draw draw;
  private final Knowledge knowledge;
  private final OddsDraw odds;

  BonusDraw(Draw draw, Knowledge knowledge, OddsDraw odds) {
    this.draw = draw;
    this.knowledge = knowledge;
    this.odds = odds;
  }

  Fields bonus() {
    if (knowledge.definitions.isEmpty() || draw.percent(8)) {
      return define();
    }
    if (knowledge.bonuses.isEmpty() || draw.percent(35)) {
      return grant();
    }
    Knowledge.Owned bonus = draw.late(knowledge.bonuses);
    String command =
        draw.of("ActivateBonus", "ActivateBonus", "ActivateBonus", "ForfeitBonus", "CancelBonus");
    return Fields.of(command, draw.percent(95) ? bonus.account() : 0).with("bonusId", bonus.id());
  }

  /**
   * Stakes what a bonus that was heard of as ACTIVE wants to be staked, as far as money was there;
   * with a cashback, which wants nothing, a part of it in a round that is mostly over.
   */
  Fields stake() {
    if (knowledge.realProviders.isEmpty() && draw.percent(30)) {
      return Fields.of("RegisterProvider", 0)
          .with("providerId", draw.between(1, 4))
          .with("earlyWins", draw.percent(40));
    }
    List<Map<String, Object>> active = List.copyOf(knowledge.activeBonuses.values());
    List<Map<String, Object>> free =
        active.stream().filter(bonus -> bonus.containsKey("rounds")).toList();
    if (!free.isEmpty() && draw.percent(40)) {
      return freeBet(draw.late(free));
    }
    Map<String, Object> bonus = draw.of(active);
    long money = number(bonus, "cash") + number(bonus, "bonusMoney");
    long required = number(bonus, "requirement");
    boolean cashback = required == 0;
    long wanted = cashback ? money / draw.between(1, 4) : Math.min(required, money);
    long amount = draw.percent(20) ? draw.amount() : Math.max(1, wanted);
    return bet(bonus).with("amount", amount).with("roundEnded", draw.percent(cashback ? 90 : 60));
  }

  /**
   * A bet that is partly of bonus money, mostly the end of its bonus while it is open, and what may
   * come of the bet then; where nothing does, time ends its round.
   */
  List<Fields> betAndEnd() {
    List<Map<String, Object>> active =
        knowledge.activeBonuses.values().stream()
            .filter(bonus -> number(bonus, "bonusMoney") > 0)
            .toList();
    if (active.isEmpty() || knowledge.realProviders.isEmpty()) {
      return List.of();
    }
    Map<String, Object> bonus = draw.late(active);
    long ofCash = Math.max(0, number(bonus, "cash"));
    long ofBonus = 1 + draw.upTo(number(bonus, "bonusMoney"));
    Fields bet = bet(bonus).with("amount", ofCash + ofBonus).with("roundEnded", false);
    Fields win =
        bet(bonus)
            .with("command", "CreditRound")
            .with("amount", draw.amount())
            .with("roundEnded", false);
    for (String field : List.of("providerId", "roundId")) {
      win.with(field, bet.map.get(field));
    }
    List<Fields> life = new ArrayList<>(List.of(bet));
    if (draw.percent(90)) {
      life.add(
          Fields.of(draw.of("ForfeitBonus", "CancelBonus"), (Long) bonus.get("accountId"))
              .with("bonusId", bonus.get("bonusId")));
    }
    if (draw.percent(50)) {
      life.add(win);
      life.add(undo(win));
    }
    if (draw.percent(50)) {
      life.add(undo(bet));
    }
    return life;
  }

  /** The rollback of a bet or a win. */
  Fields undo(Fields made) {
    return Fields.of("RollbackTransaction", (Long) made.map.get("accountId"))
        .with("transactionId", draw.id128())
        .with("referenceTransactionId", made.map.get("transactionId"))
        .with("providerId", made.map.get("providerId"));
  }

  private Fields freeBet(Map<String, Object> bonus) {
    boolean one = kind(number(bonus, "definitionId")).equals("FREE_BET");
    boolean ofOdds = !knowledge.prices.isEmpty() && draw.percent(one ? 60 : 3);
    return ofOdds ? odds.freeBet(bonus) : freeRound(bonus);
  }

  /** A bet without an amount in a game that a bonus may be for. */
  Fields bet(Map<String, Object> bonus) {
    List<Long> providers = knowledge.realProviders;
    long provider = providers.isEmpty() ? 1L : draw.of(providers);
    List<Long> games = knowledge.games.getOrDefault(provider, List.of());
    long game = games.isEmpty() || draw.percent(10) ? draw.below(4) : draw.of(games);
    return Fields.of("DebitRound", (Long) bonus.get("accountId"))
        .with("transactionId", draw.id128())
        .with("roundId", draw.id128())
        .with("gameId", game)
        .with("providerId", provider)
        .with("currency", bonus.get("currency"));
  }

  /** A free bet, sometimes in a round that is known, and with its win. */
  private Fields freeRound(Map<String, Object> bonus) {
    long most = number(bonus, "amount");
    Fields bet =
        bet(bonus)
            .with("freeRound", bonus.get("bonusId"))
            .with("amount", draw.percent(80) ? most : 1 + draw.upTo(most))
            .with("roundEnded", draw.percent(30));
    if (!knowledge.bets.isEmpty() && draw.percent(20)) {
      bet.with("roundId", draw.late(knowledge.bets).get("roundId"));
    }
    if (draw.percent(20)) {
      bet.with("command", "DebitCreditRound")
          .with("winTransactionId", draw.id128())
          .with("winAmount", draw.percent(30) ? 0 : draw.amount());
    }
    return bet;
  }

  static long number(Map<String, Object> outcome, String field) {
    return outcome.get(field) instanceof Long number ? number : 0;
  }

  private Fields grant() {
    return grant(draw.bettor(knowledge, null));
  }

  Fields grant(long account) {
    long definition =
        draw.percent(95) ? draw.late(knowledge.definitions) : (long) draw.between(1, MOST_FREE);
    Fields fields = Fields.of("GrantBonus", account).with("definitionId", definition);
    boolean deposited = kind(definition).equals("DEPOSIT_MATCH") == draw.percent(95);
    return deposited ? fields.with("deposit", draw.amount()) : fields;
  }

  /** Of what kind the definitions of a number mostly are. */
  private static String kind(long definition) {
    if (definition >= FIRST_FREE) {
      return definition % 2 == 0 ? "FREE_ROUNDS" : "FREE_BET";
    }
    if (definition % 4 == 3) {
      return "CASHBACK";
    }
    return definition % 2 == 0 ? "FREE_MONEY" : "DEPOSIT_MATCH";
  }

  private Fields define() {
    if (draw.percent(30)) {
      return defineFree();
    }
    int id = draw.between(1, FIRST_FREE - 1);
    String kind = kind(draw.percent(95) ? id : draw.between(1, FIRST_FREE - 1));
    Fields fields =
        Fields.of("DefineBonus", 0)
            .with("definitionId", id)
            .with("bonusKind", kind)
            .with("currency", draw.of(knowledge.currencies))
            .with("weights", weights());
    if (draw.percent(50)) {
      fields.with("defaultWeight", weight());
    }
    return kind.equals("CASHBACK") && draw.percent(95) ? cashback(fields) : wagered(fields, kind);
  }

  private Fields cashback(Fields fields) {
    return fields
        .with("percentBasisPoints", draw.percent(95) ? draw.between(1, 10_000) : 10_001)
        .with("maxBonus", draw.amount())
        .with("minLoss", draw.percent(80) ? 0 : draw.amount())
        .with("secondsToTake", draw.percent(80) ? 0 : draw.between(1, 20))
        .with("secondsToUse", draw.percent(60) ? draw.between(0, 20) : draw.between(1, 100_000));
  }

  private Fields wagered(Fields fields, String kind) {
    boolean free = kind.equals("FREE_MONEY");
    fields
        .with("multiplier", draw.percent(80) ? draw.between(1, 250) : 1 + draw.upTo(100_000))
        .with("wageringBase", free || draw.percent(60) ? "BONUS" : "DEPOSIT_AND_BONUS")
        .with("countedStake", draw.of("WHOLE", "WHOLE", "CASH_PART", "BONUS_PART"))
        .with("maxBet", draw.percent(60) ? 0 : draw.amount())
        .with("maxCashout", draw.percent(60) ? 0 : draw.amount())
        .with("secondsToTake", draw.percent(60) ? 0 : draw.between(1, 20))
        .with("secondsToUse", draw.percent(60) ? 0 : draw.between(1, 20));
    return free
        ? fields.with("amount", draw.amount())
        : fields
            .with("percentBasisPoints", draw.percent(90) ? draw.between(1, 20_000) : 1_000_001)
            .with("maxBonus", draw.amount());
  }

  /** Definitions of free bets: one bet where the number is odd, else some. */
  private Fields defineFree() {
    int id = draw.between(FIRST_FREE, MOST_FREE);
    boolean many = id % 2 == 0;
    Fields fields =
        Fields.of("DefineBonus", 0)
            .with("definitionId", id)
            .with("bonusKind", many ? "FREE_ROUNDS" : "FREE_BET")
            .with("currency", draw.of(knowledge.currencies))
            .with("amount", draw.percent(90) ? 1 + draw.upTo(1_000) : draw.amount())
            .with("rounds", many == draw.percent(97) ? draw.between(1, 4) : 0)
            .with("multiplier", draw.percent(97) ? 0 : 1)
            .with("maxBet", draw.percent(97) ? 0 : 1)
            .with("maxCashout", draw.percent(60) ? 0 : draw.amount())
            .with("secondsToTake", draw.percent(80) ? 0 : draw.between(1, 20))
            .with("secondsToUse", draw.percent(60) ? 0 : draw.between(1, 20))
            .with("weights", weights());
    return draw.percent(20) ? fields : fields.with("defaultWeight", 10_000);
  }

  private List<Map<String, Object>> weights() {
    List<Map<String, Object>> weights = new ArrayList<>();
    int count = draw.percent(3) ? 33 : draw.below(5);
    for (int i = 0; i < count; i++) {
      Fields row = new Fields().with("weight", weight());
      if (draw.percent(40)) {
        row.with("category", draw.below(3));
      } else {
        row.with("providerId", draw.between(1, 4)).with("gameId", draw.below(4));
      }
      weights.add(row.map);
    }
    return weights;
  }

  private int weight() {
    return draw.of(0, 500, 5_000, 10_000, 10_000, draw.between(0, 10_000));
  }
}
