package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;

import io.croupier.engine.account.Refusals;
import io.croupier.protocol.BettingType;
import io.croupier.protocol.ChangeMarketDecoder;
import io.croupier.protocol.CreateMarketDecoder;
import io.croupier.protocol.Field;

/** The reduction factors of runners that a command states. Rules: docs/rules.md, Markets. */
final class ReductionFactors {
  private final Runners runners;
  private final ExchangeChecks checks;
  private final Refusals refusals;

  ReductionFactors(Runners runners, ExchangeChecks checks, Refusals refusals) {
    this.runners = runners;
    this.checks = checks;
    this.refusals = refusals;
  }

  /** Runners with factors must compete, and be there. */
  boolean areBad(CreateMarketDecoder command) {
    BettingType type = command.bettingType();
    boolean none = type == BettingType.LINE || type == BettingType.ASIAN_HANDICAP;
    for (CreateMarketDecoder.FactorsDecoder row : rows(command)) {
      boolean badRunner = row.runner() < 1 || row.runner() > command.runners();
      if (refusals.when(none, INVALID_AMOUNT, Field.factors, 0)
          || refusals.when(badRunner, INVALID_AMOUNT, Field.runner, 0)
          || isBad(row.reductionFactor())) {
        return true;
      }
    }
    return false;
  }

  /** A reduction factor is no share of a whole. */
  boolean isBad(int factor) {
    boolean bad = factor < 0 || factor > Reduction.WHOLE;
    return refusals.when(bad, INVALID_AMOUNT, Field.reductionFactor, 0);
  }

  /** A runner that is not there. */
  boolean nameUnknownRunner(Market market, ChangeMarketDecoder command) {
    for (ChangeMarketDecoder.FactorsDecoder row : rows(command)) {
      if (checks.unknownRunner(market, row.runner())) {
        return true;
      }
    }
    return false;
  }

  /** The market has no use for them, or one is no share of a whole. */
  boolean areBad(Market market, ChangeMarketDecoder command) {
    for (ChangeMarketDecoder.FactorsDecoder row : rows(command)) {
      if (refusals.when(market.hasOwnResult(), INVALID_AMOUNT, Field.factors, 0)
          || isBad(row.reductionFactor())) {
        return true;
      }
    }
    return false;
  }

  /** A runner that is removed or void. */
  boolean nameVoidRunner(Market market, ChangeMarketDecoder command) {
    for (ChangeMarketDecoder.FactorsDecoder row : rows(command)) {
      if (checks.voidRunner(market, row.runner())) {
        return true;
      }
    }
    return false;
  }

  /** Another factor than there is now. */
  boolean change(Market market, ChangeMarketDecoder command) {
    for (ChangeMarketDecoder.FactorsDecoder row : rows(command)) {
      int before = runners.reductionFactor(market.row(row.runner()));
      if (row.reductionFactor() != before) {
        return true;
      }
    }
    return false;
  }

  void set(Market market, CreateMarketDecoder command) {
    for (CreateMarketDecoder.FactorsDecoder row : rows(command)) {
      runners.reductionFactor(market.row(row.runner()), row.reductionFactor());
    }
  }

  void set(Market market, ChangeMarketDecoder command) {
    for (ChangeMarketDecoder.FactorsDecoder row : rows(command)) {
      runners.reductionFactor(market.row(row.runner()), row.reductionFactor());
    }
  }

  /** The rows from the first on; one decoder goes through them, so one loop at a time. */
  private static ChangeMarketDecoder.FactorsDecoder rows(ChangeMarketDecoder command) {
    return command.sbeRewind().factors();
  }

  /** The same behind the rows that come before them. */
  private static CreateMarketDecoder.FactorsDecoder rows(CreateMarketDecoder command) {
    CreateMarketDecoder.AsianRunnersDecoder before = command.sbeRewind().asianRunners();
    while (before.hasNext()) {
      before.next();
    }
    return command.factors();
  }
}
