package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Offers fixed odds on races, several at a time: sets prices and changes them, withdraws a runner
 * now and then, says how each ended when the race is over; then the next race comes. Some races are
 * abandoned, and of some an inquiry corrects the result.
 */
final class Bookmaker {
  static final int PLACES = 3;
  static final int PLACE_DIVISOR = 4;

  private static final int RACES = 8;
  private static final int FEWEST_RUNNERS = 5;
  private static final int MOST_RUNNERS = 9;
  private static final int HIGHEST = 10_000;
  private static final int LOWEST = 101;
  private static final int RETRY_MS = 5;
  private static final int PRICE_PAUSE_MS = 200;
  private static final double MARGIN = 0.12;
  private static final double DRIFT = 0.1;
  private static final double WITHDRAWN = 0.02;
  private static final double ABANDONED = 0.05;
  private static final double INQUIRY = 0.1;
  private static final int INQUIRY_MS = 300;
  private static final long MOST_PAID = 5_000_000;
  private static final long SEEDS_OF_A_GATEWAY = 1_000_000;
  private static final long MARKETS_OF_A_SEED = 100_000;
  private static final long SHORTEST_NS = TimeUnit.SECONDS.toNanos(1);

  /** What can be bet on; the version 0 is that of a price not set yet. */
  static final class Offer {
    final long market;
    final int runner;
    int price;
    long version;
    private int unanswered;

    private Offer(long market, int runner) {
      this.market = market;
      this.runner = runner;
    }
  }

  /** A race, and what of it is offered. */
  private record Card(Race race, List<Offer> offers) {
    /**
     * Whether a price is on its way. What follows from it waits for its answer: commands are not
     * kept in order across BUSY and across a reconnect.
     */
    boolean isBeingPriced() {
      return offers.stream().anyMatch(offer -> offer.unanswered > 0);
    }
  }

  private final Floor floor;
  private final List<Card> open = new ArrayList<>();
  private long lastMarket;
  private long lifeNs;
  private long endNs;
  private int unsettled;
  private String fault;

  /** Markets of fixed odds have the numbers that a bookmaker gives them: others for each seed. */
  Bookmaker(Floor floor, int gateway, long seed) {
    this.floor = floor;
    long before = gateway * SEEDS_OF_A_GATEWAY + Math.floorMod(seed, SEEDS_OF_A_GATEWAY);
    lastMarket = before * MARKETS_OF_A_SEED;
  }

  /** Offers races of such a length until the end. */
  void begin(long nowNs, long lifeNs, long endNs) {
    this.lifeNs = lifeNs;
    this.endNs = endNs;
    floor.send(terms(), nowNs, answer -> {});
    for (int i = 1; i <= RACES; i++) {
      offer(nowNs, lifeNs * i / RACES);
    }
  }

  /** What is taken off for non-runners and cash-outs, and paid beside the lines of system bets. */
  private static Command terms() {
    return Command.of("SetBookTerms")
        .with("cashOutMarginBasisPoints", 500)
        .with("ruleFour", List.of(Map.of("upper", 500, "percent", 20)))
        .with(
            "luckyBonuses",
            List.of(
                bonus("PATENT", 200, 0),
                bonus("YANKEE", 0, 1_000),
                bonus("LUCKY_15", 200, 1_000),
                bonus("LUCKY_31", 200, 1_500),
                bonus("LUCKY_63", 200, 2_500)));
  }

  private static Map<String, Object> bonus(String kind, int oneWinner, int allWinners) {
    return Map.of(
        "betKind", kind, "oneWinnerFactor", oneWinner, "allWinnersBasisPoints", allWinners);
  }

  /** Everything went on later than planned. */
  void extend(long nanoseconds) {
    endNs += nanoseconds;
  }

  boolean isDone() {
    return open.isEmpty() && unsettled == 0;
  }

  /** What went wrong; null while all is well. */
  String fault() {
    return fault;
  }

  /** One offer of each of so many different races, or of as many as there are. */
  List<Offer> draw(int races) {
    List<Offer> drawn = new ArrayList<>();
    int first = open.isEmpty() ? 0 : (int) floor.dice().between(0, open.size() - 1);
    for (int i = 0; i < Math.min(races, open.size()); i++) {
      Offer offer = floor.dice().oneOf(open.get((first + i) % open.size()).offers());
      if (offer.version > 0) {
        drawn.add(offer);
      }
    }
    return drawn;
  }

  private void offer(long nowNs, long lifeNs) {
    long market = ++lastMarket;
    int runners = (int) floor.dice().between(FEWEST_RUNNERS, MOST_RUNNERS);
    Card card = new Card(new Race(floor.dice(), runners, PLACES), new ArrayList<>());
    List<Double> chances = card.race().chances(1);
    for (int runner = 1; runner <= runners; runner++) {
      Offer offer = new Offer(market, runner);
      card.offers().add(offer);
      setPrice(offer, (int) (100 / (chances.get(runner - 1) * (1 + MARGIN))));
    }
    limit(market);
    open.add(card);
    floor.agenda().at(Math.min(nowNs + lifeNs, endNs), planned -> end(card));
    floor.later(PRICE_PAUSE_MS, planned -> move(card));
  }

