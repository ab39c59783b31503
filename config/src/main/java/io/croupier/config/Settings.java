package io.croupier.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Every setting of Croupier, validated. What each means and which values it may have is said in
 * {@code croupier.conf}, which holds the defaults. Immutable; any thread.
 *
 * @param data folder of the journal and the outcome log
 * @param gateways those that may connect, in the order of the file
 * @param providerKeys the file of the game providers' keys; null: none signs
 * @param echo a line for each key with its value in effect and where that was said, to be shown at
 *     start; nothing secret
 */
public record Settings(
    Path data,
    NodeSettings node,
    List<GatewayEntry> gateways,
    Path providerKeys,
    GatewaySettings gateway,
    MarketDataSettings marketData,
    PipelineSettings pipeline,
    JournalSettings journal,
    SnapshotSettings snapshot,
    TransactionIndexSettings transactionIndex,
    ClockSettings clock,
    AeronSettings aeron,
    OperationsSettings operations,
    GenesisSettings genesis,
    List<String> echo) {

  /** The defaults alone. */
  public static Settings defaults() {
    return load(null, List.of(), new Properties());
  }

  /**
   * The defaults, with what a file, system properties and options say over them, each stronger than
   * the one before.
   *
   * @param file in HOCON; null for none
   * @param options each {@code KEY=VALUE}, a later one stronger
   * @param properties the ones that begin with {@code croupier.} count; usually those of the system
   * @throws SettingsException with every mistake in any of them
   */
  public static Settings load(Path file, List<String> options, Properties properties) {
    return new SettingsLoader().load(file, options, properties);
  }
}
