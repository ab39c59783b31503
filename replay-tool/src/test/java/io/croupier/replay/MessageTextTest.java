package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
  private final MessageSchema schema = MessageSchema.load();
  private final MessageText text = new MessageText(schema, new CurrencyTable());

  @ParameterizedTest
  @ValueSource(
      strings = {"INSUFFICIENT_FUNDS", "EXPOSURE_LIMIT", "LIABILITY_LIMIT", "INVALID_STAKE"})
  void shouldShowAsMoneyWhatARefusalOfAnAmountIsAbout(String reason) {
    assertEquals(money(5_000), concerns(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN_ACCOUNT", "TOO_MANY_ORDERS", "BET_IN_PROGRESS"})
  void shouldShowAsItStandsWhatAnotherRefusalIsAbout(String reason) {
    assertEquals("5000", concerns(reason));
  }

  @Test
  void shouldShowEveryPriceAsDecimalOdds() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("price", 350L);
    assertEquals("price=3.50", text.fields(schema.byName("PlaceOrder"), order, null));
  }

  private String money(long amount) {
    return new CurrencyTable().text(amount, null);
  }

  private String concerns(String reason) {
    Map<String, Object> refused = new LinkedHashMap<>();
    refused.put("concerns", 5_000L);
    refused.put("reason", reason);
    String fields = text.fields(schema.byName("Refused"), refused, null);
    return fields.substring("concerns=".length(), fields.indexOf(" reason="));
  }

  @Test
  void shouldWriteAStartingPriceAsOdds() {
    Map<String, Object> reported = Map.of("startingPrice", 6_182_870_000L);
    MessageType type = schema.byName("StartingPriceReported");
    assertEquals("startingPrice=6.182870000", text.fields(type, reported, null));
  }
}
