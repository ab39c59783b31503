package io.croupier.testkit.interleaving;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The fields of commands of fixed odds, on runner 1 of markets 1 to 3. */
final class Bets {
  private Bets() {}

  static Object[] placed(String kind, Integer... markets) {
    List<Map<String, Object>> legs =
        Arrays.stream(markets)
            .map(
                market ->
                    Map.<String, Object>of(
                        "marketId", (long) market, "runner", 1L, "price", 300L, "consent", "ANY"))
            .toList();
    return new Object[] {
      "accountId", "alice", "stake", 100, "currency", "GBP", "betKind", kind, "legs", legs
    };
  }

  /** A part of the bet that there is from the start; all that is left of it for 0. */
  static Object[] cashedOut(int stake, Integer... versions) {
    List<Map<String, Object>> rows =
        Arrays.stream(versions)
            .map(version -> Map.<String, Object>of("priceVersion", (long) version))
            .toList();
    return new Object[] {"accountId", "alice", "betId", "bet", "stake", stake, "versions", rows};
  }

  static Object[] result(int market, String result) {
    return Move.operators("marketId", market, "runner", 1, "result", result);
  }
}
