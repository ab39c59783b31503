package io.croupier.engine;

import io.croupier.engine.approval.ApprovalClasses;
import io.croupier.engine.bonus.BonusDefinitions;
import io.croupier.engine.exchange.PriceLadder;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.payment.PaymentTerms;
import io.croupier.engine.store.SlotStore;
import io.croupier.protocol.Bool;
import io.croupier.protocol.GenesisDecoder;

/**
 * The limits that Genesis sets, with defaults filled in. All stores are allocated by them.
 *
 * <p>Units and meaning: the schema's Genesis.
 */
public record EngineLimits(
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
    int behaviourVersion) {
  /** What a journal begins with whose Genesis does not say it, in every release. */
  private static final int FIRST_VERSION = 1;

  private static final String DEFAULT_CURRENCIES = "GBP\0EUR\0USD\0AUD\0HKD\0CAD\0";
  private static final int DEFAULT_DECIMALS = 2;
  private static final int[] DEFAULT_UPPERS = {300, 400, 1_000, 2_000, 5_000, 20_000, 100_000};
  private static final int[] DEFAULT_STEPS = {1, 5, 10, 50, 100, 200, 500};
  private static final int MAX_DECIMALS = 4;
  private static final int MAX_CURRENCIES = 64;
  private static final int MAX_GATEWAYS = 65_534;
  private static final int MAX_APPROVALS = 65_536;
  private static final int MAX_DORMANT_DAYS = 36_500;
  private static final int REVEAL_PERIOD_SECONDS = 30 * 24 * 3_600;

  /** In seconds. */
  private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;

  /** Each takes some 12 kilobytes. */
  private static final int MAX_LIMITS = 1_000_000;

  /** A rollback that comes first, and the bet that it forbids. */
  private static final int LEAST_TRANSACTIONS = 2;

  /** Room for the answer and a page of rows, and for what few commands have beside their steps. */
  private static final int FIXED_OUTCOMES = 128;

  /** What a batch of orders leaves of it: the answer and a few more. */
  private static final int BESIDE_BATCH = 8;

  private static final int MOST_ORDERS_OF_BATCH = 200;

  /** Outcomes of a command are numbered up to this. */
  private static final int MAX_OUTCOMES = 65_534;

  /** Levels that a command may touch beside those of its steps and matches: a batch's own. */
  private static final int FIXED_LEVELS = 1_024;

  private static final int LEVELS_OF_MESSAGE = 750;

  /** The limits of a Genesis; see {@link #problem} for whether they can be used. */
  public static EngineLimits of(GenesisDecoder genesis) {
    int accounts = orDefault(genesis.accounts(), 10_000);
    int markets = orDefault(genesis.markets(), 100);
    int orders = orDefault(genesis.orders(), 100_000);
    int bets = orDefault(genesis.bets(), 10_000);
    int runners = orDefault(genesis.runners(), (int) Math.min(32L * markets, Integer.MAX_VALUE));
    long classicPages = 12 * (runners + 8L * markets + 8);
    return new EngineLimits(
        accounts,
        orDefault(genesis.wallets(), (int) Math.min(2L * accounts, Integer.MAX_VALUE)),
        markets,
        runners,
        orders,
        orDefault(genesis.settledOrders(), settledOrders(orders)),
        orDefault(genesis.sessions(), accounts),
        orDefault(genesis.withdrawals(), accounts),
        orDefault(genesis.rounds(), orders),
        orDefault(genesis.providers(), 64),
        orDefault(genesis.paymentProviders(), 64),
        orDefault(genesis.transactions(), 262_144),
        orDefault(genesis.gateways(), 8),
        orDefault(genesis.commandWindow(), 65_536),
        orDefault(genesis.workPerCommand(), 1_000),
        orDefault(genesis.outcomesPerCommand(), 8_192),
        orDefault(genesis.matchesPerCommand(), 1_000),
        orDefault(genesis.bookPages(), (int) Math.min(orders, classicPages)),
        orDefault(genesis.approvals(), 256),
        bets,
        orDefault(genesis.betLegs(), (int) Math.min(4L * bets, SlotStore.MAX_CAPACITY)),
        orDefault(genesis.selections(), 1_000),
        orDefault(genesis.limits(), 1_000),
        genesis.sessionIdleSeconds(),
        orDefault(genesis.games(), 10_000),
        genesis.dormantAfterDays(),
        roundPeriod(genesis),
        orDefault(genesis.bonuses(), accounts),
        orDefault(genesis.bonusDefinitions(), 256),
        orDefault(genesis.commitments(), 10_000),
        orDefault(genesis.revealPeriodSeconds(), REVEAL_PERIOD_SECONDS),
        genesis.approveVoidAfterResult() == Bool.TRUE,
        genesis.approveAdjustment() == Bool.TRUE,
        genesis.adjustmentOver(),
        genesis.approveWriteOff() == Bool.TRUE,
        orDefault(genesis.deposits(), accounts),
        genesis.depositPeriodSeconds(),
        genesis.withdrawalPeriodSeconds(),
        genesis.largeDeposit(),
        genesis.largeWithdrawal(),
        genesis.forbidCancelInReview() == Bool.TRUE,
        genesis.approveRiskUnlock() == Bool.TRUE,
        genesis.approveLimitOverride() == Bool.TRUE,
        genesis.largeStake(),
        genesis.largeWin(),
        genesis.approveUpgrade() == Bool.TRUE,
        orDefault(genesis.schemaVersion(), FIRST_VERSION),
        orDefault(genesis.behaviourVersion(), FIRST_VERSION));
  }

  /** How many orders PlaceOrders may have: each has two outcomes beside those of what it meets. */
  int ordersPerBatch() {
    int room = outcomesPerCommand - 4 * workPerCommand - 3 * matchesPerCommand - BESIDE_BATCH;
    return Math.min(MOST_ORDERS_OF_BATCH, room / 2);
  }

  /** What needs a second operator. */
  public ApprovalClasses approvalClasses() {
    return new ApprovalClasses(
        approveVoidAfterResult,
        approveAdjustment,
        adjustmentOver,
        approveWriteOff,
        approveRiskUnlock,
        approveLimitOverride,
        approveUpgrade);
  }

  /** What holds for payments. */
  public PaymentTerms paymentTerms() {
    return new PaymentTerms(
        depositPeriodSeconds,
        withdrawalPeriodSeconds,
        largeDeposit,
        largeWithdrawal,
        forbidCancelInReview);
  }

  private static int roundPeriod(GenesisDecoder genesis) {
    int seconds = genesis.roundPeriodSeconds();
    return seconds == GenesisDecoder.roundPeriodSecondsNullValue() ? FOURTEEN_DAYS : seconds;
  }

  private static int settledOrders(int orders) {
    return Math.max(1, Math.min((orders + 1) / 2, SlotStore.MAX_CAPACITY - orders));
  }

  /** The currencies of a Genesis, or the default ones. */
  public static Currencies currencies(GenesisDecoder genesis) {
    GenesisDecoder.CurrenciesDecoder rows = genesis.currencies();
    int count = rows.count();
    if (count == 0) {
      return defaultCurrencies();
    }
    byte[] text = new byte[count * Currencies.CODE_LENGTH];
    byte[] decimals = new byte[count];
    long[] minBets = new long[count];
    long[] minPayouts = new long[count];
    long[] minLiabilities = new long[count];
    for (int i = 0; i < count; i++) {
      rows.next();
      rows.getCurrency(text, Currencies.at(i));
      decimals[i] = (byte) rows.decimals();
      minBets[i] = rows.minBet();
      minPayouts[i] = rows.minPayout();
      minLiabilities[i] = rows.minLiability();
    }
    return new Currencies(text, decimals, minBets, minPayouts, minLiabilities);
  }

  /** The ladder CUSTOM of a Genesis, or the default one; to be called behind its currencies. */
  public static PriceLadder customLadder(GenesisDecoder genesis) {
    GenesisDecoder.CustomLadderDecoder rows = genesis.customLadder();
    int count = rows.count();
    if (count == 0) {
      return PriceLadder.of(DEFAULT_UPPERS, DEFAULT_STEPS);
    }
    int[] uppers = new int[count];
    int[] steps = new int[count];
    read(rows, uppers, steps);
    return PriceLadder.of(uppers, steps);
  }

  private static void read(GenesisDecoder.CustomLadderDecoder rows, int[] uppers, int[] steps) {
    for (int band = 0; rows.hasNext(); band++) {
      rows.next();
      uppers[band] = rows.upper();
      steps[band] = rows.step();
    }
  }

  private static boolean hasNoLadder(GenesisDecoder genesis) {
    GenesisDecoder.CustomLadderDecoder rows = genesis.customLadder();
    int count = rows.count();
    int[] uppers = new int[count];
    int[] steps = new int[count];
    read(rows, uppers, steps);
    return count > 0 && !PriceLadder.isLadder(uppers, steps);
  }

  /** What makes a Genesis unusable, in one sentence; null when nothing does. */
  public static String problem(GenesisDecoder genesis) {
    EngineLimits limits = of(genesis);
    String problem = limits.outOfRange();
    if (problem != null) {
      return problem;
    }
    if (genesis.approveVoidAfterResult() == Bool.SBE_UNKNOWN
        || genesis.approveAdjustment() == Bool.SBE_UNKNOWN
        || genesis.approveWriteOff() == Bool.SBE_UNKNOWN
        || genesis.approveRiskUnlock() == Bool.SBE_UNKNOWN
        || genesis.approveLimitOverride() == Bool.SBE_UNKNOWN
        || genesis.approveUpgrade() == Bool.SBE_UNKNOWN) {
      return "Genesis has a class of commands to approve that is neither on nor off.";
    }
    if (genesis.forbidCancelInReview() == Bool.SBE_UNKNOWN) {
      return "Genesis has a forbidCancelInReview that is neither on nor off.";
    }
    Currencies currencies = currencies(genesis);
    if (currencies.size() > MAX_CURRENCIES) {
      return "Genesis has more than 64 currencies; leave some out.";
    }
    for (int i = 0; i < currencies.size(); i++) {
      if (!isCode(currencies, i)) {
        return "Genesis has a currency that is not three capital letters; use ISO 4217 codes.";
      }
      if (currencies.indexOf(currencies.code(i)) != i) {
        return "Genesis has a currency twice; leave one out.";
      }
      if (currencies.decimals(i) < 0 || currencies.decimals(i) > MAX_DECIMALS) {
        return "Genesis has a currency whose decimals are not 0 to 4.";
      }
      if (!isAmountOrNone(currencies.minBet(i))
          || !isAmountOrNone(currencies.minPayout(i))
          || !isAmountOrNone(currencies.leastSp(i, 1))) {
        return "Genesis has a currency whose minBet, minPayout or minLiability is not 0 to 2^53 - 1.";
      }
    }
    return hasNoLadder(genesis)
        ? "Genesis has a customLadder that is none: at most 32 bands, each above the one before and"
            + " a whole number of its steps long, up to 1000.00."
        : null;
  }

  /**
   * Price levels that one command may touch: one for each step of its timers, two for each step of
   * its work, since a removal moves lays from one to another, one for each match.
   */
  public int touchedLevels() {
    return 3 * workPerCommand + matchesPerCommand + FIXED_LEVELS;
  }

  /** Messages of market data that one command may have, beside its other outcomes. */
  public int marketDataPerCommand() {
    int levels = touchedLevels();
    return Math.min(markets, levels) + levels / LEVELS_OF_MESSAGE + 1;
  }

  /**
   * Significant events that one command may have, beside its other outcomes: a large win and a debt
   * for each step of its timers and its work, a large stake for each order of a batch.
   */
  public int eventsPerCommand() {
    return 4 * workPerCommand + MOST_ORDERS_OF_BATCH + BESIDE_BATCH;
  }

  /** All outcomes that one command may have. */
  public int outcomes() {
    return outcomesPerCommand + marketDataPerCommand() + eventsPerCommand();
  }

  private String outOfRange() {
    int[] slots = {
      accounts,
      markets,
      orders,
      settledOrders,
      sessions,
      withdrawals,
      deposits,
      rounds,
      bookPages,
      bets,
      betLegs,
      selections,
      games,
      bonuses,
      commitments
    };
    for (int limit : slots) {
      if (limit < 1 || limit > SlotStore.MAX_CAPACITY) {
        return "Genesis has a limit of records that is not 1 to 16,777,215.";
      }
    }
    if ((long) orders + settledOrders > SlotStore.MAX_CAPACITY) {
      return "Genesis orders + settledOrders must be at most 16,777,215.";
    }
    if (runners / 8 + (long) markets > SlotStore.MAX_CAPACITY) {
      return "Genesis runners / 8 + markets must be at most 16,777,215.";
    }
    if (transactions < LEAST_TRANSACTIONS) {
      return "Genesis transactions must be at least 2.";
    }
    int[] counts = {wallets, runners, providers, paymentProviders, transactions};
    for (int limit : counts) {
      if (limit < 1 || limit > 1 << 27) {
        return "Genesis has a limit that is not 1 to 134,217,728.";
      }
    }
    if (approvals < 1 || approvals > MAX_APPROVALS) {
      return "Genesis approvals must be 1 to 65,536.";
    }
    if (limits < 1 || limits > MAX_LIMITS) {
      return "Genesis limits must be 1 to 1,000,000.";
    }
    if (bonusDefinitions < 1 || bonusDefinitions > BonusDefinitions.MAX_CAPACITY) {
      return "Genesis bonusDefinitions must be 1 to 65,536.";
    }
    if (dormantAfterDays < 0 || dormantAfterDays > MAX_DORMANT_DAYS) {
      return "Genesis dormantAfterDays must be 0 to 36,500.";
    }
    if (roundPeriodSeconds < 0) {
      return "Genesis roundPeriodSeconds must be 0 to 2,147,483,647.";
    }
    if (adjustmentOver < 0 || adjustmentOver > Money.MAX_AMOUNT) {
      return "Genesis adjustmentOver must be 0 to 9,007,199,254,740,991.";
    }
    if (depositPeriodSeconds < 0 || withdrawalPeriodSeconds < 0) {
      return "Genesis depositPeriodSeconds and withdrawalPeriodSeconds must be at least 0.";
    }
    if (!isAmountOrNone(largeDeposit) || !isAmountOrNone(largeWithdrawal)) {
      return "Genesis largeDeposit and largeWithdrawal must be 0 to 9,007,199,254,740,991.";
    }
    if (!isAmountOrNone(largeStake) || !isAmountOrNone(largeWin)) {
      return "Genesis largeStake and largeWin must be 0 to 9,007,199,254,740,991.";
    }
    if (revealPeriodSeconds < 0) {
      return "Genesis revealPeriodSeconds must be 0 to 2,147,483,647.";
    }
    if (sessionIdleSeconds < 0) {
      return "Genesis sessionIdleSeconds must be 0 to 2,147,483,647.";
    }
    if (gateways < 1 || gateways > MAX_GATEWAYS) {
      return "Genesis gateways must be 1 to 65,534.";
    }
    if (commandWindow < 1 || Integer.bitCount(commandWindow) != 1) {
      return "Genesis commandWindow must be a power of two.";
    }
    if ((long) gateways * commandWindow > 1 << 28) {
      return "Genesis gateways times commandWindow must be at most 268,435,456.";
    }
    if (workPerCommand < 1 || matchesPerCommand < 1) {
      return "Genesis workPerCommand and matchesPerCommand must be at least 1.";
    }
    long needed = 4L * workPerCommand + 3L * matchesPerCommand + FIXED_OUTCOMES;
    if (outcomesPerCommand < needed || outcomesPerCommand > MAX_OUTCOMES) {
      return "Genesis outcomesPerCommand must be at least 4 x workPerCommand + 3 x"
          + " matchesPerCommand + 128, and at most 65,534.";
    }
    long most = needed + 2L * MOST_ORDERS_OF_BATCH + marketDataPerCommand() + eventsPerCommand();
    if (most > MAX_OUTCOMES) {
      return "Genesis workPerCommand and matchesPerCommand must be lower: 8 x workPerCommand + 3 x"
          + " matchesPerCommand + 736 outcomes and the market data of a command must be at most"
          + " 65,534.";
    }
    KnownVersions known = KnownVersions.OF_THIS_RELEASE;
    String unknown = unknownVersion("schemaVersion", schemaVersion, known.schema());
    return unknown == null
        ? unknownVersion("behaviourVersion", behaviourVersion, known.behaviour())
        : unknown;
  }

  private static String unknownVersion(String name, int version, int newest) {
    return version >= FIRST_VERSION && version <= newest
        ? null
        : "Genesis asks for a "
            + name
            + " that this software does not have; it has 1 to "
            + newest
            + ".";
  }

  private static boolean isAmountOrNone(long value) {
    return value == 0 || Money.isAmount(value);
  }

  private static boolean isCode(Currencies currencies, int currency) {
    byte[] text = currencies.text();
    int at = Currencies.at(currency);
    for (int i = 0; i < Currencies.CODE_LENGTH - 1; i++) {
      if (text[at + i] < 'A' || text[at + i] > 'Z') {
        return false;
      }
    }
    return text[at + Currencies.CODE_LENGTH - 1] == 0;
  }

  private static Currencies defaultCurrencies() {
    byte[] text = new byte[DEFAULT_CURRENCIES.length()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) DEFAULT_CURRENCIES.charAt(i);
    }
    byte[] decimals = new byte[text.length / Currencies.CODE_LENGTH];
    java.util.Arrays.fill(decimals, (byte) DEFAULT_DECIMALS);
    long[] none = new long[decimals.length];
    return new Currencies(text, decimals, none, none, none);
  }

  private static int orDefault(int value, int defaultValue) {
    return value == 0 ? defaultValue : value;
  }
}
