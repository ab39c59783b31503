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
    Bonus used = account == null ? null : bonuses.played(account, currency, now);
    boolean another = round != null && round.bonusBets > 0 && round.bonus != used;
    boolean paidAsCash = round != null && round.bonusBets == 0 && round.wins > 0;
    return another || paidAsCash ? null : used;
  }

  /**
   * A bet or a win in its parts.
   *
   * @param bonus that it is made with, or null
   * @param counted of a win: what it adds to the net of a cashback, or does not bring since the
   *     stake of a free bet is not returned
   */
  record Stake(Bonus bonus, BigInteger cash, BigInteger part, BigInteger counted) {
    static final Stake NOTHING = new Stake(null, ZERO, ZERO);

    Stake(Bonus bonus, BigInteger cash, BigInteger part) {
      this(bonus, cash, part, ZERO);
    }

    boolean isFree() {
      return bonus != null && bonus.definition.isFree();
    }

    BigInteger all() {
      return cash.add(part);
    }

    Stake plus(Stake more) {
      return new Stake(null, cash.add(more.cash), part.add(more.part));
    }
  }

  /**
   * The parts of a bet.
   *
   * @param before what bets before it in its list are promised
   */
  Stake stake(Command command, Round round, Stake before) {
    if (command.number("freeRound") != 0) {
      return new Stake(world.bonuses.get(command.number("freeRound")), ZERO, ZERO);
    }
    Account account = world.accounts.get(command.accountId());
    BigInteger bet = Money.of(command.number("amount"));
    Bonus bonus = of(account, command.text("currency"), round, world.turn.time);
    BigInteger cash = cash(command).subtract(before.cash);
    if (bonus == null || cash.signum() < 0) {
      return new Stake(bonus, bet, ZERO);
    }
    boolean first = world.rules.profile(account).asks().contains("bonusFirst");
    BigInteger wanted = first ? bet : bet.subtract(cash).max(ZERO);
    BigInteger part = bonuses.money(bonus).subtract(before.part).min(wanted);
    return new Stake(bonus, bet.subtract(part), part);
  }

  /** What a bet made with a bonus can use. */
  BigInteger available(Command command, Bonus bonus, Stake before) {
    BigInteger cash = cash(command);
    BigInteger cashLeft = cash.subtract(before.cash);
    return bonus == null || cash.signum() < 0
        ? cashLeft
        : cashLeft.add(bonuses.money(bonus)).subtract(before.part);
  }

  private BigInteger cash(Command command) {
    return world.ledger.of(Kind.CASH, command.accountId(), command.text("currency"));
  }

  /** What the bonus does not allow. */
  void judge(Checks checks, Command command, Stake stake, BigInteger total) {
    Bonus bonus = stake.bonus;
    if (bonus == null || stake.isFree()) {
      return;
    }
    long game = command.number("gameId");
    long most = bonus.definition.maxBet();
    boolean excluded = stake.part.signum() > 0 && weight(command, bonus) == 0;
    boolean tooMuch = most != 0 && total.compareTo(Money.of(most)) > 0;
    checks
        .when(excluded, BONUS_NOT_ALLOWED, gameId, game)
        .when(tooMuch, BONUS_MAX_BET, amount, most);
  }

  long weight(Command command, Bonus bonus) {
    long provider = command.number("providerId");
    long id = command.number("gameId");
    Game game = world.rules.game(provider, id);
    return bonus.definition.weight(provider, id, game.registered ? game.category : 0);
  }

  /** A bet is made: what that takes off the requirement of its bonus. */
  BigInteger contribute(Command command, Round round, Stake stake) {
    Bonus bonus = stake.bonus;
    if (bonus == null) {
      return ZERO;
    }
    BigInteger counted =
        switch (bonus.definition.counted()) {
          case "CASH_PART" -> stake.cash;
          case "BONUS_PART" -> stake.part;
          default -> stake.all();
        };
    BigInteger weighed = counted.multiply(Money.of(weight(command, bonus)));
    BigInteger contribution = Money.floor(weighed, Money.of(BonusDefinition.ALL));
    if (stake.isFree()) {
      boolean returned = bonus.definition.kind().equals("FREE_ROUNDS");
      bonus.notReturned = returned ? ZERO : value(command);
      contribution = BigInteger.ONE;
      round.freeStakes = round.freeStakes.add(value(command));
    }
    if (bonus.isCashback()) {
      bonus.count(contribution.negate());
    } else {
      contribution = contribution.min(bonus.left);
      bonus.left = bonus.left.subtract(contribution);
    }
    bonuses.addOpenBets(bonus, 1, world.turn.time);
    round.bonus = bonus;
    round.bonusBets++;
    round.contributed = round.contributed.add(contribution);
    return contribution;
  }

  /** Bets that were made with a bonus stand no longer; tells what its requirement got back. */
  BigInteger undo(Round round, int bets, BigInteger contribution, long since) {
    if (bets == 0) {
      return ZERO;
    }
    Bonus bonus = round.bonus;
    boolean counts = bonuses.counts(bonus, since);
    boolean inUse = bonuses.isInUse(bonus, since);
    if (counts) {
      bonus.count(contribution);
    } else if (inUse) {
      bonus.left = bonus.left.add(contribution);
    }
    forget(round, bets, contribution, since);
    return (counts || inUse) && !bonus.definition.isFree() ? contribution : ZERO;
  }

  /** What a win adds to the net of the cashback that bets of its round were made with. */
  BigInteger countWin(Round round, BigInteger win) {
    if (round.bonusBets == 0 || !bonuses.counts(round.bonus, world.turn.time)) {
      return ZERO;
    }
    BigInteger counted = Money.floor(win.multiply(round.contributed), round.held);
    round.bonus.count(counted);
    return counted;
  }

  /** A win is rolled back; tells what goes off the net of a cashback. */
  BigInteger undoWin(Transaction win) {
    if (!bonuses.counts(win.bonus, world.turn.time)) {
      return ZERO;
    }
    win.bonus.count(win.contribution.negate());
    return win.contribution;
  }

  /** Bets can no longer be rolled back. */
  void forget(Round round, int bets, BigInteger contribution, long since) {
    if (bets > 0) {
      round.bonusBets -= bets;
      round.contributed = round.contributed.subtract(contribution);
      bonuses.addOpenBets(round.bonus, -bets, since);
    }
  }

  /** What a bet is worth: of a free one that states nothing all that its bonus gives. */
  BigInteger value(Command command) {
    Bonus free = world.bonuses.get(command.number("freeRound"));
    BigInteger stated = Money.of(command.number("amount"));
    return free != null && stated.signum() == 0 ? free.amount : stated;
  }

  /** What a win of a round with free bets brings. */
  Stake freeWin(Bonus bonus, BigInteger win) {
    BigInteger before = bonus.wins;
    BigInteger after = before.add(win);
    bonus.wins = after;
    BigInteger withheld = after.min(bonus.notReturned).subtract(before.min(bonus.notReturned));
    return new Stake(bonus, bonus.pays(after).subtract(bonus.pays(before)), ZERO, withheld);
  }

  /** What the rollback of a win takes from the customer. */
  BigInteger takes(Transaction win) {
    BigInteger without = winsWithout(win);
    return without == null
        ? win.part.add(win.bonusPart)
        : win.bonus.pays(win.bonus.wins).subtract(win.bonus.pays(without));
  }

  /** A win is taken back. */
  void undoFreeWin(Transaction win) {
    BigInteger without = winsWithout(win);
    if (without != null) {
      win.bonus.wins = without;
    }
  }

  /** The wins of free bets that stand beside one; null where it is none, or nobody knows. */
  private BigInteger winsWithout(Transaction win) {
    boolean free = win.bonus != null && win.bonus.definition.isFree();
    boolean known = free && world.bonuses.containsKey(win.bonus.id);
    return known ? win.bonus.wins.subtract(Money.of(win.terms.amount())) : null;
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
