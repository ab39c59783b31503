package io.croupier.demo.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.demo.RecordedData;
import io.croupier.testkit.EngineHost;
import io.croupier.testkit.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The starting prices of a recorded place market from its last book before the reconciliation and
 * the money that was matched at each of them.
 *
 * <p>Not reproduced: 38975313, whose SP stakes the recording does not tell (their last level is the
 * one that it deletes), and 13507775, where an order of 3.54 at 2.82 was passed over, which levels
 * do not tell apart from the others.
 */
class RecordedStartingPriceTest {
  /** The message with the reconciliation, and the one before, which has what was taken. */
  private static final int RECONCILED = 20_094;

  private static final int UNKNOWN_STAKES = 38975313;
  private static final int PASSED_OVER = 13507775;
  private static final long DEPOSIT = 1L << 40;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<Integer, RecordedRunner> runners = new TreeMap<>();
  private final EngineHost host = new EngineHost();
  private final Messages messages = new Messages();
  private long commandId;

  /** What is recorded of a runner: levels by price, SP money by limit, and its price. */
  private static final class RecordedRunner {
    final Map<Integer, Long> backs = new TreeMap<>();
    final Map<Integer, Long> lays = new TreeMap<>();
    final Map<Integer, Long> spBacks = new TreeMap<>();
    final Map<Integer, Long> spLays = new TreeMap<>();
    double startingPrice;

    private static long sum(Map<Integer, Long> levels) {
      return levels.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both sums are rounded to the minor unit, so the price is known no better than this. */
    double uncertainty() {
      return (startingPrice - 1) * (0.5 / sum(spBacks) + 0.5 / sum(spLays)) + 1e-9;
    }
  }

  @Test
  void shouldFindThePricesThatWereFound() throws IOException {
    read(RecordedData.file("SELF-1.181223995.json.gz"));
    send("Genesis", Map.of("accounts", 10L));
    long backer = account();
    long layer = account();
    int compared = 0;
    for (Map.Entry<Integer, RecordedRunner> entry : runners.entrySet()) {
      if (entry.getKey() != UNKNOWN_STAKES && entry.getKey() != PASSED_OVER) {
        RecordedRunner runner = entry.getValue();
        double found = reconcile(runner, backer, layer) / 1e9;
        assertEquals(runner.startingPrice, found, runner.uncertainty(), "runner " + entry);
        compared++;
      }
    }
    assertEquals(8, compared);
  }

  /** A market of its own for each runner: its starting price depends on nothing else. */
  private long reconcile(RecordedRunner runner, long backer, long layer) {
    Map<String, Object> terms = new HashMap<>(Map.of("currency", "GBP", "runners", 2L));
    terms.put("winners", 1L);
    terms.put("bspMarket", true);
    long market = (Long) send("CreateMarket", terms).get("marketId");
    send("OpenMarket", Map.of("marketId", market));
    runner.backs.forEach((price, size) -> rest(backer, market, "BACK", price, size));
    runner.lays.forEach((price, size) -> rest(layer, market, "LAY", price, size));
    atStartingPrice(backer, market, "BACK", "stake", RecordedRunner.sum(runner.spBacks));
    atStartingPrice(layer, market, "LAY", "liability", RecordedRunner.sum(runner.spLays));
    all("ReconcileStartingPrice", Map.of("marketId", market));
    Map<String, Object> query = fields("QueryStartingPrice");
    query.putAll(Map.of("marketId", market, "runner", 1L));
    return (Long) messages.decode(host.query(messages.encode(query)).get(0)).get("startingPrice");
  }

  private void rest(long account, long market, String side, int price, long stake) {
    Map<String, Object> order = order(account, market, side);
    order.put("stake", stake);
    order.put("price", (long) price);
    assertEquals("OrderAccepted", send("PlaceOrder", order).get("outcome"));
  }

  private void atStartingPrice(long account, long market, String side, String field, long amount) {
    Map<String, Object> order = order(account, market, side);
    order.put(field, amount);
    order.put("orderKind", "MARKET_ON_CLOSE");
    assertEquals("OrderAccepted", send("PlaceOrder", order).get("outcome"));
  }

  private static Map<String, Object> order(long account, long market, String side) {
    Map<String, Object> order = new HashMap<>(Map.of("accountId", account, "marketId", market));
    order.put("runner", 1L);
    order.put("side", side);
    return order;
  }

  private long account() {
    long account = (Long) send("OpenAccount", Map.of("currency", "GBP")).get("accountId");
    Map<String, Object> deposit = new HashMap<>(Map.of("currency", "GBP", "amount", DEPOSIT));
    deposit.put("accountId", account);
    deposit.put("transactionId", "%032x".formatted(account));
    send("Deposit", deposit);
    return account;
  }

  private Map<String, Object> send(String command, Map<String, Object> fields) {
    return messages.decode(all(command, fields).get(0));
  }

  private List<byte[]> all(String name, Map<String, Object> fields) {
    Map<String, Object> command = fields(name);
    command.putAll(fields);
    return host.command(++commandId, messages.encode(command));
  }

  private Map<String, Object> fields(String name) {
    Map<String, Object> fields = new HashMap<>(Map.of("command", name, "commandId", commandId + 1));
    fields.put("gatewayId", name.equals("Genesis") ? 0L : 1L);
    return fields;
  }

  private void read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (int line = 1; line <= RECONCILED; line++) {
        JsonNode message = mapper.readTree(lines.readLine());
        for (JsonNode change : message.path("mc")) {
          apply(line, change);
        }
      }
    }
    assertTrue(runners.size() == 10, "runners " + runners.keySet());
  }

  private void apply(int line, JsonNode change) {
    for (JsonNode row : change.path("rc")) {
      RecordedRunner runner = runner(row);
      if (line < RECONCILED - 1) {
        apply(row.path("atl"), runner.backs);
        apply(row.path("atb"), runner.lays);
      }
      apply(row.path("spl"), runner.spBacks);
      apply(row.path("spb"), runner.spLays);
    }
    for (JsonNode row : change.path("marketDefinition").path("runners")) {
      runner(row).startingPrice = row.path("bsp").asDouble();
    }
  }

  private RecordedRunner runner(JsonNode row) {
    return runners.computeIfAbsent(row.get("id").asInt(), id -> new RecordedRunner());
  }

  private static void apply(JsonNode levels, Map<Integer, Long> to) {
    for (JsonNode level : levels) {
      int price = (int) Math.round(level.get(0).asDouble() * 100);
      long size = Math.round(level.get(1).asDouble() * 100);
      if (size == 0) {
        to.remove(price);
      } else {
        to.put(price, size);
      }
    }
  }
}
