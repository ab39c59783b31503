package io.croupier.testkit.workload;

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
          .with("test", draw.percent(15));
    }
    if (draw.percent(10)) {
      return fair();
    }
    if (knowledge.bets.isEmpty() || draw.percent(35)) {
      return newBet();
    }
    Map<String, Object> bet = draw.late(knowledge.bets);
    return switch (draw.below(12)) {
      case 0, 1, 2 -> sameRound("DebitRound", bet).with("amount", draw.amount());
      case 3, 4, 5, 6, 7 ->
          sameRound("CreditRound", bet).with("amount", draw.percent(25) ? 0 : draw.amount());
      case 8, 9 -> end(bet);
      default -> rollback();
    };
  }

  private Fields newBet() {
    long account = draw.account(knowledge);
    return Fields.of("DebitRound", account)
        .with("transactionId", draw.id128())
        .with("roundId", draw.id128())
        .with("amount", draw.amount())
        .with("sessionId", session())
        .with("gameId", draw.below(4))
        .with("providerId", draw.of(knowledge.providers))
        .with("currency", draw.currency(knowledge, account))
        .with("roundEnded", draw.percent(10));
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
      return fairBet(round);
    }
    return kind < 7 ? end(round) : draw.percent(5) ? commit(round) : reveal(round, SEEDS);
  }

  /** A fair round from its commitment to the reveal, which may come too early too. */
  List<Fields> fairLife() {
    if (knowledge.providers.isEmpty()) {
      return List.of(casino());
    }
    Map<String, Object> round = newRound();
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
        .with("referenceTransactionId", known ? undone.get("transactionId") : draw.id128())
        .with("providerId", provider);
  }

  /** A bet or a win that a rollback has come before. */
  Fields late(Map<String, Object> rollback) {
    boolean win = draw.percent(40);
    long account = (Long) rollback.get("accountId");
    return Fields.of(win ? "CreditRound" : "DebitRound", account)
        .with("transactionId", rollback.get("referenceTransactionId"))
        .with("roundId", draw.percent(50) ? draw.id128() : knownRound())
        .with("amount", draw.amount())
        .with("providerId", rollback.get("providerId"))
        .with("currency", draw.currency(knowledge, account))
        .with("roundEnded", draw.percent(30));
  }

  private Object knownRound() {
    return knowledge.bets.isEmpty() ? draw.id128() : draw.late(knowledge.bets).get("roundId");
  }
}