  private void setPrice(Offer offer, int wanted) {
    int price = Math.max(LOWEST, Math.min(HIGHEST, wanted));
    offer.unanswered++;
    floor.send(
        of("SetPrice", offer)
            .with("price", price)
            .with("placeDivisor", PLACE_DIVISOR)
            .with("places", PLACES),
        System.nanoTime(),
        outcome -> {
          offer.unanswered--;
          if (!outcome.isRefused()) {
            offer.price = (int) outcome.number("price");
            offer.version = outcome.number("version");
          }
        });
  }

  /** What one bet on a race is paid at most. */
  private void limit(long market) {
    for (String currency : Floor.CURRENCIES) {
      Command limits =
          Floor.operator("SetOddsLimits")
              .with("marketId", market)
              .with("currency", currency)
              .with("payoutLimit", MOST_PAID);
      floor.send(limits, System.nanoTime(), answer -> {});
    }
  }

  /** Prices move while the race is on offer. */
  private void move(Card card) {
    if (open.contains(card) && card.isBeingPriced()) {
      floor.later(RETRY_MS, planned -> move(card));
    } else if (open.contains(card)) {
      Offer offer = floor.dice().oneOf(card.offers());
      if (card.offers().size() > PLACES + 1 && floor.dice().chance(WITHDRAWN)) {
        withdraw(card, offer);
      } else {
        setPrice(offer, (int) (offer.price * (1 + DRIFT * floor.dice().bell())));
      }
      floor.later(PRICE_PAUSE_MS, planned -> move(card));
    }
  }

  /** A runner does not start: that takes all prices of the race down, and they are set again. */
  private void withdraw(Card card, Offer gone) {
    card.offers().remove(gone);
    unsettled++;
    settle(of("SettleSelection", gone).with("result", "WITHDRAWN").with("price", gone.price));
    card.offers().forEach(offer -> setPrice(offer, offer.price));
  }

  private void end(Card card) {
    if (card.isBeingPriced()) {
      floor.later(RETRY_MS, planned -> end(card));
      return;
    }
    open.remove(card);
    unsettled += card.offers().size();
    if (floor.dice().chance(ABANDONED)) {
      card.offers().forEach(offer -> settle(of("SettleSelection", offer).with("result", "VOID")));
    } else {
      settle(card.offers(), card.race().positions());
    }
    long now = System.nanoTime();
    if (endNs - now > SHORTEST_NS) {
      offer(now, lifeNs);
    }
  }

  private void settle(List<Offer> offers, List<Integer> positions) {
    List<Integer> started = offers.stream().map(offer -> positions.get(offer.runner - 1)).toList();
    List<Integer> places =
        started.stream()
            .map(own -> 1 + (int) started.stream().filter(other -> other < own).count())
            .toList();
    for (int i = 0; i < offers.size(); i++) {
      settle(result(offers.get(i), places.get(i), places));
    }
    if (places.contains(2) && floor.dice().chance(INQUIRY)) {
      Offer first = offers.get(places.indexOf(1));
      Offer second = offers.get(places.indexOf(2));
      unsettled += 2;
      floor.later(INQUIRY_MS, planned -> disqualify(first, second));
    }
  }

  private void disqualify(Offer winner, Offer second) {
    settle(of("SettleSelection", winner).with("result", "LOST"));
    settle(of("SettleSelection", second).with("result", "WON"));
  }

  /** The first has won, the next are placed; two that are tied share it. */
  private static Command result(Offer offer, int position, List<Integer> positions) {
    Command settle = of("SettleSelection", offer);
    long tied = positions.stream().filter(other -> other == position).count();
    if (position == 1) {
      settle.with("result", "WON");
      return tied > 1 ? settle.with("winShare", 1).with("winShareOf", tied) : settle;
    }
    if (position > PLACES) {
      return settle.with("result", "LOST");
    }
    if (tied > 1) {
      settle.with("placeShare", 1).with("placeShareOf", tied);
    }
    return settle.with("result", "PLACED").with("position", position);
  }

  private void settle(Command command) {
    floor.send(command, System.nanoTime(), outcome -> onSettled(command, outcome));
  }

  private void onSettled(Command command, Outcome outcome) {
    if (!outcome.isRefused()) {
      unsettled--;
    } else if (outcome.text("reason").equals("WORK_PENDING")) {
      floor.later(RETRY_MS, planned -> settle(command));
    } else if (outcome.text("reason").equals("NO_CHANGE")) {
      fault = "An earlier process of this gateway has played with this seed; choose another.";
    } else {
      fault = "A result of fixed odds was refused: " + outcome;
    }
  }

  private static Command of(String name, Offer offer) {
    return Floor.operator(name).with("marketId", offer.market).with("runner", offer.runner);
  }
}
