package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import io.croupier.testkit.Messages;
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
      if (MessageKind.of(type.templateId()) == MessageKind.COMMAND
          && isBegun(Map.of("command", type.name()))) {
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
    assertEquals(false, isBegun(list(CREDIT, CREDIT)));
    assertEquals(true, isBegun(list(CREDIT, DEBIT)));
    assertEquals(false, isBegun(list()));
  }

  private boolean isBegun(Map<String, Object> command) {
    UnsafeBuffer bytes = new UnsafeBuffer(messages.encode(command));
    return newBusiness.isBegunBy(bytes, 0);
  }

  @SafeVarargs
  private static Map<String, Object> list(Map<String, Object>... actions) {
    return Map.of("command", "ApplyRounds", "actions", List.of(actions));
  }

  private static Map<String, Object> action(String action, long amount) {
    return Map.of("action", action, "amount", amount);
  }
}
