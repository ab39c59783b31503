package io.croupier.testkit.workload;

import java.util.List;

/** Draws self-exclusions, time-outs, locks by risk and failed logins. */
final class ProtectionDraw {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 24 * 3_600 * SECOND;

  private final Draw draw;
  private final Knowledge knowledge;

  ProtectionDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields protection(long now) {
    if (!knowledge.excluded.isEmpty() && draw.percent(60)) {
      long account = draw.of(List.copyOf(knowledge.excluded.keySet()));
      return draw.percent(70) ? lift(account) : exclude(account, now);
    }
    long account = draw.account(knowledge);
    return switch (draw.below(8)) {
      case 0 -> Fields.of("LockAccount", account).with("lockKind", "RISK");
      case 1 -> Fields.of("UnlockAccount", account).with("actorId", draw.actor());
      case 2, 3 -> exclude(account, now);
      default -> Fields.of("FailLogin", account);
    };
  }

  private static Fields lift(long account) {
    return Fields.of("LiftExclusion", account);
  }

  private Fields exclude(long account, long now) {
    return switch (draw.below(8)) {
      case 0 -> Fields.of("SelfExclude", account).with("permanent", true);
      case 1, 2, 3 ->
          Fields.of("TimeOut", account).with("until", now + DAY + draw.below(2) * draw.upTo(DAY));
      default -> Fields.of("SelfExclude", account).with("until", now + 1 + draw.upTo(10 * SECOND));
    };
  }
}
