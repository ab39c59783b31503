package io.croupier.demo.player;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.MarketNames;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Role;
import io.croupier.demo.edge.Wallets;
import io.croupier.demo.payment.PaymentProvider;
import io.croupier.demo.player.Player.Wallet;
import io.croupier.demo.vendor.GameVendor;
import io.croupier.protocol.BetSettledDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MarketSettledDecoder;
import io.croupier.protocol.MatchedDecoder;
import io.croupier.protocol.OrderReducedDecoder;
import io.croupier.protocol.StartingPriceReconciledDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The players of a gateway: first all come in, then they play for a while at a steady rate, then
 * everything that was begun is brought to its end.
 */
public final class PlayersRole implements Role {
  private static final int MARKETS = 4;
  private static final int GENERATIONS = 3;
  private static final int TASKS_AT_ONCE = 64;
  private static final long PAYMENT_PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

  private enum Phase {
    COMING,
    PLAYING,
    ENDING,
    CONCLUDING
  }

  private final PlayersSettings settings;
  private final Link link;
  private final Floor floor;
  private final KnownMarkets markets = new KnownMarkets();
  private final MarketFigures figures = new MarketFigures(markets);
  private final House house;
  private final Door door;
  private final Bank bank;
  private final Cashier cashier;
  private final Games games;
  private final Bettor bettor;
  private final Steward steward;
  private final Bookmaker bookmaker;
  private final OddsFigures oddsFigures = new OddsFigures();
  private final Turns turns;
  private final Wallets wallets = new Wallets();
  private Phase phase = Phase.COMING;
  private long beginNs;
  private long endNs;
  private long nextTurnNs;
  private long awaySinceNs;
  private long awayNs;

  public PlayersRole(
      PlayersSettings settings,
      List<PaymentProvider> providers,
      List<GameVendor> vendors,
      Link link,
      Board board) {
    this.settings = settings;
    this.link = link;
    floor = new Floor(link, settings.gateway(), settings.seed());
    house = new House(floor);
    door = new Door(floor);
    bank = new Bank(providers, floor.dice());
    cashier = new Cashier(floor, bank);
    int first = 10 * settings.gateway();
    games =
        vendors.isEmpty()
            ? new Casino(floor, List.of(first + 1, first + 2))
            : new VendorGames(floor, door, vendors);
    bettor = new Bettor(floor, markets, figures);
    steward =
        new Steward(floor, markets, figures, board, settings.gateway(), settings.voidsAMarket());
    bookmaker = new Bookmaker(floor, settings.gateway(), settings.seed());
    OddsTaker oddsTaker = new OddsTaker(floor, bookmaker, oddsFigures);
    turns = new Turns(floor, door, cashier, games, bettor, oddsTaker);
    games.open();
    house.open();
    for (int i = 0; i < settings.players(); i++) {
      door.open(turns::welcome);
    }
  }

  @Override
  public int doWork(long nowNs) {
    int work = floor.agenda().doWork(nowNs, TASKS_AT_ONCE) + cashier.doWork() + games.doWork();
    if (phase == Phase.COMING && door.players().size() == settings.players() && isQuiet()) {
      beginToPlay(nowNs);
    } else if (phase == Phase.PLAYING && isThere(nowNs)) {
      work += takeTurns(nowNs);
    }
    return work;
  }

  /** Nobody begins anything while the node is away; what was planned for then comes later. */
  private boolean isThere(long nowNs) {
    if (!link.isConnected()) {
      awaySinceNs = awaySinceNs == 0 ? nowNs : awaySinceNs;
      return false;
    }
    if (awaySinceNs != 0) {
      long away = nowNs - awaySinceNs;
      awaySinceNs = 0;
      nextTurnNs += away;
      endNs += away;
      awayNs += away;
      steward.extend(away);
      bookmaker.extend(away);
    }
    return true;
  }

