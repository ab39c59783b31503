package io.croupier.engine.odds;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.LIABILITY_LIMIT;
import static io.croupier.protocol.RefusalReason.PRICE_CHANGED;
import static io.croupier.protocol.RefusalReason.RELATED_SELECTIONS;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.SELECTION_NOT_OFFERED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;

import io.croupier.engine.account.Refusals;
import io.croupier.protocol.Field;
import io.croupier.protocol.PriceConsent;
import io.croupier.protocol.RefusalReason;

/**
 * The guards of PlaceBet that go through the selections of the bet.
 *
 * <p>Owned by the engine thread.
 */
final class SlipChecks {
  private final OddsBook book;
  private final Selections selections;
  private final Refusals refusals;
  private final BetSlip slip;

  SlipChecks(OddsBook book, Refusals refusals, BetSlip slip) {
    this.book = book;
    selections = book.selections;
    this.refusals = refusals;
    this.slip = slip;
  }

  /** Whether a price of a command can be one. */
  static boolean isPrice(int price) {
    return price >= 101 && price <= 100_000;
  }

  boolean hasUnknownMarket() {
    for (int i = 0; i < slip.count; i++) {
      if (refuse(i, slip.markets[i] == 0, UNKNOWN_MARKET, Field.marketId, slip.marketIds[i])) {
        return true;
      }
    }
    return false;
  }

  boolean hasUnknownRunner() {
    for (int i = 0; i < slip.count; i++) {
      if (refuse(i, slip.selections[i] == 0, UNKNOWN_RUNNER, Field.runner, slip.runners[i])) {
        return true;
      }
    }
    return false;
  }

  /** The numbers of the selections are out of range. */
  boolean isMalformed() {
    for (int i = 0; i < slip.count; i++) {
      int divisor = slip.divisors[i];
      boolean bad = slip.eachWay ? divisor < 1 || divisor > Selections.MOST_DIVISOR : divisor != 0;
      boolean unknown = slip.consents[i] == PriceConsent.SBE_UNKNOWN;
      if (refuse(i, !isPrice(slip.prices[i]), INVALID_AMOUNT, Field.price, 0)
          || refuse(i, bad, INVALID_AMOUNT, Field.placeDivisor, 0)
          || refuse(i, !slip.eachWay && slip.places[i] != 0, INVALID_AMOUNT, Field.places, 0)
          || refuse(i, unknown, INVALID_AMOUNT, Field.consent, 0)) {
        return true;
      }
    }
    return false;
  }

  boolean hasWithdrawn() {
    for (int i = 0; i < slip.count; i++) {
      boolean withdrawn = selections.isWithdrawn(slip.selections[i]);
      if (refuse(i, withdrawn, RUNNER_REMOVED, Field.runner, slip.runners[i])) {
        return true;
      }
    }
    return false;
  }

  boolean isNotOffered() {
    for (int i = 0; i < slip.count; i++) {
      int selection = slip.selections[i];
      boolean noPlaces = slip.eachWay && selections.divisor(selection) == 0;
      boolean not = selections.price(selection) == 0 || noPlaces;
      if (refuse(i, not, SELECTION_NOT_OFFERED, Field.runner, slip.runners[i])) {
        return true;
      }
    }
    return false;
  }

  boolean isRelated() {
    for (int i = 0; i < slip.count; i++) {
      if (refuse(i, slip.isRelated(i), RELATED_SELECTIONS, Field.runner, slip.runners[i])) {
        return true;
      }
    }
    return false;
  }

  /** A price has changed in a way that the customer does not take. */
  boolean isChanged() {
    for (int i = 0; i < slip.count; i++) {
      if (refuse(i, isChanged(i), PRICE_CHANGED, Field.price, slip.runners[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isChanged(int leg) {
    int selection = slip.selections[leg];
    int price = selections.price(selection);
    int version = slip.versions[leg];
    int divisor = slip.eachWay ? selections.divisor(selection) : 0;
    int places = slip.eachWay ? selections.places(selection) : 0;
    return switch (slip.consents[leg]) {
      case ANY -> false;
      case BETTER ->
          price < slip.prices[leg]
              || divisor > slip.divisors[leg]
              || isFewer(places, slip.places[leg]);
      default ->
          price != slip.prices[leg]
              || version != 0 && version != selections.version(selection)
              || divisor != slip.divisors[leg]
              || places != slip.places[leg];
    };
  }

  /** Fewer places than others; 0 is any number of them. */
  private static boolean isFewer(int places, int others) {
    return places != 0 && (others == 0 || places < others);
  }

  /** The most that the bet may be paid. */
  long maximumPayout(int currency) {
    long ofAll = book.limits.payoutLimit(OddsBook.ALL, currency);
    long least = ofAll == 0 ? OddsBook.USUAL_PAYOUT : ofAll;
    for (int i = 0; i < slip.count; i++) {
      least = selections.limits.lowerPayout(slip.selections[i], currency, least);
      least = book.markets.limits.lowerPayout(slip.markets[i], currency, least);
    }
    return least;
  }

  /** The house could lose more by a selection or a market than it wants to, or by all bets. */
  boolean isTooMuch(int currency, long risk, long room) {
    for (int i = 0; i < slip.count; i++) {
      if (isTooMuch(i, selections.limits, slip.selections[i], currency, risk, Field.runner)
          || isTooMuch(i, book.markets.limits, slip.markets[i], currency, risk, Field.marketId)) {
        return true;
      }
    }
    return refusals.when(risk > room, LIABILITY_LIMIT, Field.currency, room);
  }

  private boolean isTooMuch(
      int leg, LossLimits limits, int object, int currency, long risk, Field field) {
    long most = limits.most(object, currency);
    boolean tooMuch = limits.liability(object, currency) + risk > most;
    return refuse(leg, tooMuch, LIABILITY_LIMIT, field, most);
  }

  private boolean refuse(
      int leg, boolean condition, RefusalReason reason, Field field, long concerns) {
    if (condition) {
      refusals.instruction(leg + 1);
    }
    return refusals.when(condition, reason, field, concerns);
  }
}
