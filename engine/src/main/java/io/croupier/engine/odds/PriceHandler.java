package io.croupier.engine.odds;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BetKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.QuerySelectionDecoder;
import io.croupier.protocol.SetBookTermsDecoder;
import io.croupier.protocol.SetOddsLimitsDecoder;
import io.croupier.protocol.SetPriceDecoder;

/** What the operator offers, and at which risk. Rules: docs/rules.md, Fixed odds. */
public final class PriceHandler {
  private static final int MOST_RUNNERS = 256;
  private static final int MOST_PERCENT = 90;
  private static final int HUNDRED = 100;

  private final OddsBook book;
  private final Currencies currencies;
  private final OddsChecks checks;
  private final Refusals refusals;
  private final OddsReports reports;
  private final Outcomes outcomes;

  PriceHandler(
      OddsBook book,
      Currencies currencies,
      OddsChecks checks,
      Refusals refusals,
      OddsReports reports,
      Outcomes outcomes) {
    this.book = book;
    this.currencies = currencies;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.outcomes = outcomes;
  }

  /** Sets the price of a selection, which the first one makes known. */
  public void onSetPrice(SetPriceDecoder command) {
    long marketId = command.marketId();
    int runner = command.runner();
    int price = command.price();
    int divisor = command.placeDivisor();
    int places = command.places();
    Selections selections = book.selections;
    int known = selections.find(book.markets.find(marketId), runner);
    boolean badRunner = runner < 1 || runner > MOST_RUNNERS;
    boolean withdrawn = known != 0 && selections.isWithdrawn(known);
    boolean ended = known != 0 && !withdrawn && selections.hasResult(known);
    boolean same =
        known != 0
            && selections.price(known) == price
            && selections.divisor(known) == divisor
            && selections.places(known) == places;
    if (refusals.unlessAmount(marketId, Field.marketId)
        || refusals.when(!isPriceOrNone(price), INVALID_AMOUNT, Field.price, 0)
        || refusals.when(badRunner, INVALID_AMOUNT, Field.runner, 0)
        || refusals.when(divisor > Selections.MOST_DIVISOR, INVALID_AMOUNT, Field.placeDivisor, 0)
        || refusals.when(ended, INVALID_TRANSITION, Field.runner, runner)
        || refusals.when(withdrawn, RUNNER_REMOVED, Field.runner, runner)
        || refusals.when(same, NO_CHANGE, Field.none, 0)
        || refusals.capacity(known == 0 && selections.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    int selection = known == 0 ? selections.create(marketId, runner) : known;
    selections.price(selection, price, divisor, places);
    reports.price(selection);
  }

  /** Sets what may be lost by a selection, a market or all bets, and paid for one bet on it. */
  public void onSetOddsLimits(SetOddsLimitsDecoder command) {
    int runner = command.runner();
    int market = book.markets.find(command.marketId());
    int selection = book.selections.find(market, runner);
    int at = command.offset() + SetOddsLimitsDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    long liability = command.liabilityLimit();
    long payout = command.payoutLimit();
    boolean ofAll = command.marketId() == 0;
    if ((!ofAll && checks.unknownMarket(market, command.marketId()))
        || (runner != 0 && checks.unknownRunner(selection, runner))
        || refusals.when(!isAmountOrNone(liability), INVALID_AMOUNT, Field.liabilityLimit, 0)
        || refusals.when(!isAmountOrNone(payout), INVALID_AMOUNT, Field.payoutLimit, 0)
        || refusals.unknownCurrency(currency)) {
      return;
    }
    LossLimits ofMarket = ofAll ? book.limits : book.markets.limits;
    LossLimits limits = runner == 0 ? ofMarket : book.selections.limits;
    int marketOrAll = ofAll ? OddsBook.ALL : market;
    int object = runner == 0 ? marketOrAll : selection;
    long liabilityBefore = limits.liabilityLimit(object, currency);
    long payoutBefore = limits.payoutLimit(object, currency);
    boolean same = liability == liabilityBefore && payout == payoutBefore;
    if (refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    limits.set(object, currency, liability, payout);
    outcomes
        .answer(0)
        .oddsLimitsChanged()
        .marketId(command.marketId())
        .liabilityLimitBefore(liabilityBefore)
        .liabilityLimitAfter(liability)
        .payoutLimitBefore(payoutBefore)
        .payoutLimitAfter(payout)
        .liability(limits.liability(object, currency))
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .putCurrency(currencies.text(), Currencies.at(currency))
        .runner(runner);
  }

  /**
   * Sets the margin of cash-outs, the bands of Rule 4 and the lucky bonuses; what was withdrawn and
   * which bets were taken before stays as it is.
   */
  public void onSetBookTerms(SetBookTermsDecoder command) {
    int margin = command.cashOutMarginBasisPoints();
    boolean badMargin = margin > OddsTerms.BASIS_POINTS;
    int cap = command.ruleFourCap();
    if (refusals.when(badMargin, INVALID_AMOUNT, Field.cashOutMarginBasisPoints, 0)
        || refusals.when(cap > MOST_PERCENT, INVALID_AMOUNT, Field.ruleFourCap, 0)
        || refusals.when(!hasBands(command), INVALID_AMOUNT, Field.ruleFour, 0)
        || refusals.when(!hasBonuses(command), INVALID_AMOUNT, Field.luckyBonuses, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    book.terms.begin(margin, cap);
    command.sbeRewind();
    for (SetBookTermsDecoder.RuleFourDecoder row = command.ruleFour(); row.hasNext(); ) {
      row.next();
      book.terms.addBand(row.upper(), row.percent());
    }
    for (SetBookTermsDecoder.LuckyBonusesDecoder row = command.luckyBonuses(); row.hasNext(); ) {
      row.next();
      book.terms.addBonus(row.betKind(), row.oneWinnerFactor(), row.allWinnersBasisPoints());
    }
    outcomes
        .answer(0)
        .bookTermsChanged()
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .cashOutMarginBasisPoints(margin)
        .bands(book.terms.bands())
        .luckyBonuses(book.terms.bonuses())
        .ruleFourCap((short) book.terms.ruleFourCap());
  }

  /** Answers with a price as it stands. */
  public void onQuerySelection(QuerySelectionDecoder query) {
    int market = book.markets.find(query.marketId());
    int selection = book.selections.find(market, query.runner());
    if (checks.unknownMarket(market, query.marketId())
        || checks.unknownRunner(selection, query.runner())) {
      return;
    }
    reports.price(selection);
  }

  private static boolean hasBands(SetBookTermsDecoder command) {
    SetBookTermsDecoder.RuleFourDecoder rows = command.ruleFour();
    boolean good = rows.count() <= OddsTerms.MOST_BANDS;
    int before = 0;
    while (good && rows.hasNext()) {
      rows.next();
      int upper = rows.upper();
      good = SlipChecks.isPrice(upper) && upper > before && rows.percent() <= MOST_PERCENT;
      before = upper;
    }
    return good;
  }

  /** Reads behind the bands. */
  private static boolean hasBonuses(SetBookTermsDecoder command) {
    SetBookTermsDecoder.LuckyBonusesDecoder rows = command.luckyBonuses();
    boolean good = true;
    int kinds = 0;
    while (good && rows.hasNext()) {
      rows.next();
      BetKind kind = rows.betKind();
      int factor = rows.oneWinnerFactor();
      int bit = BetShape.isNamedSystem(kind) ? 1 << kind.value() : 0;
      boolean isFactor = factor == 0 || factor > HUNDRED && factor <= mostFactor(kind);
      good =
          bit != 0
              && (kinds & bit) == 0
              && isFactor
              && rows.allWinnersBasisPoints() <= OddsTerms.BASIS_POINTS;
      kinds |= bit;
    }
    return good;
  }

  /** So much that the only winner never brings more than it would with all others. */
  private static int mostFactor(BetKind kind) {
    int legs = BetShape.legsWithSingles(kind);
    return legs == 0 ? 0 : HUNDRED << legs - 1;
  }

  private static boolean isPriceOrNone(int price) {
    return price == 0 || SlipChecks.isPrice(price);
  }

  private static boolean isAmountOrNone(long amount) {
    return amount == 0 || Money.isAmount(amount);
  }
}
