package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.player.Bookmaker.Offer;
import io.croupier.demo.player.Player.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes fixed odds: singles, accumulators, system bets, each way; and sells bets back. */
final class OddsTaker {
  private static final List<String> CONSENTS = List.of("NONE", "BETTER", "ANY");
  private static final double EACH_WAY = 0.2;
  private static final double SOLD_IN_PART = 0.4;
  private static final double ACCUMULATOR = 0.4;
  private static final long SYSTEM_STAKE = 2;
  private static final long LEAST_STAKE = 20;
  private static final long MOST_STAKE = 200;
  private static final int MOST_RACES = 8;
  private static final int REMEMBERED = 200;

  /** By the number of races. */
  private static final List<List<String>> SYSTEMS =
      List.of(
          List.of(),
          List.of("SINGLE"),
          List.of("ACCUMULATOR"),
          List.of("TRIXIE", "PATENT"),
          List.of("YANKEE", "LUCKY_15"),
          List.of("CANADIAN", "LUCKY_31"),
          List.of("HEINZ", "LUCKY_63"),
          List.of("SUPER_HEINZ"),
          List.of("GOLIATH"));

  /** A bet that may be sold. */
  private record Sold(Player player, long bet, long stake) {}

  private final Floor floor;
  private final Bookmaker bookmaker;
  private final OddsFigures figures;
  private final List<Sold> forSale = new ArrayList<>();

  OddsTaker(Floor floor, Bookmaker bookmaker, OddsFigures figures) {
    this.floor = floor;
    this.bookmaker = bookmaker;
    this.figures = figures;
  }

  /** Bets on one to eight races; whether there is anything to bet on. */
  boolean place(Wallet wallet, long plannedNs) {
    List<Offer> offers = bookmaker.draw((int) floor.dice().between(1, MOST_RACES));
    if (offers.isEmpty()) {
      return false;
    }
    String kind = kind(offers.size());
    boolean eachWay = floor.dice().chance(EACH_WAY);
    boolean system = offers.size() > 2 && !kind.equals("ACCUMULATOR");
    long stake = system ? SYSTEM_STAKE : floor.dice().between(LEAST_STAKE, MOST_STAKE);
    Command bet =
        Floor.customer("PlaceBet", wallet.owner.account)
            .with("sessionId", wallet.owner.session)
            .with("currency", wallet.currency)
            .with("stake", stake)
            .with("betKind", kind)
            .with("combination", 0)
            .with("eachWay", eachWay)
            .with("legs", offers.stream().map(offer -> leg(offer, eachWay)).toList());
    floor.send(bet, plannedNs, outcome -> onAccepted(outcome, wallet, kind, eachWay, stake));
    return true;
  }

  private String kind(int races) {
    boolean all = races > 1 && floor.dice().chance(ACCUMULATOR);
    return all ? "ACCUMULATOR" : floor.dice().oneOf(SYSTEMS.get(races));
  }

  private Map<String, Object> leg(Offer offer, boolean eachWay) {
    return Map.of(
        "marketId", offer.market,
        "runner", offer.runner,
        "price", offer.price,
        "priceVersion", offer.version,
        "placeDivisor", eachWay ? Bookmaker.PLACE_DIVISOR : 0,
        "places", eachWay ? Bookmaker.PLACES : 0,
        "consent", floor.dice().oneOf(CONSENTS));
  }

  private void onAccepted(
      Outcome outcome, Wallet wallet, String kind, boolean eachWay, long stake) {
    if (outcome.isRefused()) {
      return;
    }
    wallet.cash = outcome.number("cash");
    figures.onAccepted(outcome);
    boolean plain = kind.equals("SINGLE") || kind.equals("ACCUMULATOR");
    if (plain && !eachWay && forSale.size() < REMEMBERED) {
      forSale.add(new Sold(wallet.owner, outcome.number("betId"), stake));
    }
  }

  /** Asks what a bet would bring now and takes it, now and then for a part only. */
  void sell(long plannedNs) {
    if (forSale.isEmpty()) {
      return;
    }
    Sold sold = forSale.remove((int) floor.dice().between(0, forSale.size() - 1));
    floor.send(
        Floor.customer("QueryCashOut", sold.player().account).with("betId", sold.bet()),
        plannedNs,
        offered -> {
          if (!offered.isRefused() && offered.number("amount") > 0) {
            accept(sold, offered);
          }
        });
  }

  private void accept(Sold sold, Outcome offered) {
    boolean inPart = sold.stake() > 1 && floor.dice().chance(SOLD_IN_PART);
    Command accept =
        Floor.customer("AcceptCashOut", sold.player().account)
            .with("betId", sold.bet())
            .with("stake", inPart ? sold.stake() / 2 : 0)
            .with("versions", offered.rows("versions"));
    floor.send(
        accept,
        System.nanoTime(),
        outcome -> {
          if (!outcome.isRefused()) {
            figures.onCashedOut(outcome);
          }
        });
  }
}
