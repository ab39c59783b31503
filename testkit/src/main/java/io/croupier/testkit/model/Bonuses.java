package io.croupier.testkit.model;

import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Bonus.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leads bonuses from one state to the next, moves their money, and knows what follows. */
final class Bonuses {
  private static final long SECOND = 1_000_000_000L;

  private final World world;
  private final Set<Wallet> changed = new LinkedHashSet<>();

  /** Where the ACTIVE one has ended, or somebody has asked for one. */
  private final Set<Wallet> free = new LinkedHashSet<>();

  Bonuses(World world) {
    this.world = world;
  }

  private record Wallet(Account account, String currency) {}

  /** The ACTIVE one of a wallet, or null. */
  Bonus active(Account account, String currency) {
    return world.bonuses.values().stream()
        .filter(bonus -> bonus.isOf(account, currency) && bonus.state == State.ACTIVE)
        .findFirst()
        .orElse(null);
  }

  /** The ACTIVE one of a wallet whose time is not over, or null. */
  Bonus inUse(Account account, String currency, long now) {
    Bonus active = active(account, currency);
    return isInUse(active, now) ? active : null;
  }

  /** The one in use that must be staked, or null. */
  Bonus wagered(Account account, String currency, long now) {
    Bonus used = inUse(account, currency, now);
    return used == null || used.isCashback() || used.definition.isFree() ? null : used;
  }

  /** As {@link #inUse}, but null where it gives free bets, which name it. */
  Bonus played(Account account, String currency, long now) {
    Bonus used = inUse(account, currency, now);
    return used == null || used.definition.isFree() ? null : used;
  }

  boolean isInUse(Bonus bonus, long now) {
    return bonus != null && bonus.stateAt(now) == State.ACTIVE && !bonus.isOver(now);
  }

  /** It is a cashback that has not come to its end. */
  boolean counts(Bonus bonus, long now) {
    return bonus != null && bonus.isCashback() && bonus.stateAt(now) == State.ACTIVE;
  }

  /** The one whose turn it is, or null. */
  Bonus firstQueued(Account account, String currency) {
    return world.bonuses.values().stream()
        .filter(bonus -> bonus.isOf(account, currency) && bonus.state == State.QUEUED)
        .min(Comparator.comparingLong(bonus -> bonus.queued))
        .orElse(null);
  }

  List<Bonus> living(Account account) {
    return world.bonuses.values().stream()
        .filter(bonus -> bonus.account == account && bonus.isLiving())
        .toList();
  }

  boolean hasPlace() {
    return world.bonuses.size() < world.limits.bonuses() || firstDone().isPresent();
  }

  void add(Turn turn, Bonus bonus) {
    if (world.bonuses.size() >= world.limits.bonuses()) {
      firstDone().ifPresent(gone -> world.bonuses.remove(gone.id));
    }
    world.bonuses.put(bonus.id, bonus);
    expireAfter(turn, bonus, bonus.definition.secondsToTake());
  }

  private Optional<Bonus> firstDone() {
    return world.bonuses.values().stream()
        .filter(bonus -> bonus.done != 0)
        .min(Comparator.comparingLong(bonus -> bonus.done));
  }

  /** Moves on, and gives what has gone to the house. */
  BigInteger move(Turn turn, Bonus bonus, State target) {
    boolean loses = bonus.state == State.ACTIVE;
    bonus.state = target;
    world.timers.remove(bonus);
    bonus.expiresAt = 0;
    change(bonus.account, bonus.definition.currency());
    if (loses) {
      free(bonus);
    }
    if (target == State.QUEUED) {
      bonus.queued = world.count();
    } else if (target == State.ACTIVE) {
      fromHouse(bonus, award(bonus));
      expireAfter(turn, bonus, bonus.definition.secondsToUse());
    } else if (bonus.openBets == 0) {
      bonus.done = world.count();
    }
    BigInteger lost = loses ? money(bonus) : BigInteger.ZERO;
    fromHouse(bonus, lost.negate());
    return lost;
  }

