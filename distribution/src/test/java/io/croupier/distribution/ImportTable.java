package io.croupier.distribution;

import java.util.List;
import java.util.Map;

/** What each module may import, as the module table of the architecture says it. */
final class ImportTable {
  private static final String AGRONA = "org.agrona";
  private static final String AERON = "io.aeron";
  private static final String CHRONICLE = "net.openhft";
  private static final String DISRUPTOR = "com.lmax.disruptor";
  private static final String CONFIG_LIBRARY = "com.typesafe.config";
  private static final String JACKSON = "com.fasterxml.jackson";
  private static final String PICOCLI = "picocli";
  private static final String HISTOGRAM = "org.HdrHistogram";
  private static final String LOG = "org.slf4j";

  private static final String PROTOCOL = "io.croupier.protocol";
  private static final String ENGINE = "io.croupier.engine";
  private static final String SIGNATURE = "io.croupier.signature";
  private static final String JOURNAL = "io.croupier.journal";
  private static final String FRAME = "io.croupier.journal.frame";
  private static final String GATEWAY = "io.croupier.gateway";
  private static final String SESSION = "io.croupier.gateway.session";
  private static final String CONFIG = "io.croupier.config";
  private static final String TESTKIT = "io.croupier.testkit";
  private static final String MODEL = "io.croupier.testkit.model";
  private static final String NODE = "io.croupier.node";

  /** The height of the engine's packages of rules, which do not know each other. */
  static final int RULES = 5;

  /** Package prefixes that a module may use besides {@code java} and itself. */
  static final Map<String, List<String>> BY_MODULE =
      Map.ofEntries(
          Map.entry("protocol", List.of(AGRONA, "uk.co.real_logic.sbe")),
          Map.entry(
              "engine",
              List.of(
                  PROTOCOL,
                  "org.agrona.DirectBuffer",
                  "org.agrona.MutableDirectBuffer",
                  "org.agrona.BitUtil",
                  "org.agrona.BufferUtil",
                  "org.agrona.collections",
                  "org.agrona.concurrent.UnsafeBuffer")),
          Map.entry("signature", List.of(PROTOCOL, AGRONA, "javax.crypto", "org.bouncycastle")),
          Map.entry("journal", List.of(AGRONA, CHRONICLE, LOG)),
          Map.entry("gateway-aeron", List.of(PROTOCOL, AGRONA, AERON, "javax.crypto")),
          Map.entry("config", List.of(CONFIG_LIBRARY, PICOCLI)),
          Map.entry("testkit", List.of(ENGINE, PROTOCOL, FRAME, SESSION, AGRONA, "javax.tools")),
          Map.entry(
              "node",
              List.of(
                  PROTOCOL,
                  ENGINE,
                  JOURNAL,
                  GATEWAY,
                  CONFIG,
                  AGRONA,
                  AERON,
                  CHRONICLE,
                  DISRUPTOR,
                  JACKSON,
                  PICOCLI,
                  HISTOGRAM,
                  LOG,
                  "com.sun.net.httpserver")),
          Map.entry(
              "simulator",
              List.of(
                  PROTOCOL, ENGINE, JOURNAL, GATEWAY, CONFIG, TESTKIT, NODE, AGRONA, JACKSON,
                  PICOCLI)),
          Map.entry(
              "replay-tool",
              List.of(ENGINE, PROTOCOL, SIGNATURE, JOURNAL, CONFIG, AGRONA, JACKSON, PICOCLI, LOG)),
          Map.entry(
              "demo",
              List.of(
                  PROTOCOL, SIGNATURE, TESTKIT, GATEWAY, CONFIG, AGRONA, AERON, JACKSON, PICOCLI,
                  HISTOGRAM, LOG)),
          Map.entry(
              "bench",
              List.of(
                  PROTOCOL,
                  ENGINE,
                  SIGNATURE,
                  JOURNAL,
                  CONFIG,
                  TESTKIT,
                  NODE,
                  GATEWAY,
                  AGRONA,
                  AERON,
                  DISRUPTOR,
                  JACKSON,
                  PICOCLI,
                  HISTOGRAM,
                  "com.sun.management",
                  "org.openjdk.jmh")));

  /** Packages inside a module that may use less than the module: pure ones, testable alone. */
  static final Map<String, List<String>> BY_PURE_PACKAGE =
      Map.of(
          FRAME,
          List.of(FRAME, AGRONA),
          SESSION,
          List.of(SESSION, PROTOCOL, AGRONA, "javax.crypto"),
          // The second opinion on every rule must not look at the first.
          MODEL,
          List.of(MODEL, PROTOCOL));

  /** The only package of the journal that knows Chronicle. */
  static final String CHRONICLE_PACKAGE = "io.croupier.journal.chronicle";

  /** Packages of the engine by height; a package may use lower ones. */
  static final Map<String, Integer> ENGINE_HEIGHTS =
      Map.ofEntries(
          Map.entry("io.croupier.engine.store", 0),
          Map.entry("io.croupier.engine.timer", 1),
          Map.entry("io.croupier.engine.outcome", 1),
          Map.entry("io.croupier.engine.ledger", 2),
          Map.entry("io.croupier.engine.account", 3),
          Map.entry("io.croupier.engine.work", 1),
          Map.entry("io.croupier.engine.approval", 4),
          Map.entry("io.croupier.engine.limit", 4),
          Map.entry("io.croupier.engine.bonus", 4),
          Map.entry("io.croupier.engine.protection", RULES),
          Map.entry("io.croupier.engine.payment", RULES),
          Map.entry("io.croupier.engine.casino", RULES),
          Map.entry("io.croupier.engine.exchange", RULES),
          Map.entry("io.croupier.engine.odds", RULES),
          Map.entry("io.croupier.engine", RULES + 1));

  /** Of the engine: what speaks no messages, only primitives and the schema's enum constants. */
  static final List<String> WITHOUT_CODECS =
      List.of(
          "io.croupier.engine.store",
          "io.croupier.engine.timer",
          "io.croupier.engine.work",
          "io.croupier.engine.ledger.Ledger",
          "io.croupier.engine.ledger.Balances",
          "io.croupier.engine.ledger.Money",
          "io.croupier.engine.ledger.Transactions",
          "io.croupier.engine.account.Accounts",
          "io.croupier.engine.account.Exclusions",
          "io.croupier.engine.account.Sessions",
          "io.croupier.engine.payment.Withdrawals",
          "io.croupier.engine.casino.Rounds",
          "io.croupier.engine.casino.Commitments",
          "io.croupier.engine.casino.Providers",
          "io.croupier.engine.exchange.Orders",
          "io.croupier.engine.exchange.OrderBook",
          "io.croupier.engine.exchange.PriceLadder",
          "io.croupier.engine.exchange.Exposure",
          "io.croupier.engine.exchange.Positions",
          "io.croupier.engine.exchange.RunnerResults",
          "io.croupier.engine.exchange.Runners",
          "io.croupier.engine.exchange.Market",
          "io.croupier.engine.exchange.Markets",
          "io.croupier.engine.odds.Bets",
          "io.croupier.engine.odds.Legs",
          "io.croupier.engine.odds.OddsMarkets",
          "io.croupier.engine.odds.Selections",
          "io.croupier.engine.odds.LineSums");

  private ImportTable() {}

  /** True when the class name is the prefix itself, a class in that package or one nested in it. */
  static boolean covers(String prefix, String className) {
    return className.startsWith(prefix)
        && (className.length() == prefix.length()
            || className.charAt(prefix.length()) == '.'
            || className.charAt(prefix.length()) == '$');
  }
}
