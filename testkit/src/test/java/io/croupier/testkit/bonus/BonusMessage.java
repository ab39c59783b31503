package io.croupier.testkit.bonus;

import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may come in any order about one round, and about the bonus that it is played with. */
enum BonusMessage {
  BET("DebitRound", round("transactionId", id(1), "amount", 100)),
  FREE_BET("DebitRound", round("transactionId", id(1), "amount", 90, "freeRound", "bonus")),
  WIN("CreditRound", round("transactionId", id(2), "amount", 333)),
  ROLLBACK_OF_BET("RollbackTransaction", undo(3, 1)),
  ROLLBACK_OF_WIN("RollbackTransaction", undo(4, 2)),

  /** Less than a free bet. */
  SMALL_WIN("CreditRound", round("transactionId", id(10), "amount", 60)),
  ROLLBACK_OF_SMALL_WIN("RollbackTransaction", undo(11, 10)),

  /** More than a free bet, and less than it brings at most. */
  MIDDLE_WIN("CreditRound", round("transactionId", id(12), "amount", 120)),
  ROLLBACK_OF_MIDDLE_WIN("RollbackTransaction", undo(13, 12)),
  END("EndRound", "accountId", "alice", "providerId", 1, "roundId", id(9)),
  /** Of another round, so that there is something to be taken from. */
  OTHER_BET("DebitRound", round("transactionId", id(5), "amount", 90, "roundId", id(8))),

  /** Free, and of another round. */
  OTHER_FREE_BET(
      "DebitRound",
      round("transactionId", id(5), "amount", 90, "roundId", id(8), "freeRound", "bonus")),

  PLACE("PlaceBet", single(1)),
  PLACE_OTHER("PlaceBet", single(2)),
  WON("SettleSelection", result("WON")),
  LOST("SettleSelection", result("LOST")),
  VOID("SettleSelection", result("VOID")),

  /** One more of the same kind. */
  GRANT("GrantBonus", "accountId", "alice", "definitionId", 9),
  ACTIVATE("ActivateBonus", "accountId", "alice", "bonusId", "bonus"),
  FORFEIT("ForfeitBonus", "accountId", "alice", "bonusId", "bonus"),
  CANCEL("CancelBonus", "bonusId", "bonus"),
  /** The one that is ACTIVE before the one that waits for its turn. */
  CANCEL_BEFORE("CancelBonus", "bonusId", "before"),
  LOCK("LockAccount", "accountId", "alice"),
  UNLOCK("UnlockAccount", "accountId", "alice"),
  EXCLUDE("SelfExclude", "accountId", "alice", "permanent", true),
  LATER("AdvanceTime", "gatewayId", 0),
  WITHDRAW("RequestWithdrawal", round("transactionId", id(6), "amount", 20)),
  CLOSE("CloseAccount", "accountId", "alice");

  private final String command;
  private final Object[] fields;

  BonusMessage(String command, Object... fields) {
    this.command = command;
    this.fields = fields;
  }

  /** Sends it, later if it moves time, and gives its answer. */
  Map<String, Object> send(Fixture fixture) {
    if (this == LATER) {
      fixture.later(BonusStart.TIME_TO_USE);
    }
    return Fixture.answer(fixture.send(fixture.command(command, fields)));
  }

  static String id(int number) {
    return "%032x".formatted(0xB00 + number);
  }

  private static Object[] round(Object... more) {
    Object[] money = {"accountId", "alice", "currency", "GBP"};
    boolean played = Stream.of(more).noneMatch(field -> field.equals(id(6)));
    Object[] round = {"providerId", 1, "roundId", id(9)};
    return with(played ? with(money, round) : money, more);
  }

  private static Object[] single(long market) {
    return new Object[] {
      "accountId",
      "alice",
      "currency",
      "GBP",
      "stake",
      90,
      "freeBet",
      "bonus",
      "betKind",
      "SINGLE",
      "legs",
      List.of(Map.of("marketId", market, "runner", 1L, "price", 300L))
    };
  }

  private static Object[] result(String result) {
    return new Object[] {"marketId", 1, "runner", 1, "result", result};
  }

  private static Object[] undo(int own, int undone) {
    return new Object[] {
      "accountId",
      "alice",
      "providerId",
      1,
      "transactionId",
      id(own),
      "referenceTransactionId",
      id(undone)
    };
  }

  private static Object[] with(Object[] fields, Object... more) {
    return Stream.of(fields, more).flatMap(Stream::of).toArray();
  }
}
