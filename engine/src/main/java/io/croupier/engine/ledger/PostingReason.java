package io.croupier.engine.ledger;

/** Why money moved. The order is part of the ledger's digest: append only. */
public enum PostingReason {
  /** PAYMENT_CLEARING to CASH. */
  DEPOSIT,
  /** CASH to HELD_WITHDRAWAL. */
  WITHDRAWAL_HOLD,
  /** HELD_WITHDRAWAL to CASH. */
  WITHDRAWAL_RELEASE,
  /** HELD_WITHDRAWAL to PAYMENT_CLEARING. */
  PAYOUT,
  /** CASH to HELD_ROUND. */
  ROUND_BET,
  /** HELD_ROUND to CASH. */
  ROLLBACK_OF_BET,
  /** PROVIDER_CLEARING to CASH. */
  ROUND_WIN,
  /** CASH to PROVIDER_CLEARING or JACKPOT. */
  ROLLBACK_OF_WIN,
  /** HELD_ROUND to PROVIDER_CLEARING, the jackpot contributions to JACKPOT. */
  ROUND_CLOSED,
  /** CASH to HELD_EXCHANGE. */
  EXCHANGE_HOLD,
  /** HELD_EXCHANGE to CASH. */
  EXCHANGE_RELEASE,
  /** CASH to MARKET_SETTLEMENT. */
  MARKET_LOSS,
  /** MARKET_SETTLEMENT to CASH. */
  MARKET_WIN,
  /** CASH to COMMISSION. */
  COMMISSION,
  /** MARKET_SETTLEMENT to ROUNDING, or back. */
  ROUNDING,
  /** ADJUSTMENT to CASH, or CASH to ADJUSTMENT. */
  ADJUSTMENT,
  /** DEBT to CASH. */
  DEBT_WRITTEN_OFF,
  /** Between MARKET_SETTLEMENT and CASH or COMMISSION: what a settled market was corrected by. */
  MARKET_CORRECTION,
  /** CASH to HELD_EXCHANGE: voided bets had covered others. */
  EXCHANGE_HOLD_RAISED,
  /** CASH to BOOK. */
  BET_STAKE,
  /** BOOK to CASH. */
  BET_RETURN,
  /** BOOK to CASH, or back: what a corrected result made of a settled bet. */
  BET_CORRECTION,
  /** BOOK to CASH. */
  BET_CASH_OUT,
  /** PAYMENT_CLEARING to CASH: what was paid out has come back. */
  PAYOUT_RETURNED,
  /** CASH to PAYMENT_CLEARING: the payer's bank has taken a deposit back. */
  CHARGEBACK,
  /** JACKPOT or PROVIDER_CLEARING to CASH. */
  AWARD,
  /** HELD_ROUND to CASH: the round's time was over. */
  ROUND_CANCELLED,
  /** BONUS_COST to BONUS. */
  BONUS_AWARDED,
  /** BONUS to CASH: it was staked as often as required. */
  BONUS_CONVERTED,
  /** BONUS to BONUS_COST. */
  BONUS_LOST,
  /** BONUS_COST to CASH: a share of what was lost. */
  CASHBACK
}
