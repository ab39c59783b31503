package io.croupier.demo.player;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A market as players see it.
 *
 * @param chances true probability of each runner to be among the winners.
 */
record KnownMarket(long id, String currency, List<Double> chances) {

  /** What the other gateway is told of it. */
  Map<String, Object> news() {
    Map<String, Object> news = new HashMap<>();
    news.put("share", "market");
    news.put("id", id);
    news.put("currency", currency);
    news.put("chances", chances);
    return news;
  }

  /** What the other gateway is told when it is over. */
  static Map<String, Object> farewell(long id) {
    return Map.of("share", "over", "id", id);
  }
}
