package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.engine.Engine;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints balances, one a line: as aligned text, or as JSON. */
final class BalancePrinter {
  private static final String FORMAT = "%-16s %18s  %-17s %22s %s%n";

  private final boolean json;
  private final PrintWriter out;
  private final ObjectMapper mapper = new ObjectMapper();

  BalancePrinter(boolean json, PrintWriter out) {
    this.json = json;
    this.out = out;
  }

  /** First the point, then the rows, then the sums. */
  void print(Engine engine, List<BalanceSheet.Row> rows, Map<String, BalanceSheet.Sum> sums) {
    if (json) {
      json("asOfSequence", engine.sequence(), "timestampNs", engine.timestampNs());
    } else {
      out.printf(
          "as of sequence %s, %s%n", engine.sequence(), Timestamps.iso(engine.timestampNs()));
    }
    rows.forEach(this::row);
    sums.forEach(this::sum);
  }

  private void row(BalanceSheet.Row row) {
    if (json) {
      json(
          "owner", row.owner(),
          "ownerId", row.ownerId(),
          "kind", row.kind(),
          "currency", row.currency(),
          "decimals", row.decimals(),
          "amount", row.amount(),
          "test", row.test());
    } else {
      String id = row.owner() == BalanceSheet.OwnerKind.HOUSE ? "" : Long.toString(row.ownerId());
      String amount = CurrencyTable.major(row.amount(), row.decimals());
      String currency = row.test() ? row.currency() + " TEST" : row.currency();
      out.printf(Locale.ROOT, FORMAT, row.owner(), id, row.kind(), amount, currency);
    }
  }

  private void sum(String currency, BalanceSheet.Sum sum) {
    if (json) {
      json("sum", sum.amount(), "currency", currency, "decimals", sum.decimals());
    } else {
      String amount = new BigDecimal(sum.amount(), sum.decimals()).toPlainString();
      out.printf(Locale.ROOT, FORMAT, "SUM", "", "", amount, currency);
    }
  }

  private void json(Object... namesAndValues) {
    Map<String, Object> line = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      line.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    try {
      out.println(mapper.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
