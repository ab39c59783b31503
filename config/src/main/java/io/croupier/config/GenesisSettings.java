package io.croupier.config;

import java.util.List;

/** What the first command of a new journal carries; no limit is 0 any more. */
public record GenesisSettings(
    int accounts,
    int wallets,
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
  private static final int MOST_WITH_IDS = (1 << 24) - 1;
  private static final int MOST = 1 << 27;
  private static final int MOST_OUTCOMES = 65_534;
  private static final int MOST_GATEWAYS = 65_534;
  private static final int MOST_DECIMALS = 4;

  /** A rollback that comes first, and the bet that it forbids. */
  private static final int LEAST_TRANSACTIONS = 2;

  static GenesisSettings read(SettingsReader reader) {
    int accounts = withIds(reader, "accounts");
    int wallets = derived(reader, "wallets", MOST, 2L * accounts);
    int markets = withIds(reader, "markets");
    int runners = derived(reader, "runners", MOST, 32L * markets);
    int orders = withIds(reader, "orders");
    return new GenesisSettings(
        accounts,
        wallets,
        markets,
        runners,
        orders,
        derived(reader, "sessions", MOST_WITH_IDS, accounts),
        derived(reader, "withdrawals", MOST_WITH_IDS, accounts),
        derived(reader, "rounds", MOST_WITH_IDS, orders),
        counted(reader, "providers"),
        counted(reader, "paymentProviders"),
        reader.whole("genesis.transactions", LEAST_TRANSACTIONS, MOST),
        reader.whole("genesis.gateways", 1, MOST_GATEWAYS),
        reader.powerOfTwo("genesis.commandWindow", 1, 1 << 24),
        reader.whole("genesis.workPerCommand", 1, MOST_OUTCOMES),
        reader.whole("genesis.outcomesPerCommand", 1, MOST_OUTCOMES),
        reader.whole("genesis.matchesPerCommand", 1, MOST_OUTCOMES),
        reader.whole("genesis.behaviourVersion", 1, 1),
        reader.rows("genesis.currencies", GenesisSettings::currency));
  }

  /** Records whose ids hold their place: as many as an id has places for. */
  private static int withIds(SettingsReader reader, String name) {
    return reader.whole("genesis." + name, 1, MOST_WITH_IDS);
  }

  private static int counted(SettingsReader reader, String name) {
    return reader.whole("genesis." + name, 1, MOST);
  }

  private static int derived(SettingsReader reader, String name, int max, long where0) {
    return reader.wholeOr("genesis." + name, max, (int) Math.min(max, where0));
  }

  private static CurrencyEntry currency(SettingsReader row) {
    row.onlyKeys("code", "decimals");
    return new CurrencyEntry(
        row.text("code", "three capital letters", code -> code.matches("[A-Z]{3}") ? code : null),
        row.whole("decimals", 0, MOST_DECIMALS));
  }
}
