package io.croupier.engine.odds;

import io.croupier.protocol.BetKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.PlaceBetDecoder;
import io.croupier.protocol.PriceConsent;

/**
 * A bet as a command states it, with the lucky bonus of its kind; with no selections where it has
 * too many.
 *
 * <p>Owned by the engine thread.
 */
final class BetSlip {
  final transient long[] marketIds = new long[BetShape.MOST_LEGS];
  final transient int[] markets = new int[BetShape.MOST_LEGS];
  final transient int[] runners = new int[BetShape.MOST_LEGS];
  final transient int[] selections = new int[BetShape.MOST_LEGS];
  final transient int[] prices = new int[BetShape.MOST_LEGS];
  final transient int[] versions = new int[BetShape.MOST_LEGS];
  final transient int[] divisors = new int[BetShape.MOST_LEGS];
  final transient int[] places = new int[BetShape.MOST_LEGS];
  final transient PriceConsent[] consents = new PriceConsent[BetShape.MOST_LEGS];
  transient int count;
  transient long stake;

  /** The bonus that it is free by; 0: it is staked. */
  transient long freeBet;

  transient BetKind kind = BetKind.NULL_VAL;
  transient int combination;
  transient boolean eachWay;
  transient int oneWinner;
  transient int allWinners;

  /** Reads a command, and finds its selections; 0 where one is unknown. */
  void read(PlaceBetDecoder command, OddsBook book) {
    stake = command.stake();
    freeBet = command.freeBet();
    kind = command.betKind();
    combination = command.combination();
    eachWay = command.eachWay() == Bool.TRUE;
    boolean mayBring = BetShape.isNamedSystem(kind);
    oneWinner = mayBring ? book.terms.oneWinner(kind) : 0;
    allWinners = mayBring ? book.terms.allWinners(kind) : 0;
    PlaceBetDecoder.LegsDecoder rows = command.legs();
    count = rows.count() > BetShape.MOST_LEGS ? 0 : rows.count();
    for (int i = 0; i < count; i++) {
      rows.next();
      marketIds[i] = rows.marketId();
      markets[i] = book.markets.find(rows.marketId());
      runners[i] = rows.runner();
      selections[i] = book.selections.find(markets[i], rows.runner());
      prices[i] = rows.price();
      versions[i] = rows.priceVersion();
      divisors[i] = rows.placeDivisor();
      places[i] = rows.places();
      consents[i] = rows.consent();
    }
  }

  boolean hasBadCombination() {
    boolean of = kind == BetKind.COMBINATION;
    return of ? combination < 1 || combination > count : combination != 0;
  }

  int least() {
    return BetShape.least(kind, count, combination);
  }

  int most() {
    return BetShape.most(kind, count, combination);
  }

  /** Lines, each-way ones twice. */
  int lines() {
    return BetShape.lines(kind, count, combination) * (eachWay ? 2 : 1);
  }

  /** What all lines stake. */
  long total() {
    return stake * lines();
  }

  /** What of that is not returned. */
  long notReturned() {
    return freeBet == 0 ? 0 : total();
  }

  /** Whether a selection before this one is of the same market. */
  boolean isRelated(int leg) {
    for (int i = 0; i < leg; i++) {
      if (markets[i] == markets[leg]) {
        return true;
      }
    }
    return false;
  }
}
