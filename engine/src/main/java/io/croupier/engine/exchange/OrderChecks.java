package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.DUPLICATE_ORDER_REFERENCE;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_MIN_FILL_SIZE;
import static io.croupier.protocol.RefusalReason.INVALID_PERSISTENCE;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN_FOR_SP;
import static io.croupier.protocol.RefusalReason.MARKET_VERSION;
import static io.croupier.protocol.RefusalReason.OVERFLOW;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.HaltScope;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.Side;
import io.croupier.protocol.TargetKind;

/**
 * The guards of one order, single or in a batch, in order of precedence: is it well formed, does it
 * fit its market. What it needs is judged by {@link OrderRisk}. Rules: docs/rules.md, PlaceOrder.
 *
 * <p>Owned by the engine thread.
 */
final class OrderChecks {
  private static final int HUNDREDTHS = 100;

  private final Exchange exchange;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final AccountChecks accountChecks;
  private final ExchangeChecks checks;
  private final Refusals refusals;

  OrderChecks(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      AccountChecks accountChecks,
      ExchangeChecks checks,
      Refusals refusals) {
    this.exchange = exchange;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.accountChecks = accountChecks;
    this.checks = checks;
    this.refusals = refusals;
  }

  /** The order is not for this account, or for nobody now. */
  boolean isNotTaken(int account, Market market) {
    boolean stranger = market.slot() != 0 && accountChecks.notForTest(account, market.isTest());
    return stranger || accountChecks.halted(HaltScope.EXCHANGE);
  }

  /** Longer work is open, or what the command names is not known. */
  boolean hasUnknown(CommandHeaderDecoder header, long sessionId, long marketId) {
    long accountId = header.accountId();
    int account = accounts.slot(accountId);
    int slot = exchange.markets.slot(marketId);
    int currency = slot == 0 ? Currencies.UNKNOWN : exchange.markets.get(slot).currency();
    return checks.marketPending(slot)
        || checks.accountPending(account)
        || accountChecks.unknownAccount(account, accountId)
        || accountChecks.unknownWallet(balances.wallet(account, currency), currency)
        || accountChecks.unknownSession(sessionId)
        || checks.unknownMarket(slot, marketId);
  }

  /** The account may not bet, or not in this session. */
  boolean mayNotPlace(int account, long sessionId, long now) {
    return accountChecks.foreignSession(sessionId, account)
        || accountChecks.mayNotBet(account)
        || accountChecks.notVerified(account, Profiles.VERIFY_ORDERS)
        || accountChecks.expiredSession(sessionId, now);
  }

  /** An amount or an enum is none. */
  boolean isMalformed(Instruction order, Market market) {
    boolean target = order.hasTarget();
    boolean liability = order.statesLiability();
    boolean noStake = target || liability;
    boolean noTarget = target && market.lines().exist();
    boolean noSide = order.statedSide != Side.BACK && order.statedSide != Side.LAY;
    return invalid(noStake ? order.statedStake != 0 : !isAmount(order.statedStake), Field.stake)
        || invalid(
            liability ? !isAmount(order.statedLiability) : order.statedLiability != 0,
            Field.liability)
        || invalid(
            target ? !isAmount(order.targetAmount) : order.targetAmount != 0, Field.targetAmount)
        || invalid(!isAmountOrNone(order.reference), Field.orderRef)
        || invalid(!isAmountOrNone(order.minFill), Field.minFill)
        || badVersion(order.marketVersion)
        || invalid(noSide, Field.side)
        || invalid(order.statedKind == OrderKind.SBE_UNKNOWN, Field.orderKind)
        || invalid(order.statedPersistence == Persistence.SBE_UNKNOWN, Field.persistence)
        || invalid(noTarget || order.targetKind == TargetKind.SBE_UNKNOWN, Field.targetKind)
        || invalid(order.statedBestExecution == Bool.SBE_UNKNOWN, Field.none)
        || invalid(order.isSp() && target, Field.targetKind)
        || invalid(order.isSp() && !order.bestExecution, Field.bestExecution);
  }

