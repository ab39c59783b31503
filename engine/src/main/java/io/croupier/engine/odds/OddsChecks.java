package io.croupier.engine.odds;

import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.work.Works;
import io.croupier.protocol.Field;

/**
 * The guards about selections that the handlers of fixed odds share.
 *
 * <p>Owned by the engine thread.
 */
final class OddsChecks {
  private final Refusals refusals;
  private final Works works;

  OddsChecks(Refusals refusals, Works works) {
    this.refusals = refusals;
    this.works = works;
  }

  boolean unknownMarket(int market, long marketId) {
    return refusals.when(market == 0, UNKNOWN_MARKET, Field.marketId, marketId);
  }

  boolean unknownRunner(int selection, int runner) {
    return refusals.when(selection == 0, UNKNOWN_RUNNER, Field.runner, runner);
  }

  /** The selection, if it is one, has longer work open: its bets may not know its result. */
  boolean isPending(int selection) {
    return selection != 0 && works.isSelectionPending(selection);
  }

  boolean pending(int selection, int runner) {
    return refusals.when(isPending(selection), WORK_PENDING, Field.runner, runner);
  }
}
