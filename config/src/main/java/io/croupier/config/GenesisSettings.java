package io.croupier.config;

import java.util.List;

/** What the first command of a new journal carries; no limit is 0 any more. */
public record GenesisSettings(
    int accounts,
    int markets,
    int runners,
    int orders,
    int sessions,
    int withdrawals,
    int rounds,
    int providers,
    int paymentProviders,
    int transactions,
    int gateways,
    int commandWindow,
    int workPerCommand,
    int outcomesPerCommand,
    int matchesPerCommand,
    int behaviourVersion,
    List<CurrencyEntry> currencies) {
  private static final int RUNNERS_OF_A_MARKET = 32;
  private static final int MOST = 100_000_000;
  private static final int MOST_PER_COMMAND = 1_000_000;
  private static final int MOST_GATEWAYS = 65_534;
  private static final int MOST_DECIMALS = 4;

  static GenesisSettings read(SettingsReader reader) {
    int accounts = limit(reader, "accounts");
    int markets = reader.whole("genesis.markets", 1, MOST / RUNNERS_OF_A_MARKET);
    int runners = derived(reader, "runners", RUNNERS_OF_A_MARKET * markets);
    int orders = limit(reader, "orders");
    return new GenesisSettings(
        accounts,
        markets,
        runners,
        orders,
        derived(reader, "sessions", accounts),
        derived(reader, "withdrawals", accounts),
        derived(reader, "rounds", orders),
        limit(reader, "providers"),
        limit(reader, "paymentProviders"),
        limit(reader, "transactions"),
        reader.whole("genesis.gateways", 1, MOST_GATEWAYS),
        reader.powerOfTwo("genesis.commandWindow", 64, 1 << 24),
        reader.whole("genesis.workPerCommand", 1, MOST_PER_COMMAND),
        reader.whole("genesis.outcomesPerCommand", 1, 2 * MOST_PER_COMMAND),
        reader.whole("genesis.matchesPerCommand", 1, MOST_PER_COMMAND),
        reader.whole("genesis.behaviourVersion", 1, 1),
        reader.rows("genesis.currencies", GenesisSettings::currency));
  }

  private static int limit(SettingsReader reader, String name) {
    return reader.whole("genesis." + name, 1, MOST);
  }

  private static int derived(SettingsReader reader, String name, int where0) {
    return reader.wholeOr("genesis." + name, MOST, where0);
  }

  private static CurrencyEntry currency(SettingsReader row) {
    row.onlyKeys("code", "decimals");
    return new CurrencyEntry(
        row.text("code", "three capital letters", code -> code.matches("[A-Z]{3}") ? code : null),
        row.whole("decimals", 0, MOST_DECIMALS));
  }
}
