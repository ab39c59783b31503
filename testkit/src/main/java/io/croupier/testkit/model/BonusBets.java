package io.croupier.testkit.model;

import static io.croupier.protocol.Field.amount;
import static io.croupier.protocol.Field.gameId;
import static io.croupier.protocol.RefusalReason.BONUS_MAX_BET;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Bonus.State;
import io.croupier.testkit.model.House.Game;
import java.math.BigInteger;

/** Bets of casino rounds that are made with a bonus. */
final class BonusBets {
  private static final BigInteger ZERO = BigInteger.ZERO;

  private final World world;
  private final Bonuses bonuses;

  BonusBets(World world, Bonuses bonuses) {
    this.world = world;
    this.bonuses = bonuses;
  }

  /** The bonus that a bet of the wallet is made with, or null. */
  Bonus of(Account account, String currency, Round round, long now) {
    Bonus used = account == null ? null : bonuses.inUse(account, currency, now);
    boolean another = round != null && round.bonusBets > 0 && round.bonus != used;
    return another ? null : used;
  }

  /** The part of a bet that is of bonus money. */
  BigInteger part(Bonus bonus, BigInteger bet) {
    if (bonus == null || cash(bonus).signum() < 0) {
      return ZERO;
    }
    boolean first = world.rules.profile(bonus.account).asks().contains("bonusFirst");
    BigInteger wanted = first ? bet : bet.subtract(cash(bonus)).max(ZERO);
    return bonuses.money(bonus).min(wanted);
  }

  /** What a bet can use beside cash. */
  BigInteger usable(Bonus bonus) {
    return bonus == null || cash(bonus).signum() < 0 ? ZERO : bonuses.money(bonus);
  }

  private BigInteger cash(Bonus bonus) {
    return world.ledger.of(Kind.CASH, bonus.account.id, bonus.definition.currency());
  }

  /** What the bonus does not allow. */
  void judge(
      Checks checks, Bonus bonus, BigInteger part, BigInteger total, long provider, long game) {
    if (bonus == null) {
      return;
    }
    long most = bonus.definition.maxBet();
    boolean excluded = part.signum() > 0 && weight(bonus, provider, game) == 0;
    boolean tooMuch = most != 0 && total.compareTo(Money.of(most)) > 0;
    checks
        .when(excluded, BONUS_NOT_ALLOWED, gameId, game)
        .when(tooMuch, BONUS_MAX_BET, amount, most);
  }

  private long weight(Bonus bonus, long provider, long id) {
    Game game = world.rules.game(provider, id);
    return bonus.definition.weight(provider, id, game.registered ? game.category : 0);
  }

  /** A bet is made with a bonus: what that takes off the requirement. */
  BigInteger contribute(
      Round round, Bonus bonus, BigInteger cash, BigInteger part, long provider, long game) {
    BigInteger counted =
        switch (bonus.definition.counted()) {
          case "CASH_PART" -> cash;
          case "BONUS_PART" -> part;
          default -> cash.add(part);
        };
    BigInteger weighed = counted.multiply(Money.of(weight(bonus, provider, game)));
    BigInteger contribution =
        Money.floor(weighed, Money.of(BonusDefinition.ALL)).min(bonus.left);
    bonus.left = bonus.left.subtract(contribution);
    bonuses.addOpenBets(bonus, 1);
    round.bonus = bonus;
    round.bonusBets++;
    return contribution;
  }

  /** A bet that was made with a bonus stands no longer. */
  void undo(Round round, Bonus bonus, BigInteger contribution, long now) {
    if (bonuses.isInUse(bonus, now)) {
      bonus.left = bonus.left.add(contribution);
    }
    round.bonusBets--;
    bonuses.addOpenBets(bonus, -1);
  }

  /** The bets of a round can no longer be rolled back. */
  void close(Round round) {
    if (round.bonusBets > 0) {
      bonuses.addOpenBets(round.bonus, -round.bonusBets);
      round.bonusBets = 0;
    }
  }

  /** Where bonus money goes that comes back. */
  Kind wayBack(Bonus bonus, long now) {
    if (bonuses.isInUse(bonus, now)) {
      return Kind.BONUS;
    }
    return bonus.state == State.COMPLETED ? Kind.CASH : Kind.BONUS_COST;
  }

  /** How much of what went to a bonus can be taken from it. */
  BigInteger stillThere(Bonus bonus, BigInteger part, long now) {
    return bonuses.isInUse(bonus, now) ? part.min(bonuses.money(bonus)) : ZERO;
  }
}
