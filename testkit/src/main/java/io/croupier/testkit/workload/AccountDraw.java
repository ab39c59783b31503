package io.croupier.testkit.workload;

import java.util.List;

/** Draws commands about accounts and player sessions. */
final class AccountDraw {
  private static final long SECOND = 1_000_000_000L;

  private final Draw draw;
  private final Knowledge knowledge;

  AccountDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields account() {
    if (knowledge.accounts.size() < 3 || draw.percent(10)) {
      return draw.percent(5) ? house() : customer();
    }
    long any = draw.account(knowledge);
    long account = any == knowledge.house && draw.percent(90) ? draw.account(knowledge) : any;
    if (!knowledge.blocked.isEmpty() && draw.percent(50)) {
      return unblock();
    }
    return switch (draw.below(32)) {
      case 20, 21, 22, 23 -> caps(account);
      case 24, 25, 26, 27 ->
          Fields.of("SetSelfMatchPolicy", account)
              .with("selfMatchPolicy", draw.of("ALLOW", "CANCEL_INCOMING", "CANCEL_RESTING"));
      case 28, 29, 30, 31 ->
          Fields.of("SetHeartbeat", account)
              .with("seconds", draw.percent(20) ? 0 : draw.between(1, 4));
      case 0, 1 ->
          draw.percent(enough() ? 60 : 2) ? Fields.of("CloseAccount", account) : switches(account);
      case 2, 3, 4, 5 ->
          Fields.of("OpenWallet", account).with("currency", draw.of(knowledge.currencies));
      case 6, 7 -> Fields.of("LockAccount", account);
      case 8 -> Fields.of("UnlockAccount", account);
      case 9, 10 ->
          Fields.of("SetDiscount", account)
              .with(
                  "discountBasisPoints",
                  draw.percent(80) ? 500 * draw.below(21) : draw.below(10_100));
      default -> switches(account);
    };
  }

  private Fields customer() {
    Fields fields =
        Fields.of("OpenAccount", 0)
            .with("currency", draw.of(knowledge.currencies))
            .with("brandId", draw.below(3))
            .with("jurisdiction", draw.percent(70) ? 0 : draw.below(4));
    return draw.percent(8) ? fields.with("accountKind", "TEST") : fields;
  }

  /** Some that are reached soon; as many take a cap away again. */
  private Fields caps(long account) {
    return Fields.of("SetAccountCaps", account)
        .with("currency", draw.currency(knowledge, account))
        .with("exposureLimit", draw.percent(75) ? 0 : draw.upTo(40_000))
        .with("marketLiabilityLimit", draw.percent(75) ? 0 : draw.upTo(20_000))
        .with("runnerLiabilityLimit", draw.percent(75) ? 0 : draw.upTo(20_000))
        .with("openOrdersLimit", draw.percent(60) ? 0 : draw.between(1, 6));
  }

  private boolean enough() {
    return knowledge.openAccounts.size() > 4;
  }

  /** Opens the house's account. */
  Fields house() {
    return Fields.of("OpenAccount", 0)
        .with("accountKind", "HOUSE")
        .with("currency", knowledge.currencies.get(0));
  }

  /** For one of those that are blocked. */
  Fields unblock() {
    long account = draw.of(List.copyOf(knowledge.blocked));
    return draw.percent(50)
        ? Fields.of("UnlockAccount", account)
        : Fields.of("SetSwitches", account).with("bet", true).with("withdraw", true);
  }

  private Fields switches(long account) {
    Fields fields = Fields.of("SetSwitches", account);
    for (String name : new String[] {"deposit", "bet", "withdraw"}) {
      if (draw.percent(60)) {
        fields.with(name, draw.percent(80));
      }
    }
    return fields;
  }

  Fields session(long now) {
    if (knowledge.sessions.isEmpty() || draw.percent(60)) {
      Fields open = Fields.of("OpenSession", draw.account(knowledge));
      return draw.percent(40) ? open : open.with("expiresAt", now + 1 + draw.upTo(5 * SECOND));
    }
    Knowledge.Owned session = draw.late(knowledge.sessions);
    if (draw.percent(50)) {
      Fields renew = Fields.of("RenewSession", session.account()).with("sessionId", session.id());
      return draw.percent(60) ? renew : renew.with("expiresAt", now + draw.upTo(5 * SECOND));
    }
    return Fields.of("CloseSession", session.account()).with("sessionId", session.id());
  }
}
