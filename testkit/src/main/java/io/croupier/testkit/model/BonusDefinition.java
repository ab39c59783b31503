package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a bonus is. */
record BonusDefinition(
    long id,
    String kind,
    String currency,
    long percent,
    long maxBonus,
    long amount,
    long rounds,
    long multiplier,
    String base,
    String counted,
    long maxBet,
    long maxCashout,
    long minLoss,
    long secondsToTake,
    long secondsToUse,
    long defaultWeight,
    List<Weight> weights) {
  static final long ALL = 10_000;

  static BonusDefinition of(Command command) {
    List<Weight> weights = new ArrayList<>();
    for (Command row : command.rows("weights")) {
      weights.add(
          new Weight(
              row.number("providerId"),
              row.number("gameId"),
              row.number("category"),
              row.number("weight")));
    }
    return new BonusDefinition(
        command.number("definitionId"),
        command.text("bonusKind"),
        command.text("currency"),
        command.number("percentBasisPoints"),
        command.number("maxBonus"),
        command.number("amount"),
        command.number("rounds"),
        command.number("multiplier"),
        command.has("wageringBase") ? command.text("wageringBase") : "BONUS",
        command.has("countedStake") ? command.text("countedStake") : "WHOLE",
        command.number("maxBet"),
        command.number("maxCashout"),
        command.number("minLoss"),
        command.number("secondsToTake"),
        command.number("secondsToUse"),
        command.has("defaultWeight") ? command.number("defaultWeight") : usualWeight(command),
        weights);
  }

  private static long usualWeight(Command command) {
    return isFree(command.text("bonusKind")) ? 0 : ALL;
  }

  private static boolean isFree(String kind) {
    return kind.equals("FREE_BET") || kind.equals("FREE_ROUNDS");
  }

  /** It gives bets, and no money. */
  boolean isFree() {
    return isFree(kind);
  }

  /** How much a bonus comes to for a deposit. */
  BigInteger size(BigInteger deposit) {
    return switch (kind) {
      case "CASHBACK" -> BigInteger.ZERO;
      case "FREE_MONEY", "FREE_BET", "FREE_ROUNDS" -> Money.of(amount);
      default -> share(deposit);
    };
  }

  /** The percentage, and the bonus at most, of what was deposited or lost. */
  BigInteger share(BigInteger of) {
    return Money.floor(of.multiply(Money.of(percent)), Money.of(ALL)).min(Money.of(maxBonus));
  }

  /** What must be staked for a bonus, or how many bets it gives. */
  BigInteger requirement(BigInteger deposit, BigInteger bonus) {
    if (isFree()) {
      return Money.of(Math.max(1, rounds));
    }
    if (kind.equals("CASHBACK")) {
      return BigInteger.ZERO;
    }
    BigInteger staked = base.equals("BONUS") ? bonus : deposit.add(bonus);
    BigInteger times = staked.multiply(Money.of(multiplier));
    return Money.floor(times, Money.of(100)).max(BigInteger.ONE);
  }

  /** Whether no game counts. */
  boolean isForNoGame() {
    return defaultWeight == 0 && weights.stream().allMatch(row -> row.weight == 0);
  }

  /** How much a bet on a game counts. */
  long weight(long provider, long game, long category) {
    for (Weight row : weights) {
      if (row.game != 0 && row.game == game && row.provider == provider) {
        return row.weight;
      }
    }
    for (Weight row : weights) {
      if (row.category != 0 && row.category == category) {
        return row.weight;
      }
    }
    for (Weight row : weights) {
      if (row.game == 0 && row.category == 0 && row.provider == provider) {
        return row.weight;
      }
    }
    return defaultWeight;
  }

  Outcome describe(Outcome outcome) {
    return outcome
        .with("definitionId", id)
        .with("bonusKind", kind)
        .with("currency", currency)
        .with("percentBasisPoints", percent)
        .with("maxBonus", maxBonus)
        .with("amount", amount)
        .with("rounds", rounds)
        .with("multiplier", multiplier)
        .with("wageringBase", base)
        .with("countedStake", counted)
        .with("maxBet", maxBet)
        .with("maxCashout", maxCashout)
        .with("minLoss", minLoss)
        .with("secondsToTake", secondsToTake)
        .with("secondsToUse", secondsToUse)
        .with("defaultWeight", defaultWeight)
        .withRows("weights", weights.stream().map(Weight::fields).toList());
  }

  /** How much bets on some games count; what is 0 is not named. */
  record Weight(long provider, long game, long category, long weight) {
    /** It names one game, all of a provider, or all of a category. */
    boolean namesGames() {
      return category != 0 ? provider == 0 && game == 0 : provider > 0;
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new HashMap<>(Map.of("weight", weight));
      Map.of("providerId", provider, "gameId", game, "category", category)
          .forEach(
              (name, number) -> {
                if (number != 0) {
                  fields.put(name, number);
                }
              });
      return fields;
    }
  }
}
