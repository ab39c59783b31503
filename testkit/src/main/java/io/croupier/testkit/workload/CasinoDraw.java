package io.croupier.testkit.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws casino rounds. */
final class CasinoDraw {
  /** How many different seeds there are. */
  private static final int SEEDS = 4;

  private final Draw draw;
  private final Knowledge knowledge;

  CasinoDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields casino() {
    if (knowledge.providers.isEmpty() || draw.percent(1)) {
      return Fields.of("RegisterProvider", 0)
          .with("providerId", draw.between(1, 4))
          .with("test", draw.percent(15))
          .with("earlyWins", draw.percent(40));
    }
    if (draw.percent(6)) {
      return fair();
    }
    if (knowledge.bets.isEmpty() || draw.percent(30)) {
      return newBet();
    }
    Map<String, Object> bet = draw.late(knowledge.bets);
    return switch (draw.below(18)) {
      case 0, 1, 2 -> contributing(sameRound("DebitRound", bet), draw.amount());
      case 12 -> pair(draw.percent(50) ? newBet() : sameRound("DebitRound", bet));
      case 13, 14, 15 -> list(bet);
      case 16 -> award(bet);
      case 17 -> earlyWin();
      case 3, 4, 5, 6, 7 ->
          sameRound("CreditRound", bet).with("amount", draw.percent(25) ? 0 : draw.amount());
      case 8, 9 -> end(bet);
      default -> knowledge.transactions.isEmpty() ? end(bet) : rollback();
    };
  }

  private Fields newBet() {
    List<Map<String, Object>> bonuses = List.copyOf(knowledge.activeBonuses.values());
    Map<String, Object> bonus = bonuses.isEmpty() || draw.percent(40) ? null : draw.of(bonuses);
    long account = bonus == null ? draw.account(knowledge) : (Long) bonus.get("accountId");
    Fields bet = Fields.of("DebitRound", account);
    if (bonus != null && bonus.containsKey("rounds") && draw.percent(30)) {
      bet.with("freeRound", bonus.get("bonusId"));
    }
    return bet.with("transactionId", draw.id128())
        .with("roundId", draw.id128())
        .with("amount", draw.amount())
        .with("jackpotContribution", draw.percent(70) ? 0 : draw.below(30))
        .with("sessionId", session())
        .with("gameId", draw.below(4))
        .with("providerId", draw.of(knowledge.providers))
        .with("currency", bonus == null ? draw.currency(knowledge, account) : bonus.get("currency"))
        .with("roundEnded", draw.percent(bonus == null ? 10 : 30));
  }

  /** A commitment, a bet under it, or what becomes of it. */
  private Fields fair() {
    int kind = draw.below(10);
    if (knowledge.committed.isEmpty() || kind < 3) {
      boolean late = !knowledge.bets.isEmpty() && draw.percent(10);
      return commit(late ? draw.late(knowledge.bets) : newRound());
    }
    Map<String, Object> round = draw.late(knowledge.committed);
    if (kind < 6) {
      return switch (draw.below(5)) {
        case 0 -> pair(fairBet(round));
        case 1 -> list(round);
        default -> fairBet(round);
      };
    }
    return kind < 7 ? end(round) : draw.percent(5) ? commit(round) : reveal(round, SEEDS);
  }

  /** A fair round from its commitment to the reveal, which may come too early too. */
  List<Fields> fairLife() {
    if (knowledge.providers.isEmpty()) {
      return List.of(casino());
    }
    Map<String, Object> round = newRound();
    if (draw.percent(15)) {
      // Where wins may overtake their bets, one begins it.
      Fields win = sameRound("CreditRound", round).with("amount", draw.amount());
      return List.of(commit(round), win, end(round), reveal(round, 1));
    }
    Fields early = draw.percent(50) ? fairBet(round) : reveal(round, 2);
    Fields begin = fairBet(round).with("roundEnded", false);
    return List.of(commit(round), begin, early, end(round), reveal(round, 2), reveal(round, 1));
  }

  private Map<String, Object> newRound() {
    long account = draw.account(knowledge);
    return Map.of(
        "accountId", account,
        "roundId", draw.id128(),
        "providerId", draw.of(knowledge.providers),
        "currency", draw.currency(knowledge, account));
  }

