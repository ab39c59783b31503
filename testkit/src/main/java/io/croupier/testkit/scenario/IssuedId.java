package io.croupier.testkit.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An id that the engine gave to what a command made, or the sequence of a command that waits for a
 * second operator.
 *
 * @param kind what it is of, as fields' names end: account, session, deposit, withdrawal, market,
 *     order, bet, bonus; or sequence
 */
record IssuedId(String kind, long id) {
  private static final Map<String, String> FIELDS =
      Map.of(
          "AccountOpened", "accountId",
          "SessionChanged", "sessionId",
          "DepositChanged", "depositId",
          "WithdrawalChanged", "withdrawalId",
          "MarketChanged", "marketId",
          "OrderAccepted", "orderId",
          "OrderReplaced", "newOrderId",
          "ApprovalPending", "sequence",
          "BetAccepted", "betId",
          "BonusChanged", "bonusId");

  /** The id in the answer of a command that makes something. */
  static IssuedId in(Line line, List<Map<String, Object>> outcomes) {
    for (Map<String, Object> outcome : outcomes) {
      String field = FIELDS.get((String) outcome.get("outcome"));
      if (Boolean.TRUE.equals(outcome.get("answer")) && field != null) {
        String kind = field.replace("new", "").replace("Id", "").toLowerCase(Locale.ROOT);
        return new IssuedId(kind, (Long) outcome.get(field));
      }
    }
    throw line.error("made nothing that could be named: " + outcomes);
  }

  /** The id of the order that an instruction of PlaceOrders made. */
  static IssuedId ofInstruction(Line line, long number, List<Map<String, Object>> outcomes) {
    for (Map<String, Object> outcome : outcomes) {
      if ("OrderAccepted".equals(outcome.get("outcome"))
          && Long.valueOf(number).equals(outcome.get("instruction"))) {
        return new IssuedId("order", (Long) outcome.get("orderId"));
      }
    }
    throw line.error("was not accepted: " + outcomes);
  }

  /** The field's value is this id. */
  boolean is(String field, Object value) {
    String name = field.toLowerCase(Locale.ROOT);
    return (name.endsWith(kind + "id") || name.equals(kind)) && value.equals(id);
  }
}
