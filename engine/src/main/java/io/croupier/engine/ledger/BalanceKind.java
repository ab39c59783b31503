package io.croupier.engine.ledger;

/** The kinds of balances; which of them may go below zero, and for which cause, is decided here. */
public enum BalanceKind {
  /** A customer's money that is not held. */
  CASH(true),
  /** A customer's bonus money that is not held. */
  BONUS(true),
  /** Held for unmatched orders and matched bets. */
  HELD_EXCHANGE(true),
  /** Held for the stakes of open casino rounds. */
  HELD_ROUND(true),
  /** Held for withdrawals that are not final. */
  HELD_WITHDRAWAL(true),
  /** What a payment provider owes the house, negative: credit-normal as all balances. */
  PAYMENT_CLEARING(false),
  /** What the house owes a game provider. */
  PROVIDER_CLEARING(false),
  /** Losses of a market collected for its winners while it is settled. */
  MARKET_SETTLEMENT(false),
  /** The house's commission. */
  COMMISSION(false),
  /** What rounding down left over. */
  ROUNDING(false),
  /** What the operator took from wallets, less what it gave. */
  ADJUSTMENT(false),
  /** Debts of customers that the operator gave up, negative. */
  DEBT(false),
  /** What fixed odds have brought the house, stakes of open bets included. */
  BOOK(false),
  /** Jackpot contributions of casino rounds, less what was won of them. */
  JACKPOT(false),
  /** What bonuses have cost the house, negative. */
  BONUS_COST(false);

  /** The number of kinds that each wallet has; they come first. */
  public static final int OF_WALLET = 5;

  private final boolean customer;

  BalanceKind(boolean customer) {
    this.customer = customer;
  }

  /** Whether a balance of this kind may stand below zero after a posting for this reason. */
  boolean mayGoBelowZero(PostingReason reason) {
    return switch (this) {
      // Cash that a rollback took below zero stays there when a market takes what it has released.
      case CASH ->
          reason == PostingReason.ROLLBACK_OF_WIN
              || reason == PostingReason.MARKET_CORRECTION
              || reason == PostingReason.EXCHANGE_HOLD_RAISED
              || reason == PostingReason.MARKET_LOSS
              || reason == PostingReason.COMMISSION
              || reason == PostingReason.BET_CORRECTION
              || reason == PostingReason.CHARGEBACK;
      case PAYMENT_CLEARING, PROVIDER_CLEARING, MARKET_SETTLEMENT, BOOK, BONUS_COST -> true;
      case ADJUSTMENT -> reason == PostingReason.ADJUSTMENT;
      case DEBT -> reason == PostingReason.DEBT_WRITTEN_OFF;
      default -> false;
    };
  }

  public boolean isCustomers() {
    return customer;
  }
}
