package io.croupier.testkit.casino;

import io.croupier.testkit.refusal.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may come in any order, about one round. */
enum RoundMessage {
  BET("DebitRound", ofRound("transactionId", id(1), "amount", 10, "jackpotContribution", 1)),
  SECOND_BET("DebitRound", ofRound("transactionId", id(2), "amount", 7, "roundEnded", true)),
  WIN("CreditRound", ofRound("transactionId", id(3), "amount", 25)),
  LAST_WIN("CreditRound", ofRound("transactionId", id(4), "amount", 0)),
  ROLL_BET_BACK("RollbackTransaction", ofRollback(5, 1)),
  ROLL_SECOND_BET_BACK("RollbackTransaction", ofRollback(11, 2)),
  ROLL_WIN_BACK("RollbackTransaction", ofRollback(6, 3)),
  END("EndRound", "accountId", "alice", "providerId", 1, "roundId", id(9)),
  BET_AND_WIN(
      "DebitCreditRound",
      ofRound("transactionId", id(1), "winTransactionId", id(3), "amount", 10, "winAmount", 25)),
  LIST("ApplyRounds", "accountId", "alice", "providerId", 1, "currency", "GBP", "actions", list()),
  LIST_WITH_END(
      "ApplyRounds",
      "accountId",
      "alice",
      "providerId",
      1,
      "currency",
      "GBP",
      "actions",
      List.of(action("DEBIT", 1, 10, 1), Map.of("action", "END", "roundId", id(9)))),
  JACKPOT("Award", ofRound("transactionId", id(7), "amount", 1, "awardKind", "JACKPOT")),
  ROLL_LAST_WIN_BACK("RollbackTransaction", ofRollback(12, 4)),
  ROLL_JACKPOT_BACK("RollbackTransaction", ofRollback(8, 7)),
  COMMIT("CommitSeed", ofCommitment(9, 0)),
  COMMIT_TO_OTHER("CommitSeed", ofCommitment(9, 1)),
  COMMIT_ANOTHER("CommitSeed", ofCommitment(8, 0)),
  FAIR_BET(
      "DebitRound",
      ofRound("transactionId", id(13), "amount", 3, "clientSeed", "hers", "nonce", 1)),
  REVEAL(
      "RevealSeed", "accountId", "alice", "providerId", 1, "roundId", id(9), "serverSeed", "hers"),
  SOON("AdvanceTime", "gatewayId", 0),
  LATER("AdvanceTime", "gatewayId", 0),
  LOCK("LockAccount", "accountId", "alice"),
  EXCLUDE("SelfExclude", "accountId", "alice", "permanent", true);

  /** The time to reveal a seed. */
  static final long REVEAL_PERIOD = 4_000_000_000L;

  /** The time of a round. */
  static final long PERIOD = 10_000_000_000L;

  private final String command;
  private final Object[] fields;

  RoundMessage(String command, Object... fields) {
    this.command = command;
    this.fields = fields;
  }

  /** Sends it, later if it moves time, and gives its answer. */
  Map<String, Object> send(Fixture fixture) {
    if (this == SOON || this == LATER) {
      fixture.later(this == SOON ? REVEAL_PERIOD : PERIOD);
    }
    return Fixture.answer(fixture.send(fixture.command(command, fields)));
  }

  static String id(int number) {
    return "%032x".formatted(0xA00 + number);
  }

  private static Object[] ofRound(Object... more) {
    Object[] round = {
      "accountId", "alice", "providerId", 1, "currency", "GBP", "roundId", id(9), "gameId", 3
    };
    return Stream.concat(Arrays.stream(round), Arrays.stream(more)).toArray();
  }

  private static Object[] ofCommitment(int round, int seed) {
    String hash =
        List.of(
                "7282dc5a2015eca4afb897f24924b2a9c149287a5d3e755c52ec0ab7b81e7454",
                "92a94e8c23510695d92e123725ecd728e54bd251c0ec4b4c422bd16aa34567f9")
            .get(seed);
    return new Object[] {
      "accountId", "alice", "providerId", 1, "roundId", id(round), "serverSeedHash", hash
    };
  }

  private static Object[] ofRollback(int own, int reference) {
    return new Object[] {
      "accountId",
      "alice",
      "providerId",
      1,
      "transactionId",
      id(own),
      "referenceTransactionId",
      id(reference)
    };
  }

  /** Both bets, and the win between them. */
  private static List<Map<String, Object>> list() {
    return List.of(
        action("DEBIT", 1, 10, 1), action("CREDIT", 3, 25, 0), action("DEBIT", 10, 7, 0));
  }

  private static Map<String, Object> action(String action, int own, long amount, long jackpot) {
    return Map.of(
        "action",
        action,
        "transactionId",
        id(own),
        "roundId",
        id(9),
        "gameId",
        3L,
        "amount",
        amount,
        "jackpotContribution",
        jackpot);
  }
}
