package io.croupier.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.store.Hash64;
import io.croupier.node.index.IdStore;
import io.croupier.node.index.IdStoreSize;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.RecalledTransactionEncoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench ids}. */
@Command(
    name = "ids",
    description = {
      "Fills an index of transaction ids, then looks up ids that are in it and ids that are not.",
      "An id takes about 200 bytes of disk; the files are deleted afterwards, and nothing else is."
    },
    footer = {
      "",
      "Examples:",
      "  ./croupier bench ids --ids 1000000",
      "  ./croupier bench ids --json"
    })
final class IdsCommand implements Callable<Integer> {
  private static final int FLUSH = 256;
  private static final int SPREAD = 7_919;
  private static final long LEAST_IDS = 1_024;
  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(2);

  @Spec private CommandSpec spec;

  @Option(names = "--ids", defaultValue = "100000000", description = "How many; 100 million.")
  private long ids;

  @Option(names = "--lookups", defaultValue = "1000000", description = "Of each kind; a million.")
  private int lookups;

  @Option(names = "--folder", description = "A new or empty folder; a temporary one if left out.")
  private Path folder;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
  private final RecalledTransactionEncoder encoder = new RecalledTransactionEncoder();

  private long lastNs;

  @Override
  public Integer call() throws IOException {
    require(ids >= LEAST_IDS, "--ids must be " + LEAST_IDS + " or more, not " + ids + ".");
    require(lookups >= 1, "--lookups must be 1 or more, not " + lookups + ".");
    require(isFree(), "There is something in " + folder + " already; name a new or empty folder.");
    Path place = folder == null ? Files.createTempDirectory("croupier-ids") : folder;
    try {
      print(measure(place));
      return 0;
    } finally {
      Folders.delete(place);
    }
  }

  private void require(boolean good, String sentence) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }

  /** All that is in the folder is deleted in the end, so nothing of anybody else's may be there. */
  private boolean isFree() throws IOException {
    if (folder == null || !Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** The figures, by name. */
  Map<String, Object> measure(Path place) throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "TransactionIds");
    figures.put("ids", ids);
    IdStoreSize size = IdStoreSize.of(ids, Duration.ofDays(120).toNanos());
    try (IdStore store = IdStore.open(place, size)) {
      long beginNs = System.nanoTime();
      fill(store);
      double seconds = (System.nanoTime() - beginNs) / 1e9;
      figures.put("putsPerSecond", Math.round(ids / seconds));
      figures.put("shelves", store.shelves());
      figures.put("diskBytes", Folders.bytes(place));
      // The first look-ups warm the code up.
      lookUp(store, 0, Math.min(lookups, 100_000));
      figures.put("hitNs", quantiles(lookUp(store, 0, lookups)));
      figures.put("missNs", quantiles(lookUp(store, ids, lookups)));
    }
    long openNs = System.nanoTime();
    IdStore.open(place, size).close();
    figures.put("openMs", (System.nanoTime() - openNs) / 1_000_000);
    figures.putAll(Machine.describe());
    return figures;
  }

  private void fill(IdStore store) {
    encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    encoder
        .source(Transactions.gameProvider(1))
        .accountId(1)
        .amount(100)
        .cashPart(100)
        .reason(RefusalReason.NONE)
        .kind(TransactionKind.ROUND_DEBIT)
        .state(TransactionState.BOOKED)
        .roundState(RoundState.OPEN)
        .currency("GBP");
    for (long i = 0; i < ids; i++) {
      encoder.transactionId().high(high(i)).low(i);
      if (!store.put(i + 1, i + 1, buffer, 0)) {
        throw new BenchException("The index is full at " + i + " ids");
      }
      if (i % FLUSH == 0) {
        store.flush();
        tell(i);
      }
    }
    store.flush();
  }

  private void tell(long filled) {
    long now = System.nanoTime();
    if (lastNs == 0 || now - lastNs > PAUSE_NS) {
      lastNs = now;
      System.err.printf("filled %,d of %,d ids%n", filled, ids);
    }
  }

  /** Looks ids up that are spread over all; behind {@code first} = ids there are none. */
  private Histogram lookUp(IdStore store, long first, int times) {
    Histogram took = new Histogram(3);
    UnsafeBuffer into = new UnsafeBuffer(new byte[512]);
    long source = Transactions.gameProvider(1);
    long step = Math.max(1, ids / times);
    for (long i = 0; i < times; i++) {
      long id = first + (i * SPREAD % times * step) % ids;
      long beginNs = System.nanoTime();
      int length = store.find(source, high(id), id, into, 0);
      took.recordValue(System.nanoTime() - beginNs);
      if (length > 0 != id < ids) {
        throw new BenchException("The index is wrong about id " + id);
      }
    }
    return took;
  }

  private static long high(long id) {
    return Hash64.mix(id);
  }

  private static Map<String, Long> quantiles(Histogram took) {
    Map<String, Long> quantiles = new LinkedHashMap<>();
    quantiles.put("p50", took.getValueAtPercentile(50));
    quantiles.put("p99", took.getValueAtPercentile(99));
    quantiles.put("p99.9", took.getValueAtPercentile(99.9));
    quantiles.put("max", took.getMaxValue());
    return quantiles;
  }

  private void print(Map<String, Object> figures) throws JsonProcessingException {
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(figures));
      return;
    }
    figures.forEach((name, value) -> System.out.printf("%-14s %s%n", name, value));
  }
}
