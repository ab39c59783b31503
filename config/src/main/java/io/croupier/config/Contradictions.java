package io.croupier.config;

import java.util.HashSet;
import java.util.Set;

/** What single values cannot show: settings that do not fit together. */
final class Contradictions {
  /** No outcome, ring frame included, is longer, but for answers to queries. */
  private static final int OUTCOME_LENGTH = 256;

  private static final int FIXED_OUTCOMES = 128;
  private static final int BATCH_OUTCOMES = 400;
  private static final int MAX_OUTCOMES = 65_534;
  private static final int FIXED_LEVELS = 1_024;
  private static final int LEVELS_OF_MESSAGE = 750;

  /** A level's row and, as each match may be with another runner, a runner's row. */
  private static final int LEVEL_LENGTH = 32;

  /** Padding at the end of the ring, and the answer to a query. */
  private static final int LONGEST_MESSAGE = 80 * 1024;

  private static final int RUNNERS_OF_BLOCK = 8;
  private static final int MOST_SLOTS = (1 << 24) - 1;
  private static final long MOST_COMMAND_IDS = 1L << 28;
  private static final int MOST_CURRENCIES = 64;
  private static final int MOST_BANDS = 32;

  private Contradictions() {}

  static void check(Settings settings, Report report) {
    checkGateways(settings, report);
    checkEndpoints(settings, report);
    checkRings(settings, report);
    checkGenesis(settings.genesis(), report);
    checkCurrencies(settings.genesis(), report);
    checkLadder(settings.genesis(), report);
  }

  private static void checkGenesis(GenesisSettings genesis, Report report) {
    long least = 4L * genesis.workPerCommand() + 3L * genesis.matchesPerCommand() + FIXED_OUTCOMES;
    if (genesis.outcomesPerCommand() < least) {
      report.contradiction(
          "genesis.outcomesPerCommand must be at least 4 x workPerCommand + 3 x matchesPerCommand"
              + " + 128, here "
              + least
              + ", not "
              + genesis.outcomesPerCommand()
              + ".",
          "genesis.outcomesPerCommand",
          "genesis.workPerCommand",
          "genesis.matchesPerCommand");
    }
    long levels = touchedLevels(genesis);
    long most =
        least
            + BATCH_OUTCOMES
            + Math.min(genesis.markets(), levels)
            + levels / LEVELS_OF_MESSAGE
            + 1;
    if (most > MAX_OUTCOMES) {
      report.contradiction(
          "genesis.workPerCommand and genesis.matchesPerCommand must be lower: the outcomes and the"
              + " market data of a command must be at most 65,534, here "
              + most
              + ".",
          "genesis.workPerCommand",
          "genesis.matchesPerCommand");
    }
    if (genesis.runners() / RUNNERS_OF_BLOCK + (long) genesis.markets() > MOST_SLOTS) {
      report.contradiction(
          "genesis.runners / 8 + genesis.markets must be at most 16,777,215.",
          "genesis.runners",
          "genesis.markets");
    }
    if ((long) genesis.orders() + genesis.settledOrders() > MOST_SLOTS) {
      report.contradiction(
          "genesis.orders + genesis.settledOrders must be at most 16,777,215.",
          "genesis.orders",
          "genesis.settledOrders");
    }
    long ids = (long) genesis.gateways() * genesis.commandWindow();
    if (ids > MOST_COMMAND_IDS) {
      report.contradiction(
          "genesis.gateways times genesis.commandWindow must be at most 268,435,456, not "
              + ids
              + ".",
          "genesis.gateways",
          "genesis.commandWindow");
    }
  }

  private static void checkLadder(GenesisSettings genesis, Report report) {
    int lower = GenesisSettings.LOWEST_PRICE;
    boolean whole =
        !genesis.customLadder().isEmpty() && genesis.customLadder().size() <= MOST_BANDS;
    for (LadderBand band : genesis.customLadder()) {
      whole &= band.step() > 0 && band.upper() > lower && (band.upper() - lower) % band.step() == 0;
      lower = band.upper();
    }
    if (!whole) {
      report.contradiction(
          "genesis.customLadder must be 1 to 32 bands, each above the one before and a whole number"
              + " of its steps long, the first from 101.",
          "genesis.customLadder");
    }
  }

  private static void checkCurrencies(GenesisSettings genesis, Report report) {
    int count = genesis.currencies().size();
    if (count == 0 || count > MOST_CURRENCIES) {
      report.contradiction(
          "genesis.currencies must be 1 to 64 currencies, not " + count + ".",
          "genesis.currencies");
    }
    Set<String> codes = new HashSet<>();
    for (CurrencyEntry currency : genesis.currencies()) {
      if (!codes.add(currency.code())) {
        report.contradiction(
            "genesis.currencies names " + currency.code() + " twice.", "genesis.currencies");
      }
    }
  }

  private static void checkGateways(Settings settings, Report report) {
    Set<Integer> ids = new HashSet<>();
    Set<Secret> keys = new HashSet<>();
    for (GatewayEntry gateway : settings.gateways()) {
      if (!ids.add(gateway.id())) {
        report.contradiction("gateways names gateway " + gateway.id() + " twice.", "gateways");
      }
      if (gateway.key() != null && !keys.add(gateway.key())) {
        report.contradiction(
            "gateways gives gateway " + gateway.id() + " the key of another one.", "gateways");
      }
      if (gateway.id() > settings.genesis().gateways()) {
        report.contradiction(
            "gateways names gateway "
                + gateway.id()
                + ", but genesis.gateways allows ids up to "
                + settings.genesis().gateways()
                + ".",
            "gateways",
            "genesis.gateways");
      }
    }
  }

  private static void checkEndpoints(Settings settings, Report report) {
    Endpoint marketData = settings.marketData().endpoint();
    if (marketData != null && marketData.equals(settings.node().endpoint())) {
      report.contradiction(
          "marketData.endpoint must have another port than node.endpoint, both are "
              + marketData
              + ".",
          "marketData.endpoint",
          "node.endpoint");
    }
  }

  private static void checkRings(Settings settings, Report report) {
    PipelineSettings pipeline = settings.pipeline();
    if (pipeline.batch() > pipeline.ringSlots()) {
      report.contradiction(
          "pipeline.batch must not be more than pipeline.ringSlots, here "
              + pipeline.ringSlots()
              + ", not "
              + pipeline.batch()
              + ".",
          "pipeline.batch",
          "pipeline.ringSlots");
    }
    GenesisSettings genesis = settings.genesis();
    long outcomes = (long) OUTCOME_LENGTH * genesis.outcomesPerCommand();
    long room = outcomes + Math.max(outcomes, marketDataLength(genesis));
    if (pipeline.outcomeRingSize() < room) {
      report.contradiction(
          "pipeline.outcomeRingSize must have room for twice genesis.outcomesPerCommand, and for them"
              + " and the market data of a command, here "
              + room
              + " bytes, not "
              + pipeline.outcomeRingSize()
              + ".",
          "pipeline.outcomeRingSize",
          "genesis.outcomesPerCommand");
    }
  }

  /** A message for each market that may be touched, a row for each level and each runner. */
  private static long marketDataLength(GenesisSettings genesis) {
    long levels = touchedLevels(genesis);
    return Math.min(genesis.markets(), levels) * OUTCOME_LENGTH
        + levels * LEVEL_LENGTH
        + LONGEST_MESSAGE;
  }

  private static long touchedLevels(GenesisSettings genesis) {
    return 3L * genesis.workPerCommand() + genesis.matchesPerCommand() + FIXED_LEVELS;
  }
}
