package io.croupier.engine.limit;

import static io.croupier.engine.ledger.BalanceKind.HELD_EXCHANGE;
import static io.croupier.protocol.RefusalReason.DEPOSIT_LIMIT;
import static io.croupier.protocol.RefusalReason.LIMIT_MISSING;
import static io.croupier.protocol.RefusalReason.LOSS_LIMIT;
import static io.croupier.protocol.RefusalReason.NONE;
import static io.croupier.protocol.RefusalReason.SESSION_TIME_LIMIT;
import static io.croupier.protocol.RefusalReason.STAKE_LIMIT;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/**
 * Judges deposits, bets and orders by the limits of their account, without any effect. Rules:
 * docs/rules.md, Limits.
 *
 * <p>Owned by the engine thread.
 */
public final class LimitChecks {
  private final Limits limits;
  private final WalletFigures figures;
  private final SessionTime sessionTime;
  private final Balances balances;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private transient long concerns;

  public LimitChecks(
      Limits limits,
      WalletFigures figures,
      SessionTime sessionTime,
      Balances balances,
      Refusals refusals,
      Outcomes outcomes) {
    this.limits = limits;
    this.figures = figures;
    this.sessionTime = sessionTime;
    this.balances = balances;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /**
   * Why a wallet must not be credited with a deposit; NONE: it may.
   *
   * @param more the deposit, and all requests of the wallet that wait
   */
  public RefusalReason judgeDeposit(int account, int wallet, long more) {
    if (!limits.hasAny(account)) {
      return NONE;
    }
    if (isMissing(account, wallet, Limits.DEPOSITS)) {
      return LIMIT_MISSING;
    }
    return passes(wallet, Limits.DEPOSITS, more) ? DEPOSIT_LIMIT : NONE;
  }

  /** Refuses the request of a deposit that a limit does not allow; see {@link #judgeDeposit}. */
  public boolean isDepositPassed(int account, int wallet, long more) {
    RefusalReason reason = judgeDeposit(account, wallet, more);
    Field field = reason == LIMIT_MISSING ? Field.limitKind : Field.amount;
    return refusals.when(reason != NONE, reason, field, concerns);
  }

  /** Refuses a bet in a wallet that lacks a limit which another one of the account has. */
  public boolean isMissing(int account, int wallet) {
    boolean missing = limits.hasAny(account) && lacksOne(account, wallet);
    return refusals.when(missing, LIMIT_MISSING, Field.limitKind, concerns);
  }

  /** Refuses a bet, whose stake is taken at once, that passes a limit. */
  public boolean isPassed(int account, int wallet, long stake, Field field) {
    RefusalReason reason = NONE;
    if (figures.row(wallet) != 0) {
      long held = balances.amount(wallet, HELD_EXCHANGE);
      reason = overMoney(wallet, figures.openRisk(wallet) + stake, true, held + stake);
    }
    if (reason == NONE && sessionTimeIsOver(account)) {
      reason = SESSION_TIME_LIMIT;
    }
    Field concerned = reason == SESSION_TIME_LIMIT ? Field.none : field;
    return refusals.when(reason != NONE, reason, concerned, concerns);
  }

  /**
   * Judges an order.
   *
   * @param risk of the order, and what else is not among the wallet's unmatched orders yet
   * @param needsMore whether more will be held
   * @param held what will be held in all markets
   * @return NONE: it passes no limit; see {@link #concerns} and {@link #field} otherwise
   */
  public RefusalReason judgeOrder(
      int account, int wallet, long risk, boolean needsMore, long held) {
    if (limits.hasAny(account)) {
      if (lacksOne(account, wallet)) {
        return LIMIT_MISSING;
      }
      long open = figures.openRisk(wallet) + risk;
      RefusalReason reason = overMoney(wallet, open, needsMore, held);
      if (reason != NONE) {
        return reason;
      }
    }
    return sessionTimeIsOver(account) ? SESSION_TIME_LIMIT : NONE;
  }

  /** What the reason that was found last concerns. */
  public long concerns() {
    return concerns;
  }

  /** The field of an order or a bet that a reason is about. */
  public static Field field(RefusalReason reason) {
    return switch (reason) {
      case LIMIT_MISSING -> Field.limitKind;
      case SESSION_TIME_LIMIT -> Field.none;
      default -> Field.stake;
    };
  }

  private boolean lacksOne(int account, int wallet) {
    return isMissing(account, wallet, Limits.STAKES) || isMissing(account, wallet, Limits.LOSSES);
  }

  private boolean isMissing(int account, int wallet, int kind) {
    concerns = kind;
    return limits.isMissing(account, figures.row(wallet), kind);
  }

  private RefusalReason overMoney(int wallet, long staked, boolean judgesLoss, long atRisk) {
    if (passes(wallet, Limits.STAKES, staked)) {
      return STAKE_LIMIT;
    }
    return judgesLoss && passes(wallet, Limits.LOSSES, atRisk) ? LOSS_LIMIT : NONE;
  }

  private boolean passes(int wallet, int kind, long more) {
    int row = figures.row(wallet);
    for (int period = 0; row != 0 && period < Limits.PERIODS; period++) {
      concerns = limits.strictest(row, kind, period);
      if (concerns != 0
          && limits.counted(row, kind, period, outcomes.timestampNs()) + more > concerns) {
        return true;
      }
    }
    return false;
  }

  private boolean sessionTimeIsOver(int account) {
    int row = limits.sessionRow(account);
    for (int period = 0; row != 0 && period < Limits.PERIODS; period++) {
      concerns = limits.strictest(row, Limits.SESSION, period);
      if (concerns != 0 && sessionTime.isOver(account, period, concerns)) {
        return true;
      }
    }
    return false;
  }
}