  private void beginToPlay(long nowNs) {
    phase = Phase.PLAYING;
    beginNs = nowNs;
    endNs = nowNs + TimeUnit.SECONDS.toNanos(settings.seconds());
    nextTurnNs = nowNs;
    long generationNs = (endNs - nowNs) / GENERATIONS;
    steward.begin(MARKETS, nowNs, generationNs, endNs);
    bookmaker.begin(nowNs, generationNs, endNs);
  }

  private int takeTurns(long nowNs) {
    int count = 0;
    while (nextTurnNs <= nowNs && nextTurnNs < endNs && count < TASKS_AT_ONCE) {
      turns.take(floor.dice().oneOf(door.players()), nextTurnNs);
      nextTurnNs += TimeUnit.SECONDS.toNanos(1) / settings.turnsPerSecond();
      count++;
    }
    if (nextTurnNs >= endNs) {
      phase = Phase.ENDING;
    }
    return count;
  }

  @Override
  public boolean isDone() {
    boolean ending = phase == Phase.ENDING || phase == Phase.CONCLUDING;
    boolean paid = phase == Phase.CONCLUDING || bank.open() == 0 || isLate(System.nanoTime());
    return ending && steward.isDone() && bookmaker.isDone() && paid && isQuiet();
  }

  /** Nobody waits any longer for a payment provider that is stuck. */
  private boolean isLate(long nowNs) {
    return nowNs - endNs > PAYMENT_PATIENCE_NS;
  }

  private boolean isQuiet() {
    return floor.agenda().isEmpty() && link.open() == 0 && games.unfinished() == 0;
  }

  @Override
  public String fault() {
    return steward.fault() == null ? bookmaker.fault() : steward.fault();
  }

  @Override
  public void onOutcome(Outcome outcome) {
    if (door.players().isEmpty()) {
      return; // an earlier process of this gateway has caused it, and is told of it once more
    }
    switch (outcome.templateId()) {
      case MatchedDecoder.TEMPLATE_ID -> {
        figures.onMatched(outcome, house.isIn(outcome));
        bettor.onReduced(outcome);
      }
      case OrderReducedDecoder.TEMPLATE_ID -> bettor.onReduced(outcome);
      case StartingPriceReconciledDecoder.TEMPLATE_ID -> figures.onReconciled(outcome);
      case MarketSettledDecoder.TEMPLATE_ID -> learnCash(outcome);
      case BetSettledDecoder.TEMPLATE_ID -> {
        oddsFigures.onSettled(outcome);
        learnCash(outcome);
      }
      case MarketChangedDecoder.TEMPLATE_ID -> steward.onMarketChanged(outcome);
      default -> {} // nothing that a player acts on
    }
  }

  private void learnCash(Outcome outcome) {
    Player player = door.player(outcome.header().accountId());
    Wallet wallet = player == null ? null : player.wallet(outcome.text("currency"));
    if (wallet != null) {
      wallet.cash = outcome.number("cash");
    }
  }

  @Override
  public MarketNames names() {
    return markets;
  }

  @Override
  public void onShared(Map<String, Object> news) {
    markets.onShared(news);
  }

  /** Lets the payment providers and game vendors go, and asks what is in every wallet. */
  @Override
  public void conclude() {
    phase = Phase.CONCLUDING;
    bank.close();
    games.close();
    for (Player player : door.players()) {
      for (Wallet wallet : player.wallets) {
        wallets.ask(link, player.account, wallet.currency);
      }
    }
    house.askIfOwn(link, wallets);
  }

  @Override
  public Map<String, Object> report() {
    return Map.of(
        "paidIn", cashier.paidIn(),
        "paidOut", cashier.paidOut(),
        "unpaid", bank.open(),
        "wallets", wallets.sums(),
        "kinds", figures.report(),
        "fixedOdds", oddsFigures.report());
  }

  @Override
  public double progress() {
    return switch (phase) {
      case COMING -> 0;
      case PLAYING -> (double) (nextTurnNs - beginNs - awayNs) / (endNs - beginNs - awayNs);
      case ENDING, CONCLUDING -> 1;
    };
  }
}
