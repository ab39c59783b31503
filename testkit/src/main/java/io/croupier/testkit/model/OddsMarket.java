package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A market of fixed odds. */
final class OddsMarket {
  final long id;
  final Map<Long, Selection> selections = new LinkedHashMap<>();
  final Cap cap = new Cap();

  /** Percent, of all withdrawals so far. */
  long deduction;

  /** When it became over; 0: it is not. */
  long overSince;

  OddsMarket(long id) {
    this.id = id;
  }

  boolean isDecided() {
    return selections.values().stream()
        .anyMatch(selection -> selection.hasResult() && !selection.isWithdrawn());
  }

  /** Sees whether it is over by now. */
  void judge(World world) {
    boolean open =
        world.bets.values().stream()
            .filter(bet -> bet.state == Bet.State.OPEN)
            .flatMap(bet -> bet.legs.stream())
            .anyMatch(leg -> leg.selection.market == this);
    boolean work = selections.values().stream().anyMatch(selection -> selection.working);
    boolean over = !open && !work && selections.values().stream().allMatch(Selection::hasResult);
    if (!over) {
      overSince = 0;
    } else if (overSince == 0) {
      overSince = world.count();
    }
  }

  /** What the house may lose, and pay, by currency; 0: no cap. */
  static final class Cap {
    final Map<String, BigInteger> liability = new HashMap<>();
    final Map<String, Long> liabilityLimit = new HashMap<>();
    final Map<String, Long> payoutLimit = new HashMap<>();

    BigInteger liability(String currency) {
      return liability.getOrDefault(currency, BigInteger.ZERO);
    }

    /** What counts where no limit is set. */
    BigInteger most(String currency) {
      long limit = liabilityLimit.getOrDefault(currency, 0L);
      return limit == 0 ? Money.MAX : Money.of(limit);
    }

    /** What all fixed odds pay where nothing is set: 10^10. */
    BigInteger payoutOfAll(String currency) {
      long limit = payoutLimit.getOrDefault(currency, 0L);
      return Money.of(limit == 0 ? 10_000_000_000L : limit);
    }

    BigInteger payout(String currency) {
      long limit = payoutLimit.getOrDefault(currency, 0L);
      return limit == 0 ? Money.MAX : Money.of(limit);
    }
  }
}
