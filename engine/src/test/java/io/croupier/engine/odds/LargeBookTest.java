package io.croupier.engine.odds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.Engine;
import io.croupier.engine.RecordingSink;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A book of 100,000 accumulators over four markets is settled in slices of a bounded length. */
class LargeBookTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final int BETS = 100_000;
  private static final int SLICE = 1_000;
  private static final int LEGS = 4;
  private static final long DEPOSIT = 100_000_000_000L;

  private final RecordingSink sink = new RecordingSink();
  private final Engine engine = new Engine(sink);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 12]);
  private int length;

  @Test
  void shouldSettleAccumulatorsInBoundedSlices() {
    send("Genesis", "bets", BETS, "workPerCommand", SLICE);
    send("OpenAccount", "currency", "GBP");
    long alice = (Long) first().get("accountId");
    send(
        "Deposit",
        "accountId",
        alice,
        "transactionId",
        "00000000000000000000000000000001",
        "amount",
        DEPOSIT,
        "currency",
        "GBP");
    List<Map<String, Object>> legs = new ArrayList<>();
    for (int market = 1; market <= LEGS; market++) {
      send("SetPrice", "marketId", market, "runner", 1, "price", 150);
      legs.add(Map.of("marketId", market, "runner", 1, "price", 150));
    }
    encode(
        "PlaceBet",
        "accountId",
        alice,
        "stake",
        1_000,
        "currency",
        "GBP",
        "betKind",
        "ACCUMULATOR",
        "legs",
        legs);
    for (int bet = 0; bet < BETS; bet++) {
      apply();
    }
    assertEquals(DEPOSIT - BETS * 1_000L, first().get("cash"));
    int paid = 0;
    for (int market = 1; market <= LEGS; market++) {
      paid += settle(market);
    }
    assertEquals(BETS, paid);
    query(alice);
    assertEquals(DEPOSIT + BETS * 4_062L, first().get("cash"));
    engine.checkInvariants();
  }

  /** The number of bets that were paid, at most a slice by each command. */
  private int settle(int market) {
    send("SettleSelection", "marketId", market, "runner", 1, "result", "WON");
    int paid = sink.outcomes().size() - 1;
    int slices = 1;
    encode("AdvanceTime");
    while (engine.nextDeadlineNs() <= engine.timestampNs()) {
      apply();
      assertTrue(sink.outcomes().size() <= SLICE + 1, "a slice is too long");
      paid += sink.outcomes().size() - 1;
      slices++;
    }
    assertEquals(BETS / SLICE, slices, 1);
    return paid;
  }

  private void query(long account) {
    encode("QueryWallet", "accountId", account, "currency", "GBP");
    engine.onQuery(buffer, 0, length, sink);
  }

  private void send(String command, Object... nameValues) {
    encode(command, nameValues);
    apply();
  }

  /** The same bytes may come again: of the node's own commands the ids are not looked at. */
  private void apply() {
    engine.onCommand(engine.sequence() + 1, 0, buffer, 0, length);
  }

  private void encode(String command, Object... nameValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("gatewayId", 0);
    fields.put("commandId", 1);
    for (int i = 0; i < nameValues.length; i += 2) {
      fields.put((String) nameValues[i], nameValues[i + 1]);
    }
    length = new MessageEncoder(SCHEMA).encode(SCHEMA.typeOf(fields), fields, buffer, 0);
  }

  private Map<String, Object> first() {
    byte[] outcome = sink.outcomes().get(0);
    return new MessageDecoder(SCHEMA).decode(new UnsafeBuffer(outcome), 0, outcome.length);
  }
}
