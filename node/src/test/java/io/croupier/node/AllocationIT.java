package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.testkit.Messages;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is allocated for a command, accepted or refused, on its way through the node. The media
 * driver has threads of its own here, since the JDK's sockets do allocate.
 */
class AllocationIT {
  private static final List<String> STAGES = List.of("ingress", "journal", "engine", "egress");
  private static final int COMMANDS = 60_000;
  private static final int IN_FLIGHT = 500;
  private static final int ROUNDS = 6;

  /** Bytes in a round that are no leak: a lambda linked, a file opened. */
  private static final long ONCE = 4_096;

  private static final long LARGE = 1_000_000_000L;
  private static final int TEMPLATE = MessageHeaderDecoder.templateIdEncodingOffset();
  private static final int TRANSACTION =
      MessageHeaderDecoder.ENCODED_LENGTH + DepositDecoder.transactionIdEncodingOffset();

  @TempDir private Path folder;

  private final Messages messages = new Messages();
  private final List<UnsafeBuffer> cycle = new ArrayList<>();
  private long transactions = 1;

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  void shouldAllocateNothingForACommand(String durability) {
    String endpoint = Nodes.freeEndpoint();
    List<String> options =
        Nodes.options(
            folder,
            endpoint,
            "pipeline.topology=dedicated",
            "journal.durability=" + durability,
            "journal.fileSize=256MiB",
            "genesis.orders=200000");
    try (Node node = Nodes.start(options);
        Edge edge = new Edge(1, endpoint)) {
      setUp(edge);
      Map<String, Long> least = new TreeMap<>();
      // A round in which the JVM was busy with itself, compiling, tells nothing: the best counts.
      for (int round = 0; round < ROUNDS && !isSilent(least); round++) {
        Map<String, Long> before = allocated();
        run(edge);
        allocated()
            .forEach((stage, bytes) -> least.merge(stage, bytes - before.get(stage), Math::min));
      }
      assertEquals(new TreeSet<>(STAGES), least.keySet());
      assertTrue(isSilent(least), "bytes for " + COMMANDS + " commands: " + least);
    }
  }

  /** An account with money, an open market with one large order, and a cycle of commands. */
  private void setUp(Edge edge) {
    edge.ask("OpenAccount", Map.of("currency", "GBP"));
    edge.ask("Deposit", deposit(Deposits.ACCOUNT, 1_000_000_000_000L));
    long market = (Long) edge.ask("CreateMarket", market()).get("marketId");
    edge.ask("OpenMarket", Map.of("marketId", market));
    long large = (Long) edge.ask("PlaceOrder", order(market, "LAY", 150, LARGE)).get("orderId");
    add("Deposit", deposit(Deposits.ACCOUNT, 1));
    add("PlaceOrder", order(market, "BACK", 200, 100));
    add("PlaceOrder", order(market, "LAY", 200, 100));
    add("CancelOrder", Map.of("accountId", Deposits.ACCOUNT, "orderId", large, "reduceBy", 1));
    add("PlaceOrder", order(market, "BACK", 201_000, 100));
    add("Deposit", deposit(99, 1));
  }

  /** Sends the cycle again and again, each deposit with a new transaction id. */
  private void run(Edge edge) {
    for (int i = 0; i < COMMANDS; i++) {
      UnsafeBuffer message = cycle.get(i % cycle.size());
      if (message.getShort(TEMPLATE) == DepositDecoder.TEMPLATE_ID) {
        message.putLong(TRANSACTION, ++transactions);
      }
      edge.await(() -> edge.inFlight() < IN_FLIGHT, "answers");
      edge.client().offer(message, 0, message.capacity());
    }
    edge.awaitAnswers();
    long refused = edge.outcomes.stream().filter(o -> o.get("outcome").equals("Refused")).count();
    assertEquals(COMMANDS / 3, refused, "refused: the last two of each cycle");
    edge.outcomes.clear();
  }

  private void add(String name, Map<String, Object> fields) {
    Map<String, Object> message = new HashMap<>(fields);
    message.put("command", name);
    message.put("gatewayId", 1);
    message.put("commandId", 1);
    cycle.add(new UnsafeBuffer(messages.encode(message)));
  }

  private static Map<String, Object> deposit(long accountId, long amount) {
    return Map.of(
        "accountId",
        accountId,
        "transactionId",
        "%032x".formatted(1),
        "amount",
        amount,
        "currency",
        "GBP");
  }

  private static Map<String, Object> market() {
    return Map.of("runners", 2, "winners", 1, "currency", "GBP");
  }

  private static Map<String, Object> order(long market, String side, int price, long stake) {
    return Map.of(
        "accountId", Deposits.ACCOUNT,
        "marketId", market,
        "runner", 1,
        "side", side,
        "price", price,
        "stake", stake);
  }

  private static Map<String, Long> allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<String, Long> bytes = new TreeMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (STAGES.contains(thread.getName())) {
        bytes.put(thread.getName(), threads.getThreadAllocatedBytes(thread.getId()));
      }
    }
    return bytes;
  }

  private static boolean isSilent(Map<String, Long> bytes) {
    return !bytes.isEmpty() && bytes.values().stream().allMatch(all -> all <= ONCE);
  }
}
