package io.croupier.demo.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The markets in which the players of this gateway bet, whichever gateway runs them. */
final class KnownMarkets {
  private final List<KnownMarket> markets = new ArrayList<>();

  /** Takes the place of what was known of the same market. */
  void put(KnownMarket market) {
    remove(market.id());
    markets.add(market);
  }

  void remove(long id) {
    markets.removeIf(market -> market.id() == id);
  }

  /** Those of a currency. */
  List<KnownMarket> of(String currency) {
    return markets.stream().filter(market -> market.currency().equals(currency)).toList();
  }

  /** What the other gateway shared. */
  void onShared(Map<String, Object> news) {
    long id = ((Number) news.get("id")).longValue();
    if (news.get("share").equals("over")) {
      remove(id);
      return;
    }
    List<Double> chances = new ArrayList<>();
    for (Object chance : (List<?>) news.get("chances")) {
      chances.add(((Number) chance).doubleValue());
    }
    put(new KnownMarket(id, (String) news.get("currency"), chances));
  }
}
