package io.croupier.testkit.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws fixed odds: prices, limits, bets, results, cash-outs. */
final class OddsDraw {
  private static final int MARKETS = 22;
  private static final Map<String, Integer> SIZES =
      Map.of(
          "TRIXIE", 3,
          "PATENT", 3,
          "YANKEE", 4,
          "LUCKY_15", 4,
          "CANADIAN", 5,
          "LUCKY_31", 5,
          "HEINZ", 6,
          "LUCKY_63", 6,
          "SUPER_HEINZ", 7,
          "GOLIATH", 8);

  private final Draw draw;
  private final Knowledge knowledge;

  OddsDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields odds() {
    int kind = draw.below(100);
    if (kind < 25 || knowledge.prices.size() < 3) {
      return price();
    } else if (kind < 60) {
      return bet();
    } else if (kind < 80) {
      return result();
    } else if (kind < 92 && !knowledge.placed.isEmpty()) {
      return cashOut();
    }
    return draw.percent(70) ? limits() : terms();
  }

  private Fields price() {
    return selection("SetPrice")
        .with("price", draw.percent(8) ? 0 : draw.price())
        .with("placeDivisor", draw.percent(60) ? draw.between(1, 6) : 0)
        .with("places", draw.percent(50) ? draw.between(1, 4) : 0);
  }

