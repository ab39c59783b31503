package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import io.croupier.testkit.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class NewBusinessTest {
  private static final Map<String, Object> CREDIT = action("CREDIT", 1L);
  private static final Map<String, Object> DEBIT = action("DEBIT", 2L);

  private final Messages messages = new Messages();
  private final NewBusiness newBusiness = new NewBusiness();

  @Test
  void shouldBeBetsOrdersDepositsAccountsMarketsAndBonuses() {
    Set<String> begun = new TreeSet<>();
    for (MessageType type : MessageSchema.load().messages()) {
      boolean command = MessageKind.of(type.templateId()) == MessageKind.COMMAND;
      if (command && !type.name().equals("ApplyRounds") && isBegun(type.templateId())) {
        begun.add(type.name());
      }
    }
    Set<String> expected =
        Set.of(
            "CreateMarket",
            "DebitCreditRound",
            "DebitRound",
            "Deposit",
            "GrantBonus",
            "OpenAccount",
            "PlaceBet",
            "PlaceOrder",
            "PlaceOrders",
            "ReplaceOrder",
            "RequestDeposit");
    assertEquals(new TreeSet<>(expected), begun);
  }

  @Test
  void shouldBeAListOfRoundsOnlyWithABetInIt() {
    assertFalse(isBegun(list(List.of(CREDIT, CREDIT))));
    assertTrue(isBegun(list(List.of(CREDIT, DEBIT))));
    assertFalse(isBegun(list(List.of())));
  }

  private boolean isBegun(int templateId) {
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH]);
    new MessageHeaderEncoder().wrap(bytes, 0).templateId(templateId);
    return newBusiness.isBegunBy(bytes, 0);
  }

  private boolean isBegun(Map<String, Object> command) {
    return newBusiness.isBegunBy(new UnsafeBuffer(messages.encode(command)), 0);
  }

  private static Map<String, Object> list(List<Map<String, Object>> actions) {
    Map<String, Object> list = new HashMap<>();
    list.put("command", "ApplyRounds");
    list.put("gatewayId", 1L);
    list.put("commandId", 1L);
    list.put("providerId", 1L);
    list.put("currency", "GBP");
    list.put("actions", actions);
    return list;
  }

  private static Map<String, Object> action(String action, long amount) {
    return Map.of(
        "action",
        action,
        "amount",
        amount,
        "gameId",
        1L,
        "transactionId",
        "0".repeat(32),
        "roundId",
        "0".repeat(32));
  }
}
