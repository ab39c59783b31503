package io.croupier.testkit.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws what the house sets: halts, profiles, games, verification. */
final class HouseDraw {
  private final Draw draw;
  private final Knowledge knowledge;

  HouseDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields house(long now) {
    if (!knowledge.halts.isEmpty() && draw.percent(60)) {
      return goOn();
    }
    if (draw.percent(4)) {
      return upgrade();
    }
    long account = draw.account(knowledge);
    return switch (draw.below(10)) {
      case 0, 1 -> halt();
      case 2, 3 -> profile();
      case 4, 5 ->
          Fields.of("SetProfile", account)
              .with("profile", draw.below(4))
              .with("stakeGroup", draw.below(3));
      case 6 -> game();
      default ->
          Fields.of("SetVerification", account)
              .with("verification", draw.of("NONE", "PENDING", "VERIFIED", "VERIFIED", "FAILED"))
              .with("verificationMethod", draw.below(3))
              .with("verifiedAt", draw.percent(30) ? 0 : now + draw.below(2));
    };
  }

  /** Ends one of the halts. */
  Fields goOn() {
    Map<String, Object> halt = draw.of(knowledge.halts);
    Fields fields = Fields.of("SetHalt", 0).with("scope", halt.get("scope")).with("halted", false);
    for (String id : List.of("providerId", "gameId")) {
      if (halt.containsKey(id)) {
        fields.with(id, halt.get(id));
      }
    }
    return fields;
  }

  /** Halts the exchange, with orders that wait. */
  Fields stopOrders() {
    return Fields.of("SetHalt", 0).with("scope", "EXCHANGE").with("halted", true);
  }

  private Fields halt() {
    String scope = draw.of("ALL", "CASINO", "EXCHANGE", "ODDS", "PROVIDER", "GAME");
    Fields fields = Fields.of("SetHalt", 0).with("scope", scope).with("halted", draw.percent(95));
    boolean ofGame = scope.equals("GAME");
    if (ofGame || scope.equals("PROVIDER")) {
      fields.with("providerId", provider());
    }
    return ofGame ? fields.with("gameId", draw.below(4)) : fields;
  }

  private Fields upgrade() {
    return Fields.of("Upgrade", 0)
        .with("schemaVersion", draw.below(4))
        .with("behaviourVersion", draw.below(4))
        .with("actorId", draw.actor());
  }

  private Fields game() {
    return Fields.of("RegisterGame", 0)
        .with("providerId", provider())
        .with("gameId", draw.below(5))
        .with("category", draw.below(3));
  }

  private Object provider() {
    boolean any = knowledge.providers.isEmpty() || draw.percent(5);
    return any ? (Object) (long) draw.below(5) : draw.of(knowledge.providers);
  }

  private Fields profile() {
    Fields fields = Fields.of("DefineProfile", 0).with("profile", draw.between(1, 3));
    for (String flag :
        new String[] {"verifyBets", "verifyOrders", "verifyWithdrawals", "keepReviewed"}) {
      fields.with(flag, draw.percent(25));
    }
    fields.with("bonusFirst", draw.percent(50)).with("withdrawalForfeits", draw.percent(50));
    fields.with("maxMultiplier", draw.percent(50) ? 0 : draw.of(50, 100, 1_000));
    List<Map<String, Object>> caps = new ArrayList<>();
    int count = draw.percent(3) ? 17 : draw.below(4);
    for (int i = 0; i < count; i++) {
      caps.add(
          new Fields()
              .with("stakeCap", draw.amount())
              .with("currency", draw.of(knowledge.currencies))
              .with("category", draw.below(3))
              .with("stakeGroup", draw.below(3))
              .map);
    }
    return fields.with("stakeCaps", caps);
  }
}
