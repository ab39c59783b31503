package io.croupier.testkit.workload;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Chance, from one seed. */
final class Draw {
  /** Where most prices are, so that orders meet; some lie off the ladder. */
  private static final long[] PRICES = {
    101, 137, 150, 200, 202, 250, 300, 305, 310, 400, 410, 500, 1_000, 1_050, 10_000, 100_000
  };

  private static final long[] CLOSE_PRICES = {290, 295, 300, 305, 310, 400, 410};

  private final Random random;

  Draw(long seed) {
    random = new Random(seed);
  }

  /** True so many times in a hundred. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  long upTo(long most) {
    return (random.nextLong() >>> 1) % (most + 1);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Mostly one of the latest. */
  <T> T late(List<T> choices) {
    int latest = Math.min(choices.size(), percent(80) ? 6 : choices.size());
    return choices.get(choices.size() - 1 - below(latest));
  }

  /** Mostly one that can be used. */
  long account(Knowledge knowledge) {
    boolean any = knowledge.openAccounts.isEmpty() || percent(4);
    return of(any ? knowledge.accounts : knowledge.openAccounts);
  }

  /** Mostly one that may bet, and has had money in a currency, if one is stated. */
  long bettor(Knowledge knowledge, String currency) {
    for (int tries = 0; tries < 6; tries++) {
      long account = account(knowledge);
      Set<String> funded = knowledge.funded.getOrDefault(account, Set.of());
      boolean hasMoney = currency == null ? !funded.isEmpty() : funded.contains(currency);
      if (hasMoney && account != knowledge.house && !knowledge.blocked.contains(account)) {
        return account;
      }
    }
    return account(knowledge);
  }

  /** Mostly one that the account has a wallet in. */
  String currency(Knowledge knowledge, long account) {
    List<String> wallets = knowledge.wallets.get(account);
    return wallets == null || percent(5) ? of(knowledge.currencies) : of(wallets);
  }

  /** Small ones of all digits, larger ones, and now and then one that is far too large. */
  long amount() {
    return switch (below(20)) {
      case 0 -> 1 + upTo(100_000_000);
      case 1 -> 1 + upTo(9_007_199_254_740_990L);
      case 2, 3, 4 -> 1 + upTo(20);
      default -> 1 + upTo(5_000);
    };
  }

  /** One of the operator's staff, rarely nobody. */
  long actor() {
    return percent(5) ? 0 : 1 + below(9);
  }

  long price() {
    return percent(3) ? 100 + upTo(2_000) : PRICES[random.nextInt(PRICES.length)];
  }

  /** Mostly one of few that lie close together, so that orders of several prices meet. */
  long closePrice() {
    return percent(10) ? price() : CLOSE_PRICES[random.nextInt(CLOSE_PRICES.length)];
  }

  String id128() {
    return "%032x".formatted(random.nextLong() >>> 1);
  }
}