  private Fields commit(Map<String, Object> round) {
    return Fields.of("CommitSeed", (Long) round.get("accountId"))
        .with("roundId", round.get("roundId"))
        .with("providerId", round.get("providerId"))
        .with("sessionId", session())
        .with("serverSeedHash", Seeds.hash(draw.below(draw.percent(80) ? 1 : SEEDS)));
  }

  private Fields fairBet(Map<String, Object> round) {
    return sameRound("DebitRound", round)
        .with("currency", draw.currency(knowledge, (Long) round.get("accountId")))
        .with("amount", draw.amount())
        .with("roundEnded", draw.percent(40))
        .with("clientSeed", draw.percent(95) ? "seed " + draw.below(9) : "")
        .with("nonce", draw.percent(95) ? draw.below(9) : -1);
  }

  private Fields reveal(Map<String, Object> round, int seeds) {
    return Fields.of("RevealSeed", (Long) round.get("accountId"))
        .with("roundId", round.get("roundId"))
        .with("providerId", round.get("providerId"))
        .with("serverSeed", draw.percent(3) ? "" : Seeds.text(draw.below(seeds)));
  }

  private Fields contributing(Fields bet, long amount) {
    return bet.with("amount", amount)
        .with("jackpotContribution", draw.percent(70) ? 0 : draw.upTo(amount));
  }

  /** The bet and a win in one. */
  private Fields pair(Fields bet) {
    Fields pair = Fields.of("DebitCreditRound", (Long) bet.map.get("accountId"));
    bet.map.forEach(pair::with);
    return contributing(pair, draw.amount())
        .with("command", "DebitCreditRound")
        .with("winTransactionId", id())
        .with("winAmount", draw.percent(30) ? 0 : draw.amount());
  }

  /** Nearly always a new id, else one that was used or rolled back. */
  private Object id() {
    return draw.percent(95) ? draw.id128() : idOf(draw, draw.of(knowledge.transactions));
  }

  /** An id that a command used. */
  static Object idOf(Draw draw, Map<String, Object> command) {
    if (command.get("actions") instanceof List<?> actions) {
      return actions.isEmpty() ? draw.id128() : ((Map<?, ?>) draw.of(actions)).get("transactionId");
    }
    boolean win = command.containsKey("winTransactionId") && draw.percent(50);
    return command.get(win ? "winTransactionId" : "transactionId");
  }

  /** Some actions, in a known round and in new ones. */
  private Fields list(Map<String, Object> bet) {
    List<Object> ids =
        List.of(bet.get("roundId"), draw.id128(), draw.percent(50) ? draw.id128() : knownRound());
    List<Map<String, Object>> actions = new ArrayList<>();
    int count = draw.percent(2) ? 17 : draw.between(draw.percent(5) ? 0 : 1, 6);
    for (int i = 0; i < count; i++) {
      actions.add(action(ids).map);
    }
    long account = (Long) bet.get("accountId");
    boolean known = bet.get("currency") instanceof String code && !code.isEmpty();
    return Fields.of("ApplyRounds", account)
        .with("sessionId", session())
        .with("providerId", bet.get("providerId"))
        .with("currency", known ? bet.get("currency") : draw.currency(knowledge, account))
        .with("actions", actions)
        .with("seeds", seeds(actions));
  }

