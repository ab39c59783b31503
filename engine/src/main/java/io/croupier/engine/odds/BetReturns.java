package io.croupier.engine.odds;

/**
 * What bets bring: at most, by their results, and when they are bought back. Rules: docs/rules.md,
 * Fixed odds.
 *
 * <p>Owned by the engine thread.
 */
final class BetReturns {
  private static final int HUNDRED = 100;

  private final OddsBook book;
  private final Bets bets;
  private final Legs legs;
  private final LineSums sums = new LineSums();
  private final EffectiveOdds odds = new EffectiveOdds();

  BetReturns(OddsBook book) {
    this.book = book;
    bets = book.bets;
    legs = book.legs;
  }

  /** What a bet as stated brings at most, all its selections winning. */
  long maximumReturn(BetSlip slip, long limit) {
    sums.begin(slip.count, slip.least(), slip.most(), slip.eachWay);
    for (int i = 0; i < slip.count; i++) {
      int selection = slip.selections[i];
      int divisor = slip.eachWay ? book.selections.divisor(selection) : 0;
      takeOdds(book.selections.price(selection), 0, divisor);
    }
    sums.addToWins(slip.allWinners);
    return lessStake(slip.stake, limit, slip.notReturned());
  }

  /** What the stake that is left brings at most, of a bet that can be bought back. */
  long maximumReturn(int bet) {
    int legCount = bets.legCount(bet);
    sums.begin(legCount, legCount, legCount, false);
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      takeOdds(legs.price(leg), 0, 0);
    }
    return sums.floor(bets.stake(bet), bets.payoutLeft(bet));
  }

  /** Notes what the result of a leg's selection makes of it. */
  void settle(int leg, int selection) {
    odds.taken(legs.price(leg), deduction(leg, selection), legs.divisor(leg));
    odds.result(book.selections, selection, legs.places(leg));
    legs.settle(leg, odds);
  }

  /** A bet is open unless all results are known, or so many are losses that no line can win. */
  boolean isOpen(int bet) {
    int waiting = 0;
    int wins = 0;
    int places = 0;
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      boolean settled = legs.isSettled(leg);
      waiting += settled ? 0 : 1;
      wins += settled && legs.win(leg) == 0 ? 0 : 1;
      places += settled && legs.place(leg) == 0 ? 0 : 1;
    }
    int least = least(bet);
    return waiting > 0 && (wins >= least || bets.isEachWay(bet) && places >= least);
  }

  /** Whether all selections of a settled bet were void or withdrawn. */
  boolean isVoid(int bet) {
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      boolean returned = legs.isSettled(leg) && legs.win(leg) == legs.denominator(leg);
      if (!returned || legs.hasWon(leg)) {
        return false;
      }
    }
    return true;
  }

  /** What a settled bet brings. */
  long returnOf(int bet) {
    return returnOf(bet, oneWinner(bet), allWinners(bet));
  }

  /** The part of it that its lucky bonus adds. */
  long luckyBonus(int bet) {
    boolean any = oneWinner(bet) != 0 || allWinners(bet) != 0;
    return any ? returnOf(bet) - returnOf(bet, 0, 0) : 0;
  }

  /**
   * What a part of the stake would be cashed out for now: what it would bring, at most its part of
   * what may be paid, at current prices.
   */
  long offer(int bet, long part) {
    int count = bets.legCount(bet);
    sums.begin(count, count, count, false);
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      if (legs.isSettled(leg)) {
        takeResult(leg);
      } else {
        takeOdds(legs.price(leg), deduction(leg, legs.selection(leg)), 0);
      }
    }
    scaleToNow(bet);
    long uncapped = sums.floor(part, bets.payoutLeft(bet));
    sums.begin(0, 0, 0, false);
    sums.scale(part, bets.stake(bet));
    scaleToNow(bet);
    return sums.floor(bets.payoutLeft(bet), uncapped);
  }

  /** From what a bet would bring to what that is worth now. */
  private void scaleToNow(int bet) {
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      if (!legs.isSettled(leg)) {
        sums.scale(HUNDRED, book.selections.price(legs.selection(leg)));
      }
    }
    sums.scale(OddsTerms.BASIS_POINTS - book.terms.margin(), OddsTerms.BASIS_POINTS);
  }

  /** 0 where it was settled by its losses, before all results were known. */
  private long returnOf(int bet, int oneWinner, int allWinners) {
    int count = bets.legCount(bet);
    int most = BetShape.most(bets.kind(bet), count, bets.combination(bet));
    sums.begin(count, least(bet), most, bets.isEachWay(bet));
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      if (!legs.isSettled(leg)) {
        return 0;
      }
      if (oneWinner != 0 && legs.hasWon(leg)) {
        takeOnlyWinner(leg, oneWinner);
      } else {
        takeResult(leg);
      }
    }
    sums.addToWins(allWinners);
    return lessStake(bets.stake(bet), bets.payoutLeft(bet), bets.notReturned(bet));
  }

  /** What lines of a stake bring, less what of it is not returned. */
  private long lessStake(long stake, long limit, long notReturned) {
    return Math.max(0, sums.floor(stake, limit + notReturned) - notReturned);
  }

  /** The factor of a bet whose only winner has it, all others lost; else 0. */
  private int oneWinner(int bet) {
    return winners(bet) == 1 ? bets.oneWinner(bet) : 0;
  }

  /** The basis points that are added since all have won; else 0. */
  private int allWinners(int bet) {
    return winners(bet) == bets.legCount(bet) ? bets.allWinners(bet) : 0;
  }

  /** The winners of a bet whose other selections have lost to win; 0 where one has not. */
  private int winners(int bet) {
    int winners = 0;
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      boolean won = legs.hasWon(leg);
      if (!won && !(legs.isSettled(leg) && legs.win(leg) == 0)) {
        return 0;
      }
      winners += won ? 1 : 0;
    }
    return winners;
  }

  private void takeResult(int leg) {
    sums.take(legs.win(leg), legs.place(leg), legs.denominator(leg));
  }

  /**
   * Takes a winner whose odds to one are multiplied by factor / 100: of odds o with share s that is
   * (1 + (o − 1) × factor / 100) × s, where o × s is what it counts without.
   */
  private void takeOnlyWinner(int leg, int factor) {
    long of = (long) HUNDRED * legs.winShareOf(leg);
    long denominator = legs.denominator(leg);
    long counted = legs.win(leg) * factor * legs.winShareOf(leg);
    long stakes = denominator * (factor - HUNDRED) * legs.winShare(leg);
    sums.take(counted - stakes, legs.place(leg) * of, denominator * of);
  }

  private void takeOdds(int price, int deduction, int divisor) {
    odds.taken(price, deduction, divisor);
    sums.take(odds.win(), odds.place(), odds.denominator());
  }

  /** What Rule 4 takes off a leg by now, in percent. */
  private int deduction(int leg, int selection) {
    int now = book.markets.deduction(book.selections.market(selection));
    return Math.min(now - legs.deductionBefore(leg), bets.ruleFourCap(legs.bet(leg)));
  }

  private int least(int bet) {
    return BetShape.least(bets.kind(bet), bets.legCount(bet), bets.combination(bet));
  }
}