  /** The account's stakes in the market would be more than the engine adds up exactly. */
  boolean overflows(Instruction order, Market market, int position, Prospect prospect) {
    long most =
        market.payoff().maxStakes() - exchange.positions.stakes(position) - prospect.stakes();
    if (order.isSp()) {
      long waiting = exchange.spBook.sum(market.row(order.runner), order.side);
      most = Math.min(most, StartingPriceSearch.MOST_SUM - waiting);
    }
    Field field = order.statesLiability() ? Field.liability : Field.stake;
    return refusals.when(order.hasStake() && order.stake > most, OVERFLOW, field, 0);
  }

  /** An order at the starting price, where the market takes none. */
  boolean comesTooLateForSp(Instruction order, Market market) {
    boolean late = order.isSp() && !market.takesSp();
    return refusals.when(
        late, MARKET_NOT_OPEN_FOR_SP, Field.marketId, exchange.markets.id(market.slot()));
  }

  /** The command states a version that cannot be. */
  boolean badVersion(int marketVersion) {
    return invalid(marketVersion < 0, Field.marketVersion);
  }

  /** The command states a version, and the market has another. */
  boolean otherVersion(int marketVersion, Market market) {
    boolean other = marketVersion != 0 && marketVersion != market.version();
    return refusals.when(other, MARKET_VERSION, Field.marketVersion, market.version());
  }

  /** The terms of the order do not fit its market. */
  boolean isUnfit(Instruction order, Market market, int position, Prospect prospect) {
    return repeatsReference(order, position, prospect)
        || offLadder(order.priceIndex)
        || isTooSmall(order, market)
        || hasBadMinFill(order)
        || badPersistence(order.persistence, order.isSp(), market);
  }

  boolean offLadder(int priceIndex) {
    boolean off = priceIndex == PriceLadder.OFF_LADDER;
    return refusals.when(off, RefusalReason.INVALID_ODDS, Field.price, 0);
  }

  /** The market does not allow the persistence. */
  boolean badPersistence(int persistence, boolean ofSp, Market market) {
    boolean bad =
        switch (Persistence.get((byte) persistence)) {
          case KEEP -> ofSp || !market.isKeepAllowed();
          case AT_SP -> ofSp || !market.takesSp();
          default -> false;
        };
    return refusals.when(bad, INVALID_PERSISTENCE, Field.persistence, 0);
  }

  private boolean repeatsReference(Instruction order, int position, Prospect prospect) {
    long reference = order.reference;
    boolean repeats =
        reference != 0
            && (exchange.references.find(position, reference) != 0
                || prospect.hasReference(reference));
    return refusals.when(repeats, DUPLICATE_ORDER_REFERENCE, Field.orderRef, reference);
  }

  private boolean isTooSmall(Instruction order, Market market) {
    long least = least(order, market.currency());
    boolean small = order.stake == 0 || order.stake < least && !paysEnough(order, market);
    return refusals.when(small, INVALID_STAKE, Field.stake, least);
  }

  private long least(Instruction order, int currency) {
    if (currency == Currencies.UNKNOWN) {
      return 0;
    }
    return order.isSp() ? currencies.leastSp(currency, order.side) : currencies.minBet(currency);
  }

  private boolean paysEnough(Instruction order, Market market) {
    boolean counts = !order.isSp() && !market.lines().exist();
    long least = counts ? currencies.minPayout(market.currency()) : 0;
    return least != 0 && order.stake * order.price >= least * HUNDREDTHS;
  }

  private boolean hasBadMinFill(Instruction order) {
    boolean fillOrKill = order.kind == OrderKind.FILL_OR_KILL.value();
    boolean bad = order.minFill != 0 && (!fillOrKill || order.minFill > order.stake);
    return refusals.when(bad, INVALID_MIN_FILL_SIZE, Field.minFill, 0);
  }

  private boolean invalid(boolean condition, Field field) {
    return refusals.when(condition, INVALID_AMOUNT, field, 0);
  }

  private static boolean isAmount(long value) {
    return Money.isAmount(value);
  }

  private static boolean isAmountOrNone(long value) {
    return value == 0 || Money.isAmount(value);
  }
}
