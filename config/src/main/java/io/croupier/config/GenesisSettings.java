package io.croupier.config;

import java.util.List;

/** What the first command of a new journal carries; no limit is 0 any more. */
public record GenesisSettings(
    int accounts,
    int wallets,
    int markets,
    int runners,
    int orders,
    int settledOrders,
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
    int bookPages,
    int approvals,
    int bets,
    int betLegs,
    int selections,
    int limits,
    int sessionIdleSeconds,
    int games,
    int dormantAfterDays,
    int roundPeriodSeconds,
    int bonuses,
    int bonusDefinitions,
    int commitments,
    int revealPeriodSeconds,
    boolean approveVoidAfterResult,
    boolean approveAdjustment,
    long adjustmentOver,
    boolean approveWriteOff,
    int deposits,
    int depositPeriodSeconds,
    int withdrawalPeriodSeconds,
    long largeDeposit,
    long largeWithdrawal,
    boolean forbidCancelInReview,
    boolean approveRiskUnlock,
    boolean approveLimitOverride,
    long largeStake,
    long largeWin,
    boolean approveUpgrade,
    int schemaVersion,
    int behaviourVersion,
    List<CurrencyEntry> currencies,
    List<LadderBand> customLadder) {
  private static final int MOST_WITH_IDS = (1 << 24) - 1;
  private static final int MOST = 1 << 27;
  private static final int MOST_OUTCOMES = 65_534;
  private static final int MOST_GATEWAYS = 65_534;
  private static final int MOST_DECIMALS = 4;
  private static final int MOST_APPROVALS = 65_536;
  private static final int MOST_LIMITS = 1_000_000;
  private static final int MOST_DORMANT_DAYS = 36_500;
  private static final long MOST_MONEY = (1L << 53) - 1;

  static final int LOWEST_PRICE = 101;
  private static final int HIGHEST_PRICE = 100_000;
  private static final int MOST_DEFINITIONS = 65_536;

  /** A rollback that comes first, and the bet that it forbids. */
  private static final int LEAST_TRANSACTIONS = 2;

  static GenesisSettings read(SettingsReader reader) {
    int accounts = withIds(reader, "accounts");
    int wallets = derived(reader, "wallets", MOST, 2L * accounts);
    int markets = withIds(reader, "markets");
    int runners = derived(reader, "runners", MOST, 32L * markets);
    int orders = withIds(reader, "orders");
    int bets = withIds(reader, "bets");
    return new GenesisSettings(
        accounts,
        wallets,
        markets,
        runners,
        orders,
        derived(
            reader,
            "settledOrders",
            MOST_WITH_IDS,
            Math.max(1, Math.min((orders + 1) / 2, MOST_WITH_IDS - orders))),
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
        derived(
            reader,
            "bookPages",
            MOST_WITH_IDS,
            Math.min(orders, 12 * (runners + 8L * markets + 8))),
        reader.whole("genesis.approvals", 1, MOST_APPROVALS),
        bets,
        derived(reader, "betLegs", MOST_WITH_IDS, 4L * bets),
        withIds(reader, "selections"),
        reader.whole("genesis.limits", 1, MOST_LIMITS),
        reader.whole("genesis.sessionIdleSeconds", 0, Integer.MAX_VALUE),
        withIds(reader, "games"),
        reader.whole("genesis.dormantAfterDays", 0, MOST_DORMANT_DAYS),
        reader.whole("genesis.roundPeriodSeconds", 0, Integer.MAX_VALUE),
        derived(reader, "bonuses", MOST_WITH_IDS, accounts),
        reader.whole("genesis.bonusDefinitions", 1, MOST_DEFINITIONS),
        withIds(reader, "commitments"),
        reader.whole("genesis.revealPeriodSeconds", 1, Integer.MAX_VALUE),
        reader.onOrOff("genesis.approveVoidAfterResult"),
        reader.onOrOff("genesis.approveAdjustment"),
        reader.wholeLong("genesis.adjustmentOver", 0, MOST_MONEY),
        reader.onOrOff("genesis.approveWriteOff"),
        derived(reader, "deposits", MOST_WITH_IDS, accounts),
        reader.whole("genesis.depositPeriodSeconds", 0, Integer.MAX_VALUE),
        reader.whole("genesis.withdrawalPeriodSeconds", 0, Integer.MAX_VALUE),
        reader.wholeLong("genesis.largeDeposit", 0, MOST_MONEY),
        reader.wholeLong("genesis.largeWithdrawal", 0, MOST_MONEY),
        reader.onOrOff("genesis.forbidCancelInReview"),
        reader.onOrOff("genesis.approveRiskUnlock"),
        reader.onOrOff("genesis.approveLimitOverride"),
        reader.wholeLong("genesis.largeStake", 0, MOST_MONEY),
        reader.wholeLong("genesis.largeWin", 0, MOST_MONEY),
        reader.onOrOff("genesis.approveUpgrade"),
        reader.whole("genesis.schemaVersion", 1, 1),
        reader.whole("genesis.behaviourVersion", 1, 1),
        reader.rows("genesis.currencies", GenesisSettings::currency),
        reader.rows("genesis.customLadder", GenesisSettings::band));
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

  private static LadderBand band(SettingsReader row) {
    row.onlyKeys("upper", "step");
    return new LadderBand(
        row.whole("upper", LOWEST_PRICE + 1, HIGHEST_PRICE), row.whole("step", 1, HIGHEST_PRICE));
  }

  private static CurrencyEntry currency(SettingsReader row) {
    row.onlyKeys("code", "decimals", "minBet", "minPayout", "minLiability");
    return new CurrencyEntry(
        row.text("code", "three capital letters", code -> code.matches("[A-Z]{3}") ? code : null),
        row.whole("decimals", 0, MOST_DECIMALS),
        row.wholeOrNone("minBet", Integer.MAX_VALUE),
        row.wholeOrNone("minPayout", Integer.MAX_VALUE),
        row.wholeOrNone("minLiability", Integer.MAX_VALUE));
  }
}
