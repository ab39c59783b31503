package io.croupier.testkit.model;

/** A selection of fixed odds. */
final class Selection {
  final OddsMarket market;
  final long runner;
  final OddsMarket.Cap cap = new OddsMarket.Cap();

  /** 0: not offered. */
  long price;

  long version;
  long divisor;
  long places;
  Result result = new Result("NONE", 0, 0, 0, 0, 0);

  /** Its bets are being visited. */
  boolean working;

  Selection(OddsMarket market, long runner) {
    this.market = market;
    this.runner = runner;
  }

  boolean hasResult() {
    return !result.name.equals("NONE");
  }

  boolean isWithdrawn() {
    return result.name.equals("WITHDRAWN");
  }

  void describe(Turn turn) {
    turn.answer("PriceChanged", 0)
        .with("marketId", market.id)
        .with("version", version)
        .with("price", price)
        .with("runner", runner)
        .with("placeDivisor", divisor)
        .with("places", places)
        .with("result", result.name);
  }

  /** A result as it was commanded. */
  record Result(
      String name, long position, long winShare, long winShareOf, long place, long placeOf) {
    static Result of(Command command) {
      return new Result(
          command.text("result"),
          command.number("position"),
          command.number("winShare"),
          command.number("winShareOf"),
          command.number("placeShare"),
          command.number("placeShareOf"));
    }

    /** What a line counts for winning. */
    Fraction win(Fraction odds) {
      return switch (name) {
        case "WON" -> odds.times(share(winShare, winShareOf));
        case "LOST", "PLACED" -> Fraction.ZERO;
        default -> either(odds);
      };
    }

    /** What a line counts for being placed, of a bet that pays so many places. */
    Fraction place(Fraction odds, long places) {
      boolean tooFar = name.equals("PLACED") && position != 0 && places != 0 && position > places;
      return switch (name) {
        case "WON", "PLACED" -> tooFar ? Fraction.ZERO : odds.times(share(place, placeOf));
        case "LOST" -> Fraction.ZERO;
        default -> either(odds);
      };
    }

    private Fraction either(Fraction odds) {
      return switch (name) {
        case "HALF_WON" -> odds.plus(Fraction.ONE).times(Fraction.of(1, 2));
        case "HALF_LOST" -> Fraction.of(1, 2);
        default -> Fraction.ONE;
      };
    }

    private static Fraction share(long part, long of) {
      return of == 0 ? Fraction.ONE : Fraction.of(part, of);
    }
  }
}