  /** What it brings when it becomes ACTIVE. */
  BigInteger award(Bonus bonus) {
    return bonus.definition.isFree() ? BigInteger.ZERO : bonus.amount;
  }

  private void fromHouse(Bonus bonus, BigInteger amount) {
    String code = bonus.definition.currency();
    world.ledger.move(
        new Balance(Kind.BONUS_COST, 0, code),
        new Balance(Kind.BONUS, bonus.account.id, code),
        amount);
  }

  private void expireAfter(Turn turn, Bonus bonus, long seconds) {
    if (seconds != 0) {
      bonus.expiresAt = Timers.after(turn.time, seconds * SECOND);
      world.timers.set(
          bonus.expiresAt, world.count(), bonus, (later, steps) -> expire(later, bonus));
    }
  }

  private int expire(Turn turn, Bonus bonus) {
    if (bonus.isCashback() && bonus.state == State.ACTIVE) {
      change(bonus.account, bonus.definition.currency());
      return 0;
    }
    State before = bonus.state;
    BigInteger lost = move(turn, bonus, State.EXPIRED);
    aside(turn, bonus, before, BigInteger.ZERO, lost);
    return 0;
  }

  /** So many more bets made with it are open, or, below zero, no longer, since a time. */
  void addOpenBets(Bonus bonus, int more, long since) {
    bonus.openBets += more;
    if (more < 0) {
      bonus.closed = Math.max(bonus.closed, since);
      change(bonus.account, bonus.definition.currency());
    }
    if (more < 0 && bonus.openBets == 0 && !bonus.isLiving()) {
      bonus.done = world.count();
    }
  }

  /** Something may follow. */
  void change(Account account, String currency) {
    changed.add(new Wallet(account, currency));
  }

  /** The first one that is queued in the wallet of this one may become ACTIVE. */
  void free(Bonus bonus) {
    change(bonus.account, bonus.definition.currency());
    free.add(new Wallet(bonus.account, bonus.definition.currency()));
  }

  BigInteger money(Bonus bonus) {
    return world.ledger.of(Kind.BONUS, bonus.account.id, bonus.definition.currency());
  }

  /** A command's own end of a bonus that it is not about. */
  void forfeit(Turn turn, Bonus bonus) {
    State before = bonus.state;
    BigInteger lost = move(turn, bonus, State.FORFEITED);
    Events.by(turn.command, aside(turn, bonus, before, BigInteger.ZERO, lost));
  }

  void closing(Turn turn, Account account) {
    for (Bonus bonus : living(account)) {
      State state = bonus.stateAt(turn.time);
      if (state == State.COMPLETED || state == State.EXPIRED) {
        expire(turn, bonus);
      } else {
        forfeit(turn, bonus);
      }
    }
  }

  /** The account gets no bonus now. */
  boolean isShut(Account account, long now) {
    boolean closed = account.status == Status.CLOSING || account.status == Status.CLOSED;
    return closed || account.locked || account.exclusion.isInForce(now);
  }

  /** What follows from what a command or a timer has done. */
  void goOn(Turn turn) {
    List<Wallet> wallets = new ArrayList<>(changed);
    for (Wallet wallet : wallets) {
      Bonus used = active(wallet.account, wallet.currency);
      if (used != null && used.isCashback()) {
        payBack(turn, used);
      } else if (used != null && used.isEarned()) {
        complete(turn, used);
      }
      Bonus next = firstQueued(wallet.account, wallet.currency);
      boolean nextsTurn = free.contains(wallet) && active(wallet.account, wallet.currency) == null;
      if (nextsTurn && next != null && !isShut(wallet.account, turn.time) && hasRoomFor(next)) {
        move(turn, next, State.ACTIVE);
        aside(turn, next, State.QUEUED, BigInteger.ZERO, BigInteger.ZERO);
      }
    }
    changed.clear();
    free.clear();
  }

  private boolean hasRoomFor(Bonus next) {
    return fits(Kind.BONUS_COST, next, award(next).negate());
  }

