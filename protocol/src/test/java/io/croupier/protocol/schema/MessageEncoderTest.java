package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageEncoderTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final String ID = "00112233445566778899aabbccddeeff";

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
  private final Map<String, Object> order =
      new HashMap<>(
          Map.of(
              "command",
              "PlaceOrder",
              "gatewayId",
              1,
              "commandId",
              12,
              "accountId",
              7L,
              "marketId",
              3L,
              "runner",
              2,
              "side",
              "BACK",
              "price",
              250,
              "stake",
              1_000L));

  @Test
  void shouldReportACommandAsItWasGivenWithoutWhatWasLeftOut() {
    assertEquals(
        "{command=PlaceOrder, commandId=12, accountId=7, gatewayId=1, marketId=3, stake=1000,"
            + " price=250, runner=2, side=BACK}",
        roundTrip(order).toString());
  }

  @Test
  void shouldWriteNumbersThatOnlyTheEngineRefuses() {
    order.put("stake", Long.MIN_VALUE);
    order.put("price", -1);
    order.put("runner", 65_535);
    order.put("marketId", BigInteger.valueOf(Long.MAX_VALUE));
    Map<String, Object> read = roundTrip(order);
    assertEquals(Long.MIN_VALUE, read.get("stake"));
    assertEquals(-1L, read.get("price"));
    assertEquals(65_535L, read.get("runner"));
    assertEquals(Long.MAX_VALUE, read.get("marketId"));
  }

  @Test
  void shouldTakeNullForAFieldLeftOut() {
    order.put("persistence", null);
    assertEquals(null, roundTrip(order).get("persistence"));
  }

  @Test
  void shouldTakeTimesAsNumbersAndAsIsoToTheNanosecond() {
    Map<String, Object> market =
        new HashMap<>(
            Map.of(
                "command", "CreateMarket",
                "gatewayId", 1,
                "commandId", 1,
                "currency", "GBP",
                "runners", 2,
                "winners", 1,
                "closeAt", "2000-01-01T01:00:00.000000001+01:00"));
    assertEquals(946_684_800_000_000_001L, roundTrip(market).get("closeAt"));
    market.put("closeAt", 946_684_800_000_000_001L);
    assertEquals(946_684_800_000_000_001L, roundTrip(market).get("closeAt"));
    market.put("closeAt", "2300-01-01T00:00:00Z");
    assertRefused(
        "\"closeAt\" of CreateMarket must be a whole number of nanoseconds since 1970, or an"
            + " ISO-8601 time such as 2000-01-01T00:00:00.000000001Z, not \"2300-01-01T00:00:00Z\".",
        market);
  }

  @Test
  void shouldTakeHexInEitherCase() {
    Map<String, Object> deposit =
        new HashMap<>(
            Map.of(
                "command",
                "Deposit",
                "gatewayId",
                1,
                "commandId",
                1,
                "transactionId",
                ID.toUpperCase(Locale.ROOT),
                "amount",
                5,
                "currency",
                "GBP"));
    assertEquals(ID, roundTrip(deposit).get("transactionId"));
    deposit.put("transactionId", ID.substring(1));
    assertRefused(
        "\"transactionId\" of Deposit must be a text of 32 hex digits, not \""
            + ID.substring(1)
            + "\".",
        deposit);
  }

  @Test
  void shouldNameAnAnswerToAQueryByAsOfSequence() {
    Map<String, Object> hash =
        Map.of(
            "outcome",
            "StateHash",
            "asOfSequence",
            9,
            "timestampNs",
            0,
            "commandId",
            4,
            "index",
            0,
            "gatewayId",
            1,
            "answer",
            true,
            "stateHash",
            "00000000000000ff",
            "effectHash",
            "0000000000000001",
            "outcomeHash",
            "ffffffffffffffff");
    assertEquals(
        "{outcome=StateHash, asOfSequence=9, timestampNs=0, commandId=4, index=0, gatewayId=1,"
            + " answer=true, lastForGateway=false, stateHash=00000000000000ff,"
            + " effectHash=0000000000000001, outcomeHash=ffffffffffffffff}",
        roundTrip(hash).toString());
  }

  @Test
  void shouldRefuseAnUnknownFieldNamingThoseThatExist() {
    order.put("stke", 1);
    assertRefused(
        "PlaceOrder has no field \"stke\"; there are edgeTimeNs, commandId, accountId, actorId,"
            + " reasonCode, gatewayId, actorKind, sessionId, marketId, stake, liability, orderRef,"
            + " targetAmount, minFill, price, marketVersion, runner, side, orderKind, persistence,"
            + " targetKind, bestExecution.",
        order);
  }

  @Test
  void shouldHideReservedFields() {
    order.put("reserved", 1);
    assertThrows(BadMessageException.class, () -> roundTrip(order));
  }

  @Test
  void shouldRefuseAMissingRequiredField() {
    order.remove("side");
    assertRefused("PlaceOrder needs \"side\", BACK or LAY.", order);
  }

  @Test
  void shouldRefuseAnUnknownNameOfAnEnumeration() {
    order.put("side", "back");
    assertRefused("\"side\" of PlaceOrder must be BACK or LAY, not \"back\".", order);
  }

  @Test
  void shouldRefuseWhatIsNotAWholeNumber() {
    for (Object value : List.of(1.0, "1", true, List.of(1))) {
      order.put("runner", value);
      assertRefused(
          "\"runner\" of PlaceOrder must be a whole number from 0 to 65535, not "
              + Sentences.quote(value)
              + ".",
          order);
    }
  }

  @Test
  void shouldRefuseANumberThatTheBytesCannotHold() {
    order.put("runner", -1);
    assertRefused(
        "\"runner\" of PlaceOrder must be a whole number from 0 to 65535, not -1.", order);
    order.put("runner", 1);
    order.put("stake", BigInteger.ONE.shiftLeft(63));
    assertRefused(
        "\"stake\" of PlaceOrder must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807, not 9223372036854775808.",
        order);
  }

  @Test
  void shouldRefuseTextThatDoesNotFit() {
    Map<String, Object> account = new HashMap<>();
    account.putAll(Map.of("command", "OpenAccount", "gatewayId", 1, "commandId", 1));
    for (Object value : List.of("EUROS", "€", "A\0", 7)) {
      account.put("currency", value);
      assertRefused(
          "\"currency\" of OpenAccount must be a text of at most 4 plain characters, not "
              + Sentences.quote(value)
              + ".",
          account);
    }
  }

  @Test
  void shouldRefuseASetWithAnUnknownChoiceOrAnotherValue() {
    FieldType flags =
        SCHEMA.byName("AccountChanged").fields().stream()
            .filter(field -> field.name().equals("after"))
            .findFirst()
            .orElseThrow();
    for (Object value : List.of(Map.of("open", true), Map.of("bet", 1), List.of("bet"))) {
      assertEquals(false, flags.codec().write(buffer, 0, value));
    }
    assertEquals(
        "an object with true or false for locked, deposit, bet, withdraw, loginLocked or lockedByRisk",
        flags.codec().expected());
  }

  @Test
  void shouldNameTheRowThatIsWrong() {
    Map<String, Object> genesis =
        new HashMap<>(Map.of("command", "Genesis", "gatewayId", 0, "commandId", 1));
    Map<String, Object> gbp = Map.of("currency", "GBP", "decimals", 2);
    genesis.put("currencies", List.of(gbp, Map.of("currency", "JPY")));
    assertRefused(
        "Genesis needs \"currencies[1].decimals\", a whole number from 0 to 255.", genesis);
    genesis.put("currencies", List.of(gbp, Map.of("currency", "JPY", "decimal", 0)));
    assertRefused(
        "Genesis has no field \"currencies[1].decimal\"; there are currency, minBet,"
            + " minLiability, minPayout, decimals.",
        genesis);
    genesis.put("currencies", List.of("GBP"));
    assertRefused(
        "\"currencies[0]\" of Genesis must be an object with the row's fields, not \"GBP\".",
        genesis);
    genesis.put("currencies", "GBP");
    assertRefused(
        "\"currencies\" of Genesis must be a list of at most 65534 rows, not \"GBP\".", genesis);
  }

  @Test
  void shouldRefuseMoreRowsThanTheBufferHasRoomFor() {
    Map<String, Object> gbp = Map.of("currency", "GBP", "decimals", 2);
    Map<String, Object> genesis =
        Map.of(
            "command",
            "Genesis",
            "gatewayId",
            0,
            "commandId",
            1,
            "currencies",
            Collections.nCopies(4_000, gbp));
    assertRefused("Genesis has too many rows: it would be 116247 bytes long.", genesis);
  }

  @Test
  void shouldRefuseAMessageWithoutAKnownName() {
    assertRefused(
        "There is no command \"Refused\": docs/protocol.md has all.", Map.of("command", "Refused"));
    assertRefused("There is no command 7: docs/protocol.md has all.", Map.of("command", 7));
    assertRefused("There is no \"command\" in this message: it must name one.", Map.of("stake", 1));
  }

  @Test
  void shouldSayWhichCommandsAreNear() {
    assertRefused(
        "There is no command \"PlaceOder\": near it is PlaceOrder or PlaceOrders, and"
            + " docs/protocol.md has all.",
        Map.of("command", "PlaceOder"));
    assertRefused(
        "There is no command \"rollback\": near it is RollbackTransaction, and docs/protocol.md"
            + " has all.",
        Map.of("command", "rollback"));
    assertRefused(
        "There is no command \"Query\": near it is QueryWallet, QueryAccount or QuerySession, and"
            + " docs/protocol.md has all.",
        Map.of("command", "Query"));
  }

  @Test
  void shouldRefuseARowInItsGroupAndBesideItToo() {
    Map<String, Object> bet = new HashMap<>(Map.of("command", "DebitRound", "gatewayId", 1));
    bet.put("seeds", List.of(Map.of("clientSeed", "a", "nonce", 1)));
    bet.put("clientSeed", "b");
    assertRefused(
        "DebitRound has \"seeds\" and its fields beside the message's own too: say them once.",
        bet);
  }

  @Test
  void shouldSayAWrongValueAsJson() {
    Map<String, Object> seed = new LinkedHashMap<>();
    seed.put("clientSeed", "a");
    seed.put("nonce", 1);
    assertRefused(
        "\"seeds\" of DebitRound must be a list of at most 1 row, not"
            + " [{\"clientSeed\":\"a\",\"nonce\":1},{\"clientSeed\":\"a\",\"nonce\":1}].",
        Map.of("command", "DebitRound", "seeds", List.of(seed, seed)));
  }

  private Map<String, Object> roundTrip(Map<String, Object> message) {
    MessageType type = SCHEMA.typeOf(message);
    int length = new MessageEncoder(SCHEMA).encode(type, message, buffer, 0);
    return new MessageDecoder(SCHEMA).decode(buffer, 0, length);
  }

  private void assertRefused(String sentence, Map<String, Object> message) {
    BadMessageException e = assertThrows(BadMessageException.class, () -> roundTrip(message));
    assertEquals(sentence, e.getMessage());
  }
}
