package io.croupier.testkit.interleaving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.ledger.BalanceKind;
import io.croupier.testkit.refusal.Fixture;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One sequence of moves, given to engine and model from the same start. */
final class Race {
  static final long SECOND = 1_000_000_000L;
  static final long DAY = 24 * 3_600 * SECOND;
  static final long BEGIN = Fixture.BEGIN + 10 * SECOND;

  /** More slices than any work has. */
  private static final int GREATEST_WORK = 200;

  /** What must be nothing when the only market has ended. */
  private static final Set<BalanceKind> EMPTY_AT_THE_END =
      EnumSet.of(BalanceKind.HELD_EXCHANGE, BalanceKind.MARKET_SETTLEMENT);

  private final Fixture fixture;
  private final Ground ground;
  private boolean changed = true;

  Race(Fixture start, Ground ground) {
    fixture = new Fixture(start);
    this.ground = ground;
  }

  Fixture fixture() {
    return fixture;
  }

  /**
   * Sends the command of a move, a second or a day later if it moves time, and gives the answer.
   */
  Map<String, Object> run(Move move) {
    if (move == Move.ADVANCE) {
      fixture.later(SECOND);
    } else if (move == Move.DAY) {
      fixture.later(DAY);
    }
    List<Map<String, Object>> outcomes = fixture.send(move.command(fixture));
    Map<String, Object> answer = Fixture.answer(outcomes);
    changed = outcomes.size() > 1 || !answer.get("outcome").equals("Refused");
    rememberOrder(answer);
    return answer;
  }

  private void rememberOrder(Map<String, Object> answer) {
    String field = answer.get("outcome").equals("OrderReplaced") ? "newOrderId" : "orderId";
    boolean placed = Set.of("OrderAccepted", "OrderReplaced").contains(answer.get("outcome"));
    if (placed && answer.get(field) instanceof Long order && order != 0) {
      fixture.names().put("last", order);
      fixture.names().put("owner of last", (Long) answer.get("accountId"));
    }
  }

  /** Whether the last move changed anything; else the race ends as without it. */
  boolean hasChanged() {
    return changed;
  }

  /** Compares what can be asked; then makes the last moves, and sees that nothing is left. */
  void end() {
    ask();
    ground.last().forEach(this::finish);
    assertEquals(Map.of(), left(), "held or owed after the end of the market");
    fixture.engine().checkInvariants();
  }

  private void ask() {
    if (ground == Ground.ODDS) {
      ask("QueryBet", "betId", "bet");
      ask("QuerySelection", "marketId", 1, "runner", 1);
      ask("QueryWallet", "accountId", "alice", "currency", "GBP");
      ask("QueryAccount", "accountId", "alice");
      return;
    }
    if (ground == Ground.ROUND) {
      ask("QueryRound", "accountId", "alice", "providerId", 1, "roundId", Fixture.id128(9));
      ask("QueryWallet", "accountId", "alice", "currency", "GBP");
      return;
    }
    if (ground == Ground.PROTECTION) {
      ask("QueryExclusion", "accountId", "alice");
      ask("QueryAccount", "accountId", "alice");
      ask("QuerySession", "sessionId", "session");
      ask("QueryWithdrawal", "withdrawalId", "withdrawal");
    }
    for (String account : List.of("alice", "bob", "carol")) {
      ask("QueryOrders", "accountId", account);
    }
    ask("QueryLimits", "accountId", "alice", "currency", "GBP");
    ask("QueryMarket", "marketId", "derby");
    ask("QueryMarketData", "marketId", "derby");
  }

  private void ask(String query, Object... fields) {
    fixture.send(fixture.command(query, fields));
  }

  /** Sends a move again until no open work is in its way. */
  private void finish(Move move) {
    for (int i = 0; i < GREATEST_WORK; i++) {
      Map<String, Object> answer = Fixture.answer(fixture.send(move.command(fixture)));
      if (!"WORK_PENDING".equals(answer.get("reason"))) {
        return;
      }
      run(Move.ADVANCE);
    }
    throw new AssertionError("The work does not end.");
  }

  private Map<String, Long> left() {
    Map<String, Long> left = new TreeMap<>();
    fixture
        .engine()
        .balances(
            (kind, owner, currency, decimals, amount, test) -> {
              if (amount != 0 && EMPTY_AT_THE_END.contains(kind)) {
                left.put(kind + " " + owner, amount);
              }
            });
    return left;
  }
}
