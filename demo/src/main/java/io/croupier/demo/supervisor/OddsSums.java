package io.croupier.demo.supervisor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was bet at fixed odds; amounts by currency, in minor units.
 *
 * @param bets accepted.
 * @param settled how many have got their return, those that lost too.
 * @param cashOuts how often a bet or a part of one was sold back.
 * @param luckyBonuses how many were paid a lucky bonus.
 * @param staked on all bets.
 * @param returned what players got, cash-outs included.
 */
record OddsSums(
    long bets,
    long settled,
    long cashOuts,
    long luckyBonuses,
    Map<String, Long> staked,
    Map<String, Long> returned) {
  static final OddsSums NOTHING = of(new Facts(Map.of()));

  /** What one gateway has counted. */
  static OddsSums of(Facts facts) {
    return new OddsSums(
        facts.number("bets"),
        facts.number("settled"),
        facts.number("cashOuts"),
        facts.number("luckyBonuses"),
        facts.facts("staked").numbers(),
        facts.facts("returned").numbers());
  }

  OddsSums plus(OddsSums other) {
    return new OddsSums(
        bets + other.bets,
        settled + other.settled,
        cashOuts + other.cashOuts,
        luckyBonuses + other.luckyBonuses,
        Amounts.plus(staked, other.staked),
        Amounts.plus(returned, other.returned));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bets", bets);
    json.put("settled", settled);
    json.put("cashOuts", cashOuts);
    json.put("luckyBonuses", luckyBonuses);
    json.put("staked", staked);
    json.put("returned", returned);
    return json;
  }
}
