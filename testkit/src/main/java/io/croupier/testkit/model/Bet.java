package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bet of fixed odds. */
final class Bet {
  private static final Map<String, int[]> SYSTEMS =
      Map.of(
          "TRIXIE", new int[] {3, 2},
          "PATENT", new int[] {3, 1},
          "YANKEE", new int[] {4, 2},
          "LUCKY_15", new int[] {4, 1},
          "CANADIAN", new int[] {5, 2},
          "LUCKY_31", new int[] {5, 1},
          "HEINZ", new int[] {6, 2},
          "LUCKY_63", new int[] {6, 1},
          "SUPER_HEINZ", new int[] {7, 2},
          "GOLIATH", new int[] {8, 2});

  final Account account;
  final String currency;
  final String kind;
  final long combination;
  final boolean eachWay;
  final List<Leg> legs = new ArrayList<>();

  /** The bonus that it is free by, or null. */
  final Bonus free;

  /** Its bonus has been told that it is settled, and has given the free bet back. */
  boolean settledOnce;

  boolean givenBack;

  long id;
  BigInteger stake;
  BigInteger maximumPayout;
  BigInteger risk = BigInteger.ZERO;
  BigInteger cashedOut = BigInteger.ZERO;
  BigInteger paid = BigInteger.ZERO;
  State state = State.OPEN;

  /** The lucky bonus of its kind when it was taken. */
  final LuckyBonus lucky;

  /** The most that Rule 4 takes off it, in percent. */
  final long ruleFourCap;

  /** What its settlement can bring at most. */
  BigInteger most = BigInteger.ZERO;

  /** When it ended. */
  long ended;

  Bet(Command command, Account account, World world) {
    this.account = account;
    currency = command.text("currency");
    kind = command.text("betKind");
    combination = command.number("combination");
    eachWay = command.isTrue("eachWay");
    stake = Money.of(command.number("stake"));
    free = world.bonuses.get(command.number("freeBet"));
    lucky = world.luckyBonuses.getOrDefault(kind, LuckyBonus.NONE);
    ruleFourCap = world.ruleFourCap;
    maximumPayout = world.oddsCap.payoutOfAll(currency);
  }

  enum State {
    OPEN,
    SETTLED,
    CASHED_OUT
  }

  static boolean fits(String kind, int legs) {
    return switch (kind) {
      case "SINGLE" -> legs == 1;
      case "ACCUMULATOR", "COMBINATION" -> legs >= 2 && legs <= 20;
      default -> SYSTEMS.get(kind)[0] == legs;
    };
  }

  int least() {
    return switch (kind) {
      case "SINGLE" -> 1;
      case "ACCUMULATOR" -> legs.size();
      case "COMBINATION" -> (int) combination;
      default -> SYSTEMS.get(kind)[1];
    };
  }

  int most() {
    return kind.equals("COMBINATION") ? (int) combination : legs.size();
  }

  /** Each-way ones twice. */
  long lines() {
    Fraction lines = lines(legs.stream().map(leg -> Fraction.ONE).toList());
    return lines.numerator().longValueExact() * (eachWay ? 2 : 1);
  }

  BigInteger totalStake() {
    return stake.multiply(BigInteger.valueOf(lines()));
  }

  /** What it brings at most, with all selections winning at the odds taken. */
  BigInteger maximumReturn() {
    Fraction sum =
        lines(legs.stream().map(leg -> leg.odds(0)).toList())
            .times(lucky.allWinners().plus(Fraction.ONE));
    if (eachWay) {
      sum = sum.plus(lines(legs.stream().map(leg -> leg.placeOdds(0)).toList()));
    }
    return lessStake(sum);
  }

  /** What it brings of what its lines do: a free one not its stake. */
  private BigInteger lessStake(Fraction sum) {
    return sum.floorOf(stake).subtract(notReturned()).min(payoutLeft()).max(BigInteger.ZERO);
  }

  /** What of its stake is not the customer's. */
  BigInteger notReturned() {
    return free == null ? BigInteger.ZERO : totalStake();
  }

  boolean isVoid() {
    List<String> same = List.of("VOID", "WITHDRAWN");
    return legs.stream().allMatch(leg -> leg.settled && same.contains(leg.result.name()));
  }

  BigInteger payoutLeft() {
    return maximumPayout.subtract(cashedOut);
  }

  boolean isSettled() {
    long wins = legs.stream().filter(leg -> !leg.settled || !leg.win.isZero()).count();
    long places = legs.stream().filter(leg -> !leg.settled || !leg.place.isZero()).count();
    boolean dead = wins < least() && (!eachWay || places < least());
    return dead || legs.stream().allMatch(leg -> leg.settled);
  }

  /** What a settled bet brings. */
  BigInteger due() {
    if (!legs.stream().allMatch(leg -> leg.settled)) {
      return BigInteger.ZERO;
    }
    return bring(lines(legs.stream().map(leg -> leg.win).toList()).plus(bonus()));
  }

  /** What of it the lucky bonus adds. */
  BigInteger luckyBonus() {
    boolean known = legs.stream().allMatch(leg -> leg.settled);
    return known
        ? due().subtract(bring(lines(legs.stream().map(leg -> leg.win).toList())))
        : BigInteger.ZERO;
  }