  /** What its bets in rounds with a commitment say, now and then of another action too. */
  private List<Map<String, Object>> seeds(List<Map<String, Object>> actions) {
    List<Map<String, Object>> seeds = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      Object round = actions.get(i).get("roundId");
      boolean committed =
          knowledge.committed.stream().anyMatch(c -> c.get("roundId").equals(round));
      boolean bet = actions.get(i).get("action").equals("DEBIT");
      if (draw.percent(bet && committed ? 90 : 1)) {
        seeds.add(
            new Fields()
                .with("actionNumber", draw.percent(97) ? i + 1 : draw.below(18))
                .with("clientSeed", draw.percent(97) ? "seed " + draw.below(9) : "")
                .with("nonce", draw.percent(97) ? draw.below(9) : -1)
                .map);
      }
    }
    return seeds;
  }

  private Fields action(List<Object> ids) {
    String action = draw.of("DEBIT", "DEBIT", "DEBIT", "CREDIT", "CREDIT", "END");
    long amount = action.equals("CREDIT") && draw.percent(20) ? 0 : draw.amount() / 3 + 1;
    return new Fields()
        .with("transactionId", id())
        .with("roundId", draw.of(ids))
        .with("amount", amount)
        .with(
            "jackpotContribution",
            action.equals("DEBIT") && draw.percent(30) ? draw.upTo(amount) : 0)
        .with("gameId", draw.below(4))
        .with("action", action)
        .with("roundEnded", draw.percent(10));
  }

  private Fields award(Map<String, Object> bet) {
    Fields award = sameRound("Award", bet);
    award.map.remove("roundEnded");
    return award
        .with("amount", draw.percent(50) ? draw.between(1, 30) : draw.amount())
        .with("awardKind", draw.of("JACKPOT", "PRIZE"));
  }

  /** A win for a round that nobody knows yet; its bet may come. */
  private Fields earlyWin() {
    Fields win = newBet();
    win.map.keySet().removeAll(List.of("jackpotContribution", "freeRound"));
    return win.with("command", "CreditRound");
  }

  private Fields sameRound(String command, Map<String, Object> bet) {
    return Fields.of(command, (Long) bet.get("accountId"))
        .with("transactionId", draw.id128())
        .with("roundId", bet.get("roundId"))
        .with("sessionId", session())
        .with("gameId", draw.below(4))
        .with("providerId", bet.get("providerId"))
        .with("currency", bet.get("currency"))
        .with("roundEnded", draw.percent(20));
  }

  private long session() {
    boolean none = knowledge.sessions.isEmpty() || draw.percent(85);
    return none ? 0 : draw.late(knowledge.sessions).id();
  }

  private static Fields end(Map<String, Object> bet) {
    return Fields.of("EndRound", (Long) bet.get("accountId"))
        .with("roundId", bet.get("roundId"))
        .with("providerId", bet.get("providerId"));
  }

  private Fields rollback() {
    Map<String, Object> undone = draw.late(knowledge.transactions);
    boolean known = undone.containsKey("providerId") && draw.percent(80);
    Object provider = known ? undone.get("providerId") : draw.of(knowledge.providers);
    return Fields.of("RollbackTransaction", (Long) undone.get("accountId"))
        .with("transactionId", draw.id128())
        .with("referenceTransactionId", known ? idOf(draw, undone) : draw.id128())
        .with("providerId", provider);
  }

  /** A bet or a win that a rollback has come before. */
  Fields late(Map<String, Object> rollback) {
    boolean win = draw.percent(40);
    if (draw.percent(10)) {
      return lateAward(rollback);
    }
    long account = (Long) rollback.get("accountId");
    return Fields.of(win ? "CreditRound" : "DebitRound", account)
        .with("transactionId", rollback.get("referenceTransactionId"))
        .with("roundId", draw.percent(50) ? draw.id128() : roundOf(rollback))
        .with("amount", draw.amount())
        .with("providerId", rollback.get("providerId"))
        .with("currency", draw.currency(knowledge, account))
        .with("roundEnded", draw.percent(30));
  }

  /** A round of the account and the game provider of a rollback, if one is known. */
  private Object roundOf(Map<String, Object> rollback) {
    List<Map<String, Object>> own =
        knowledge.bets.stream()
            .filter(bet -> bet.get("accountId").equals(rollback.get("accountId")))
            .filter(bet -> bet.get("providerId").equals(rollback.get("providerId")))
            .toList();
    return own.isEmpty() ? knownRound() : draw.late(own).get("roundId");
  }

  private Fields lateAward(Map<String, Object> rollback) {
    long account = (Long) rollback.get("accountId");
    return Fields.of("Award", account)
        .with("transactionId", rollback.get("referenceTransactionId"))
        .with("roundId", knownRound())
        .with("amount", draw.amount())
        .with("providerId", rollback.get("providerId"))
        .with("currency", draw.currency(knowledge, account))
        .with("awardKind", draw.of("JACKPOT", "PRIZE"));
  }

  private Object knownRound() {
    return knowledge.bets.isEmpty() ? draw.id128() : draw.late(knowledge.bets).get("roundId");
  }
}