  private boolean fits(Kind kind, Bonus bonus, BigInteger more) {
    long owner = kind == Kind.CASH ? bonus.account.id : 0;
    return !world.ledger.overflows(kind, owner, bonus.definition.currency(), more);
  }

  private void complete(Turn turn, Bonus bonus) {
    BigInteger money = money(bonus);
    long most = bonus.definition.maxCashout();
    BigInteger converted = most == 0 ? money : money.min(Money.of(most));
    BigInteger rest = money.subtract(converted);
    if (!fits(Kind.CASH, bonus, converted) || !fits(Kind.BONUS_COST, bonus, rest)) {
      return;
    }
    world.ledger.move(
        Kind.BONUS, Kind.CASH, bonus.account.id, bonus.definition.currency(), converted);
    BigInteger lost = move(turn, bonus, State.COMPLETED);
    aside(turn, bonus, State.ACTIVE, converted, lost);
  }

  private void payBack(Turn turn, Bonus cashback) {
    if (cashback.stateAt(turn.time) != State.COMPLETED) {
      return;
    }
    String code = cashback.definition.currency();
    BigInteger paid = cashback.cashback();
    if (!fits(Kind.CASH, cashback, paid) || !fits(Kind.BONUS_COST, cashback, paid.negate())) {
      return;
    }
    world.ledger.move(
        new Balance(Kind.BONUS_COST, 0, code),
        new Balance(Kind.CASH, cashback.account.id, code),
        paid);
    move(turn, cashback, State.COMPLETED);
    aside(turn, cashback, State.ACTIVE, paid, BigInteger.ZERO);
  }

  /** What must always hold and does not, or null. */
  String broken() {
    for (Bonus bonus : world.bonuses.values()) {
      if (bonus.left.signum() < 0 || bonus.left.compareTo(bonus.requirement) > 0) {
        return "Bonus " + bonus.id + " has " + bonus.left + " of its requirement left.";
      }
    }
    for (Account account : world.accounts.values()) {
      for (String currency : account.wallets) {
        BigInteger money = world.ledger.of(Kind.BONUS, account.id, currency);
        Bonus active = active(account, currency);
        boolean none = active == null || active.isCashback();
        if (money.signum() != 0 && none || money.signum() < 0) {
          return "Account " + account.id + " has bonus money without a bonus: " + money;
        }
      }
    }
    return null;
  }

  /** Bonus money in rounds that have not ended. */
  private BigInteger held(Bonus bonus) {
    return world.rounds.values().stream()
        .filter(round -> round.bonusBets > 0 && round.bonus == bonus)
        .map(round -> round.heldBonus)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private Outcome aside(
      Turn turn, Bonus bonus, State before, BigInteger converted, BigInteger lost) {
    Outcome outcome = turn.aboutAccount("BonusChanged", bonus.account);
    return describe(outcome, bonus, before, converted, lost);
  }

  Outcome describe(
      Outcome outcome, Bonus bonus, State before, BigInteger converted, BigInteger lost) {
    String code = bonus.definition.currency();
    boolean free = bonus.definition.isFree();
    BigInteger held = held(bonus);
    return outcome
        .with("bonusId", bonus.id)
        .with("amount", bonus.amount)
        .with("deposit", bonus.deposit)
        .with("requirement", free ? BigInteger.ZERO : bonus.requirement)
        .with("requirementLeft", free ? BigInteger.ZERO : bonus.left)
        .with("rounds", free ? bonus.requirement : BigInteger.ZERO)
        .with("roundsLeft", free ? bonus.left : BigInteger.ZERO)
        .with("net", bonus.net)
        .with("cash", world.ledger.of(Kind.CASH, bonus.account.id, code))
        .with("bonusMoney", money(bonus))
        .with("converted", converted)
        .with("lost", lost)
        .with("held", held)
        .with("winnings", lost.add(held).subtract(bonus.amount).max(BigInteger.ZERO))
        .with("expiresAt", bonus.expiresAt)
        .with("definitionId", bonus.definition.id())
        .with("openBets", bonus.openBets)
        .with("currency", code)
        .with("stateBefore", before)
        .with("state", bonus.state);
  }
}
