package io.croupier.testkit.model;

import static io.croupier.protocol.Field.gameId;
import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;

import io.croupier.protocol.Field;
import java.math.BigInteger;

/** Bets that are free by a bonus: what speaks against them, and what becomes of their bonus. */
final class FreeBets {
  private final World world;
  private final Bonuses bonuses;
  private final BonusBets bonusBets;

  FreeBets(World world, Bonuses bonuses, BonusBets bonusBets) {
    this.world = world;
    this.bonuses = bonuses;
    this.bonusBets = bonusBets;
  }

  /**
   * There is such a bonus, and it is the account's.
   *
   * @param id 0: the bet is not free
   */
  void known(Checks checks, long id, Account account, Field field) {
    Bonus bonus = world.bonuses.get(id);
    checks
        .when(id != 0 && bonus == null, UNKNOWN_BONUS, field, id)
        .when(bonus != null && bonus.account != account, NOT_OWNER, field, id);
  }

  /** Against a bet of a round, which is null where it is new; free or not. */
  void judge(Checks checks, Command command, Round round) {
    long id = command.number("freeRound");
    Bonus bonus = world.bonuses.get(id);
    boolean freeRound = round != null && round.bonusBets > 0 && round.bonus.definition.isFree();
    if (id == 0) {
      checks.when(freeRound, BONUS_NOT_ALLOWED, roundId);
      return;
    }
    if (bonus == null) {
      return;
    }
    boolean others =
        round != null && (round.bets == 0 ? round.wins > 0 : !freeRound || round.bonus != bonus);
    long game = command.number("gameId");
    checks
        .when(!gives(bonus, command), BONUS_NOT_ALLOWED, Field.freeRound, id)
        .when(bonusBets.weight(command, bonus) == 0, BONUS_NOT_ALLOWED, gameId, game)
        .when(others, BONUS_NOT_ALLOWED, roundId);
    tooMuch(checks, bonus, Money.of(command.number("amount")), Field.amount);
  }

  /** Against a bet of fixed odds of so much that is free. */
  void judge(Checks checks, Command command, BigInteger total) {
    long id = command.number("freeBet");
    Bonus bonus = world.bonuses.get(id);
    if (bonus != null) {
      boolean can = gives(bonus, command) && bonus.definition.kind().equals("FREE_BET");
      checks.when(!can, BONUS_NOT_ALLOWED, Field.freeBet, id);
      tooMuch(checks, bonus, total, Field.stake);
    }
  }

  private boolean gives(Bonus bonus, Command command) {
    return bonus.definition.isFree()
        && bonus.definition.currency().equals(command.text("currency"))
        && bonuses.isInUse(bonus, world.turn.time)
        && bonus.left.signum() > 0;
  }

  private static void tooMuch(Checks checks, Bonus bonus, BigInteger bet, Field field) {
    boolean tooMuch = bet.compareTo(bonus.amount) > 0;
    checks.when(tooMuch, BONUS_NOT_ALLOWED, field, bonus.amount.longValueExact());
  }

  /** A bet of fixed odds is made. */
  void make(Bet bet) {
    bet.free.left = bet.free.left.subtract(BigInteger.ONE);
    bonuses.addOpenBets(bet.free, 1, world.turn.time);
  }

  /** All results of a bet are known, or enough, perhaps not for the first time. */
  void settle(Bet bet) {
    boolean inUse = bonuses.isInUse(bet.free, world.turn.time);
    if (!bet.settledOnce) {
      bet.settledOnce = true;
      bet.givenBack = bet.isVoid() && inUse;
      if (bet.givenBack) {
        bet.free.left = bet.free.left.add(BigInteger.ONE);
      }
      bonuses.addOpenBets(bet.free, -1, world.turn.time);
    } else if (bet.givenBack && !bet.isVoid()) {
      bet.givenBack = false;
      if (inUse && bet.free.left.signum() > 0) {
        bet.free.left = bet.free.left.subtract(BigInteger.ONE);
        bonuses.change(bet.free.account, bet.currency);
      }
    }
  }
}
