package io.croupier.testkit.audit;

import io.croupier.testkit.model.IdSource;
import java.util.ArrayDeque;
import java.util.Deque;
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
          "DepositChanged", Kind.DEPOSIT,
          "WithdrawalChanged", Kind.WITHDRAWAL,
          "MarketChanged", Kind.MARKET,
          "OrderAccepted", Kind.ORDER,
          "OrderReplaced", Kind.ORDER,
          "BetAccepted", Kind.BET,
          "BonusChanged", Kind.BONUS);
  private static final Map<String, String> FIELDS =
      Map.of(
          "AccountOpened", "accountId",
          "SessionChanged", "sessionId",
          "DepositChanged", "depositId",
          "WithdrawalChanged", "withdrawalId",
          "MarketChanged", "marketId",
          "OrderAccepted", "orderId",
          "OrderReplaced", "newOrderId",
          "BetAccepted", "betId",
          "BonusChanged", "bonusId");

  private final Map<Kind, Set<Long>> issued = new EnumMap<>(Kind.class);
  private final Deque<Made> made = new ArrayDeque<>();

  /** Looks for ids in the answer to a command, and in the orders of PlaceOrders. */
  void follow(List<Map<String, Object>> outcomes) {
    made.clear();
    for (Map<String, Object> outcome : outcomes) {
      Object name = outcome.get("outcome");
      if (name.equals("Matched") && outcome.get("orderId") instanceof Long id && isNew(id)) {
        made.add(new Made(Kind.ORDER, id));
      }
      boolean ofBatch = name.equals("OrderAccepted");
      boolean makes = KINDS.containsKey(name) && (ofBatch || outcome.get("answer").equals(true));
      if (makes && outcome.get(FIELDS.get(name)) instanceof Long id) {
        made.add(new Made(KINDS.get(name), id));
      }
    }
  }

  /** An order of the house is heard of first when it is matched. */
  private boolean isNew(long order) {
    boolean before = issued.getOrDefault(Kind.ORDER, Set.of()).contains(order);
    return !before && made.stream().noneMatch(one -> one.kind == Kind.ORDER && one.id == order);
  }

  @Override
  public long next(Kind kind) {
    Made next = made.poll();
    if (next == null || next.kind != kind) {
      throw new Difference("The model accepts and makes a " + kind + "; the engine does not.");
    }
    long id = next.id;
    if (id < 1 || id > MAX || !issued.computeIfAbsent(kind, k -> new HashSet<>()).add(id)) {
      throw new Difference(
          "The engine issued the " + kind + " id " + id + " out of range or twice.");
    }
    return id;
  }

  private record Made(Kind kind, long id) {}
}
