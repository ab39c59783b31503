package io.croupier.demo.player;

import io.croupier.demo.edge.MarketNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/** The markets in which the players of this gateway bet, whichever gateway runs them. */
final class KnownMarkets implements MarketNames {
  private final List<KnownMarket> open = new ArrayList<>();
  private final Long2ObjectHashMap<KnownMarket> all = new Long2ObjectHashMap<>();

  /** Takes the place of what was known of the same market. */
  void put(KnownMarket market) {
    remove(market.id());
    open.add(market);
    all.put(market.id(), market);
  }

  /** Nobody bets in it any more; what it was stays known. */
  void remove(long id) {
    open.removeIf(market -> market.id() == id);
  }

  /** Those of a currency in which to bet. */
  List<KnownMarket> of(String currency) {
    return open.stream().filter(market -> market.currency().equals(currency)).toList();
  }

  /** One of them, over or not; null where nothing is known of it. */
  KnownMarket get(long id) {
    return all.get(id);
  }

  @Override
  public String kind(long id) {
    KnownMarket market = all.get(id);
    return market == null ? MarketNames.NONE.kind(id) : market.kind().words();
  }

  @Override
  public String runner(long id, int runner) {
    KnownMarket market = all.get(id);
    return market == null ? MarketNames.NONE.runner(id, runner) : market.name(runner);
  }

  /** What the other gateway shared. */
  void onShared(Map<String, Object> news) {
    if (news.get("share").equals("over")) {
      remove(((Number) news.get("id")).longValue());
    } else {
      put(KnownMarket.of(news));
    }
  }
}