  private Fields bet() {
    long account = draw.bettor(knowledge, null);
    List<String> funded =
        knowledge.funded.getOrDefault(account, Set.of()).stream().sorted().toList();
    List<Map<String, Object>> offered = offered();
    int most = Math.max(1, offered.size());
    String kind = draw.percent(40) ? "SINGLE" : "ACCUMULATOR";
    int legs = kind.equals("SINGLE") ? 1 : draw.between(2, Math.max(2, most));
    long combination = 0;
    if (draw.percent(30)) {
      kind = draw.of(SIZES.keySet().stream().sorted().toList());
      legs = SIZES.get(kind);
    } else if (draw.percent(20)) {
      kind = "COMBINATION";
      legs = draw.between(2, Math.max(2, most));
      combination = draw.between(1, legs);
    }
    boolean eachWay = draw.percent(25);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < legs; i++) {
      rows.add(leg(offered.isEmpty() ? Map.of() : offered.get(i % most), eachWay));
    }
    return Fields.of("PlaceBet", account)
        .with("stake", draw.percent(3) ? draw.amount() : 1 + draw.upTo(200))
        .with(
            "currency",
            funded.isEmpty() || draw.percent(4)
                ? draw.currency(knowledge, account)
                : draw.of(funded))
        .with("betKind", kind)
        .with("combination", combination)
        .with("eachWay", eachWay)
        .with("legs", rows);
  }

  /** A bet that is free by a bonus, mostly a plain one. */
  Fields freeBet(Map<String, Object> bonus) {
    long most = bonus.get("amount") instanceof Long amount ? amount : 1;
    Fields bet = bet();
    List<Map<String, Object>> offered = offered();
    if (!offered.isEmpty() && draw.percent(70)) {
      Map<String, Object> leg = leg(offered.get(0), false);
      leg.put("consent", "ANY");
      bet.with("betKind", "SINGLE").with("combination", 0).with("eachWay", false);
      bet.with("legs", List.of(leg));
    }
    return bet.with("accountId", bonus.get("accountId"))
        .with("currency", bonus.get("currency"))
        .with("freeBet", bonus.get("bonusId"))
        .with("stake", draw.percent(50) ? most : 1 + draw.upTo(most / 4));
  }

  /** Mostly one of each market, in any order. */
  private List<Map<String, Object>> offered() {
    Map<Object, Map<String, Object>> byMarket = new LinkedHashMap<>();
    List<Map<String, Object>> prices = new ArrayList<>(knowledge.prices.values());
    while (!prices.isEmpty()) {
      Map<String, Object> price = prices.remove(draw.below(prices.size()));
      boolean isOffered = price.get("price") instanceof Long number && number > 0;
      if (isOffered || draw.percent(2)) {
        byMarket.putIfAbsent(draw.percent(98) ? price.get("marketId") : price, price);
      }
    }
    return List.copyOf(byMarket.values());
  }

  private Map<String, Object> leg(Map<String, Object> price, boolean eachWay) {
    long seen = price.get("price") instanceof Long number ? number : draw.price();
    Object divisor = price.getOrDefault("placeDivisor", 0L);
    Map<String, Object> leg = new LinkedHashMap<>();
    leg.put("marketId", price.getOrDefault("marketId", (long) draw.between(1, MARKETS)));
    leg.put("runner", price.getOrDefault("runner", 1L));
    leg.put("price", draw.percent(94) ? seen : draw.price());
    leg.put("priceVersion", draw.percent(60) ? price.getOrDefault("version", 0L) : 0L);
    leg.put("placeDivisor", eachWay ? draw.percent(95) ? divisor : 3L : 0L);
    leg.put("places", eachWay ? price.getOrDefault("places", 0L) : 0L);
    leg.put("consent", draw.of("NONE", "BETTER", "ANY", "ANY"));
    return leg;
  }

  private Fields result() {
    String result =
        draw.of(
            "WON",
            "WON",
            "WON",
            "LOST",
            "LOST",
            "VOID",
            "HALF_WON",
            "HALF_LOST",
            "PLACED",
            "WITHDRAWN");
    Fields fields = selection("SettleSelection").with("result", result);
    int of = draw.between(2, 5);
    if (result.equals("WITHDRAWN")) {
      fields.with("price", draw.percent(20) ? 0 : draw.price());
    } else if (result.equals("WON") && draw.percent(25)) {
      fields.with("winShare", draw.between(1, of)).with("winShareOf", of);
    } else if (result.equals("PLACED")) {
      fields.with("position", draw.between(0, 5));
    }
    boolean shares = result.equals("PLACED") || result.equals("WON");
    return shares && draw.percent(25)
        ? fields.with("placeShare", draw.between(1, of)).with("placeShareOf", of)
        : fields;
  }

  private Fields cashOut() {
    Knowledge.Owned bet = draw.late(knowledge.placed);
    List<Map<String, Object>> versions = new ArrayList<>();
    for (Object leg : knowledge.legs.getOrDefault(bet.id(), List.of())) {
      Map<?, ?> row = (Map<?, ?>) leg;
      Map<String, Object> price =
          knowledge.prices.getOrDefault(row.get("marketId") + ":" + row.get("runner"), Map.of());
      versions.add(row("priceVersion", price.getOrDefault("version", 1L)));
    }
    return Fields.of("AcceptCashOut", bet.account())
        .with("betId", bet.id())
        .with("stake", draw.percent(50) ? 0 : 1 + draw.upTo(120))
        .with("leastAmount", draw.percent(80) ? 0 : draw.upTo(300))
        .with("versions", versions);
  }

  private Fields limits() {
    Fields fields = selection("SetOddsLimits");
    if (draw.percent(10)) {
      fields.with("marketId", 0);
    }
    return fields
        .with("runner", draw.percent(50) ? 0 : draw.between(1, 3))
        .with("liabilityLimit", draw.percent(50) ? 0 : draw.upTo(100_000))
        .with("payoutLimit", draw.percent(50) ? 0 : draw.upTo(50_000))
        .with("currency", draw.of(knowledge.currencies));
  }

  private Fields terms() {
    List<Map<String, Object>> bands = new ArrayList<>();
    int upper = 100;
    for (int band = draw.below(4); band > 0; band--) {
      upper += draw.between(1, 300);
      Map<String, Object> row = row("upper", (long) upper);
      row.put("percent", (long) draw.between(0, 90));
      bands.add(row);
    }
    return Fields.of("SetBookTerms", 0)
        .with("cashOutMarginBasisPoints", draw.between(0, 2_000))
        .with("ruleFourCap", draw.percent(50) ? 0 : draw.between(10, 91))
        .with("ruleFour", bands)
        .with("luckyBonuses", bonuses());
  }

  private List<Map<String, Object>> bonuses() {
    List<Map<String, Object>> bonuses = new ArrayList<>();
    for (String kind : SIZES.keySet().stream().sorted().toList()) {
      boolean singles = kind.equals("PATENT") || kind.startsWith("LUCKY");
      if (draw.percent(70)) {
        Map<String, Object> row = row("betKind", kind);
        row.put("oneWinnerFactor", singles && draw.percent(80) ? mostly(kind) : 0L);
        row.put("allWinnersBasisPoints", (long) draw.between(0, 2_500));
        bonuses.add(row);
      }
    }
    return bonuses;
  }

  /** A factor that its kind can have. */
  private long mostly(String kind) {
    return draw.between(101, 100 << SIZES.get(kind) - 1);
  }

  private Fields selection(String command) {
    return Fields.of(command, 0)
        .with("marketId", draw.between(1, MARKETS))
        .with("runner", draw.between(1, 3));
  }

  private static Map<String, Object> row(String field, Object value) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(field, value);
    return row;
  }
}
