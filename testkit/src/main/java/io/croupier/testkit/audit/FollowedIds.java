package io.croupier.testkit.audit;

import io.croupier.testkit.model.IdSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the model the ids that the engine has issued, and sees that none is issued twice. */
final class FollowedIds implements IdSource {
  private static final long MAX = (1L << 53) - 1;
  private static final Map<String, Kind> KINDS =
      Map.of(
          "AccountOpened", Kind.ACCOUNT,
          "SessionChanged", Kind.SESSION,
          "WithdrawalChanged", Kind.WITHDRAWAL,
          "MarketChanged", Kind.MARKET,
          "OrderAccepted", Kind.ORDER,
          "OrderReplaced", Kind.ORDER);
  private static final Map<String, String> FIELDS =
      Map.of(
          "AccountOpened", "accountId",
          "SessionChanged", "sessionId",
          "WithdrawalChanged", "withdrawalId",
          "MarketChanged", "marketId",
          "OrderAccepted", "orderId",
          "OrderReplaced", "newOrderId");

  private final Map<Kind, Set<Long>> issued = new EnumMap<>(Kind.class);
  private Kind kind;
  private long id;

  /** Looks for an id in the answer to a command. */
  void follow(List<Map<String, Object>> outcomes) {
    kind = null;
    for (Map<String, Object> outcome : outcomes) {
      Object name = outcome.get("outcome");
      if (Boolean.TRUE.equals(outcome.get("answer")) && KINDS.containsKey(name)) {
        kind = KINDS.get(name);
        id = (Long) outcome.get(FIELDS.get(name));
      }
    }
  }

  @Override
  public long next(Kind wanted) {
    if (wanted != kind) {
      throw new Difference("The model accepts and makes a " + wanted + "; the engine does not.");
    }
    if (id < 1 || id > MAX || !issued.computeIfAbsent(kind, k -> new HashSet<>()).add(id)) {
      throw new Difference(
          "The engine issued the " + kind + " id " + id + " out of range or twice.");
    }
    return id;
  }
}