  private BigInteger bring(Fraction wins) {
    Fraction places = eachWay ? lines(legs.stream().map(leg -> leg.place).toList()) : Fraction.ZERO;
    return lessStake(wins.plus(places));
  }

  /** What is added to the win lines, for each unit of stake. */
  private Fraction bonus() {
    List<Leg> winners = legs.stream().filter(leg -> leg.result.name().equals("WON")).toList();
    boolean othersLost = legs.stream().allMatch(leg -> winners.contains(leg) || leg.win.isZero());
    if (winners.size() == legs.size()) {
      return lines(legs.stream().map(leg -> leg.win).toList()).times(lucky.allWinners());
    }
    return winners.size() == 1 && othersLost ? winners.get(0).more(lucky) : Fraction.ZERO;
  }

  BigInteger offer(BigInteger part, long margin) {
    Fraction worth = Fraction.of(10_000 - margin, 10_000);
    Fraction brings = Fraction.ONE;
    for (Leg leg : legs) {
      brings = brings.times(leg.settled ? leg.win : leg.odds(leg.cut()));
      worth = leg.settled ? worth : worth.over(Fraction.of(leg.selection.price, 100));
    }
    BigInteger uncapped = brings.times(worth).floorOf(part);
    BigInteger capped =
        worth
            .times(new Fraction(payoutLeft(), BigInteger.ONE))
            .over(new Fraction(stake, part))
            .floorOf(BigInteger.ONE);
    return uncapped.min(capped).min(payoutLeft());
  }

  /** Counts where its selections and markets are, or no more. */
  void count(World world, boolean more) {
    BigInteger change = more ? risk : risk.negate();
    world.oddsCap.liability.merge(currency, change, BigInteger::add);
    for (Leg leg : legs) {
      leg.selection.cap.liability.merge(currency, change, BigInteger::add);
      leg.selection.market.cap.liability.merge(currency, change, BigInteger::add);
    }
    for (Leg leg : legs) {
      leg.selection.market.judge(world);
    }
  }

  Outcome describe(Outcome outcome, World world, BigInteger now) {
    return outcome
        .with("betId", id)
        .with("paid", now)
        .with("returned", cashedOut.add(paid))
        .with("stake", stake)
        .with("cash", world.ledger.of(Balance.Kind.CASH, account.id, currency))
        .with("luckyBonus", state == State.SETTLED ? luckyBonus() : BigInteger.ZERO)
        .with("currency", currency)
        .with("state", state);
  }

  /** The sum over all lines, each listed by whether it takes the next selection or not. */
  private Fraction lines(List<Fraction> odds) {
    List<Fraction> sums = new ArrayList<>(List.of(Fraction.ONE));
    for (Fraction next : odds) {
      List<Fraction> longer = new ArrayList<>();
      for (int size = 0; size <= sums.size(); size++) {
        Fraction without = size < sums.size() ? sums.get(size) : Fraction.ZERO;
        Fraction with = size > 0 ? sums.get(size - 1).times(next) : Fraction.ZERO;
        longer.add(reduced(without.plus(with)));
      }
      sums = longer;
    }
    Fraction sum = Fraction.ZERO;
    for (Fraction size : sums.subList(least(), most() + 1)) {
      sum = reduced(sum.plus(size));
    }
    return sum;
  }

  private static Fraction reduced(Fraction fraction) {
    BigInteger divisor = fraction.numerator().gcd(fraction.denominator());
    return new Fraction(
        fraction.numerator().divide(divisor), fraction.denominator().divide(divisor));
  }

  /** A selection as it was taken. */
  static final class Leg {
    final Selection selection;
    private final long mostCut;
    final long price;
    final long before;
    final long divisor;
    final long places;
    boolean settled;
    Selection.Result result;
    Fraction reduced;
    Fraction win;
    Fraction place;

    Leg(Selection selection, Bet bet) {
      this.selection = selection;
      mostCut = bet.ruleFourCap;
      boolean eachWay = bet.eachWay;
      price = selection.price;
      before = selection.market.deduction;
      divisor = eachWay ? selection.divisor : 0;
      places = selection.places;
    }

    /** The percentage that Rule 4 takes off by now. */
    long cut() {
      return Math.min(mostCut, selection.market.deduction - before);
    }

    Fraction odds(long cut) {
      Fraction winnings = Fraction.of(price, 100).minus(Fraction.ONE);
      return winnings.times(Fraction.of(100 - cut, 100)).plus(Fraction.ONE);
    }

    Fraction placeOdds(long cut) {
      Fraction winnings = odds(cut).minus(Fraction.ONE);
      return winnings.times(Fraction.of(1, divisor)).plus(Fraction.ONE);
    }

    void settle() {
      settled = true;
      result = selection.result;
      reduced = odds(cut());
      win = result.win(reduced);
      place = divisor == 0 ? Fraction.ZERO : result.place(placeOdds(cut()), places);
    }

    /** What the only winner brings more. */
    Fraction more(LuckyBonus lucky) {
      Fraction winnings = result.win(reduced).minus(result.win(Fraction.ONE));
      return winnings.times(lucky.oneWinner().minus(Fraction.ONE));
    }
  }
}
