package io.croupier.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.croupier.engine.Engine;
import io.croupier.protocol.GenesisEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench memory}. */
@Command(
    name = "memory",
    description = {
      "Bytes that the engine allocates for one more runner, order, account and so on.",
      "All memory is allocated at Genesis, so one takes this idle or not. Counts, not times."
    },
    footer = {"", "Examples:", "  ./croupier bench memory", "  ./croupier bench memory --json"})
final class MemoryCommand implements Callable<Integer> {
  private static final int FEW = 20_000;
  private static final int MORE = 60_000;
  private static final int FEW_GATEWAYS = 1;
  private static final int MORE_GATEWAYS = 9;
  private static final int LOOKS = 3;

  /** Fixes every limit that would otherwise follow from another one. */
  private static final Map<String, BiConsumer<GenesisEncoder, Integer>> LIMITS = limits();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  private final Commands commands = new Commands(1, 0);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final GenesisEncoder genesis = new GenesisEncoder();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() throws JsonProcessingException {
    Map<String, Double> bytes = count();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "Memory");
    figures.put("bytes", bytes);
    figures.putAll(Machine.describe());
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(figures));
    } else {
      bytes.forEach((thing, of) -> System.out.printf("%,12.1f bytes: one %s%n", of, thing));
      System.out.println("(" + Machine.line() + ")");
    }
    return 0;
  }

  /** What one more of each thing takes. */
  Map<String, Double> count() {
    // The first engine also allocates what its classes need.
    allocated(() -> {});
    Map<String, Double> bytes = new LinkedHashMap<>();
    LIMITS.forEach((thing, limit) -> bytes.put(thing, bytesOfOne(limit)));
    bytes.put("gateway with its window of 65,536 command ids", bytesOfGateway());
    return bytes;
  }

  private static Map<String, BiConsumer<GenesisEncoder, Integer>> limits() {
    Map<String, BiConsumer<GenesisEncoder, Integer>> limits = new LinkedHashMap<>();
    limits.put("idle runner, on any ladder", GenesisEncoder::runners);
    limits.put("page of 64 prices of a side that is not empty", GenesisEncoder::bookPages);
    limits.put("market without its runners", GenesisEncoder::markets);
    limits.put("order", GenesisEncoder::orders);
    limits.put("order kept of a settled market", GenesisEncoder::settledOrders);
    limits.put("account", GenesisEncoder::accounts);
    limits.put("wallet", GenesisEncoder::wallets);
    limits.put("player session", GenesisEncoder::sessions);
    limits.put("casino round", GenesisEncoder::rounds);
    limits.put("withdrawal", GenesisEncoder::withdrawals);
    limits.put("requested deposit", GenesisEncoder::deposits);
    limits.put("command waiting for approval", GenesisEncoder::approvals);
    limits.put("bet of fixed odds", GenesisEncoder::bets);
    limits.put("selection of fixed odds", GenesisEncoder::selections);
    return limits;
  }

  private double bytesOfOne(BiConsumer<GenesisEncoder, Integer> limit) {
    long before = allocated(() -> limit.accept(genesis, FEW));
    return (allocated(() -> limit.accept(genesis, MORE)) - before) / (double) (MORE - FEW);
  }

  private double bytesOfGateway() {
    long before = allocated(() -> genesis.gateways(FEW_GATEWAYS));
    return (allocated(() -> genesis.gateways(MORE_GATEWAYS)) - before)
        / (double) (MORE_GATEWAYS - FEW_GATEWAYS);
  }

  /**
   * What an engine allocates for a Genesis of few things with one change: the least of a few, since
   * what the JVM allocates on this thread for itself now and then only adds.
   */
  private long allocated(Runnable change) {
    int length = commands.genesis(buffer, 0, FEW, FEW);
    genesis.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
    LIMITS.values().forEach(limit -> limit.accept(genesis, FEW));
    genesis.gateways(FEW_GATEWAYS);
    change.run();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < LOOKS; i++) {
      Engine engine = new Engine(new DiscardingSink(null));
      long before = threads.getCurrentThreadAllocatedBytes();
      engine.onCommand(1, 1, buffer, 0, length);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
