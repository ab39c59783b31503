package io.croupier.engine.casino;

import io.croupier.engine.account.BetFates;
import io.croupier.engine.account.LateRounds;
import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.OwnerLists;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.RoundState;

/**
 * The casino rounds, found by (provider, account, roundId). When all places are taken the round
 * that ended first gives way.
 *
 * <p>A round ends by itself a period after its last bet. Whether its timer has fired or not, what
 * is asked for with a time counts a round whose time is over as ended.
 *
 * <p>Owned by the engine thread.
 */
public final class Rounds implements BetFates, LateRounds {
  private static final int ACCOUNT_BITS = 24;
  private static final RoundState[] STATES = {
    RoundState.OPEN, RoundState.CLOSED, RoundState.CANCELLED
  };

  private static final int KEY = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int HELD_CASH = 3;
  private static final int HELD_BONUS = 4;

  /** Two ints: standing bets and standing wins. */
  private static final int COUNTS = 5;

  /**
   * Two ints: the wallet, and, from the lowest bit, state 8, has a bet 1, ends with its bet 1; of a
   * CANCELLED one, of what came back: to the bonus 1, to the house 1, to the requirement 1; began
   * under a commitment 1.
   */
  private static final int OWNER = 6;

  /** Jackpot contributions of the standing bets. */
  private static final int JACKPOT = 7;

  /** When the last bet came, or the win that opened it. */
  private static final int LAST_BET = 8;

  /** Id of the bonus that standing bets were made with. */
  private static final int BONUS = 9;

  /** What these bets have taken off the requirement of that bonus, or, free, are worth. */
  private static final int CONTRIBUTED = 10;

  /** How many these bets are. */
  private static final int BONUS_BETS = 11;

  private static final int WORDS = 12;

  private static final long STATE_MASK = 0xFF;
  private static final long HAS_BET = 1L << 8;
  private static final long ENDS_WITH_BET = 1L << 9;
  private static final long BACK_TO_BONUS = 1L << 10;
  private static final long BACK_TO_HOUSE = 1L << 11;
  private static final long BACK_TO_REQUIREMENT = 1L << 12;
  private static final long COMMITTED = 1L << 13;
  private static final long ONE_BET = 1L << Integer.SIZE;

  private final Timers timers;
  private final long periodNs;
  private final SlotStore slots;
  private final EndedQueue ended;
  private final transient IdIndex index;

  /**
   * The open rounds of each account in which bets stand that were made with a bonus, in the order
   * of their last bets: so the first is over first.
   */
  private final OwnerLists bonusRounds;

  /** One round after the other, so that one round is in two cache lines. */
  private final long[] words;

  private transient long now;

  /**
   * Allocates room for {@code capacity} rounds.
   *
   * @param periodNs how long after its last bet a round ends by itself; 0: never
   */
  public Rounds(int capacity, int accounts, long periodNs, Timers timers) {
    this.timers = timers;
    this.periodNs = periodNs;
    slots = new SlotStore("rounds", capacity);
    ended = new EndedQueue("endedRounds", capacity);
    index = new IdIndex(capacity);
    bonusRounds = new OwnerLists("bonusRounds", capacity, accounts);
    words = new long[(capacity + 1) * WORDS];
  }

  /** What time it is from now on. */
  public void at(long timestampNs) {
    now = timestampNs;
  }

  boolean isFull() {
    return slots.isFull() && ended.isEmpty();
  }

  /** How many rounds can be opened. */
  int room() {
    return slots.left() + ended.size();
  }

  /** A round by its key; 0 when there is none. */
  int find(int provider, int account, long high, long low) {
    return index.get(key(provider, account), high, low);
  }

  /**
   * Opens a round.
   *
   * @param committed whether its game provider has committed to a server seed for it
   */
  int open(
      int provider, int account, long high, long low, int wallet, boolean committed, long now) {
    if (slots.isFull()) {
      forget(ended.removeFirst());
    }
    int round = slots.allocate();
    int at = round * WORDS;
    long key = key(provider, account);
    words[at + KEY] = key;
    words[at + HIGH] = high;
    words[at + LOW] = low;
    words[at + HELD_CASH] = 0;
    words[at + HELD_BONUS] = 0;
    words[at + COUNTS] = 0;
    words[at + OWNER] =
        (long) wallet << Integer.SIZE | (committed ? COMMITTED : 0) | RoundState.OPEN.value();
    words[at + JACKPOT] = 0;
    words[at + LAST_BET] = now;
    words[at + BONUS_BETS] = 0;
    words[at + CONTRIBUTED] = 0;
    index.put(key, high, low, round);
    rearm(round);
    return round;
  }

  /** Ends a round that holds nothing any more. */
  void end(int round, RoundState state) {
    int at = round * WORDS + OWNER;
    words[at] = words[at] & ~STATE_MASK | state.value();
    ended.add(round);
    if (periodNs != 0) {
      timers.clear(TimerKind.ROUND_END, round);
    }
  }

  /** Cancels a round that holds nothing any more, of which all came back as is said. */
  void cancel(int round, CameBack back) {
    end(round, RoundState.CANCELLED);
    words[round * WORDS + OWNER] |=
        (back.bonus == 0 ? 0 : BACK_TO_BONUS)
            | (back.house == 0 ? 0 : BACK_TO_HOUSE)
            | (back.contribution == 0 ? 0 : BACK_TO_REQUIREMENT);
  }

  /** What has come back of a bet with these parts of a round that was cancelled. */
  void cameBack(
      int round, long cashPart, long bonusPart, long bonusId, long contribution, CameBack back) {
    long marks = words[round * WORDS + OWNER];
    boolean toBonus = (marks & BACK_TO_BONUS) != 0;
    boolean toHouse = (marks & BACK_TO_HOUSE) != 0;
    back.set(
        toBonus || toHouse ? cashPart : cashPart + bonusPart,
        toBonus ? bonusPart : 0,
        toHouse ? bonusPart : 0);
    back.of(bonusId, (marks & BACK_TO_REQUIREMENT) != 0 ? contribution : 0);
  }

  /** Sets the timer of a round to the end of its time. */
  void rearm(int round) {
    if (periodNs != 0) {
      timers.set(TimerKind.ROUND_END, round, endsAt(round));
    }
  }

  /** When a round ends by itself. */
  long endsAt(int round) {
    return Timers.after(words[round * WORDS + LAST_BET], periodNs);
  }

  private boolean isOver(int round, long now) {
    return periodNs != 0 && endsAt(round) <= now;
  }

  /** A bet has come for a round, perhaps one that had been rolled back before. */
  void noteBet(int round, long now) {
    int at = round * WORDS;
    words[at + LAST_BET] = now;
    words[at + OWNER] |= HAS_BET;
    if (words[at + BONUS_BETS] != 0) {
      bonusRounds.remove(account(round), round);
      bonusRounds.add(account(round), round);
    }
  }

  /** Whether a bet has come for it. */
  boolean hasBet(int round) {
    return (words[round * WORDS + OWNER] & HAS_BET) != 0;
  }

  /** A win that has overtaken the bet was its last one: it ends with the first bet that stands. */
  void endWithBet(int round) {
    words[round * WORDS + OWNER] |= ENDS_WITH_BET;
  }

  /** Whether it ends with the first bet that stands. */
  boolean endsWithBet(int round) {
    return (words[round * WORDS + OWNER] & ENDS_WITH_BET) != 0;
  }

  /** Whether it began under a commitment, which may have given way since. */
  boolean isCommitted(int round) {
    return (words[round * WORDS + OWNER] & COMMITTED) != 0;
  }

  private void forget(int round) {
    index.remove(round);
    slots.free(round);
  }

  /** The slot of an id; 0 when the round gave way. */
  int slot(long id) {
    return slots.slot(id);
  }

  long id(int round) {
    return slots.id(round);
  }

  long high(int round) {
    return words[round * WORDS + HIGH];
  }

  long low(int round) {
    return words[round * WORDS + LOW];
  }

  int provider(int round) {
    return providerOf(words[round * WORDS + KEY]);
  }

  private int account(int round) {
    return accountOf(words[round * WORDS + KEY]);
  }

  int wallet(int round) {
    return (int) (words[round * WORDS + OWNER] >>> Integer.SIZE);
  }

  /** Whether it takes bets and wins. */
  boolean isOpen(int round, long now) {
    return state(round) == RoundState.OPEN && !isOver(round, now);
  }

  /** Whether it has not been ended, though its time may be over. */
  boolean isUnended(int round) {
    return state(round) == RoundState.OPEN;
  }

  /** Where it stands, whether its timer has fired or not. */
  RoundState state(int round, long now) {
    RoundState state = state(round);
    if (state != RoundState.OPEN || !isOver(round, now)) {
      return state;
    }
    return wins(round) > 0 ? RoundState.CLOSED : RoundState.CANCELLED;
  }

  /** Whether its bets count as rolled back. */
  @Override
  public boolean isCancelled(long roundId, long now) {
    int round = slots.slot(roundId);
    return round != 0 && state(round, now) == RoundState.CANCELLED;
  }

  /** Their timers are due, so where none is there are no such rounds. */
  @Override
  public boolean areOf(int account) {
    int first = timers.isDue(now) ? bonusRounds.first(account) : 0;
    return first != 0 && isOver(first, now);
  }

  /** Whether a win finds no standing bet. */
  boolean lacksBet(int round, long now) {
    return bets(round) == 0 || state(round, now) == RoundState.CANCELLED;
  }

  private RoundState state(int round) {
    return STATES[(int) (words[round * WORDS + OWNER] & STATE_MASK)];
  }

  /** Stakes still held, both parts: those of the standing bets of an open round. */
  long held(int round) {
    int at = round * WORDS;
    return words[at + HELD_CASH] + words[at + HELD_BONUS];
  }

  /** What of the stakes still held was cash. */
  long heldCash(int round) {
    return words[round * WORDS + HELD_CASH];
  }

  /** What of the stakes still held was bonus money. */
  long heldBonus(int round) {
    return words[round * WORDS + HELD_BONUS];
  }

  /** Standing bets. */
  int bets(int round) {
    return (int) (words[round * WORDS + COUNTS] >>> Integer.SIZE);
  }

  /** Standing wins. */
  int wins(int round) {
    return (int) words[round * WORDS + COUNTS];
  }

  /** What of the stakes still held goes to the jackpot. */
  long jackpot(int round) {
    return words[round * WORDS + JACKPOT];
  }

  void addBet(int round, long cashPart, long bonusPart, long jackpotPart) {
    int at = round * WORDS;
    words[at + HELD_CASH] += cashPart;
    words[at + HELD_BONUS] += bonusPart;
    words[at + JACKPOT] += jackpotPart;
    words[at + COUNTS] += ONE_BET;
  }

  void removeBet(int round, long cashPart, long bonusPart, long jackpotPart) {
    int at = round * WORDS;
    words[at + HELD_CASH] -= cashPart;
    words[at + HELD_BONUS] -= bonusPart;
    words[at + JACKPOT] -= jackpotPart;
    words[at + COUNTS] -= ONE_BET;
  }

  /** Id of the bonus that standing bets were made with; 0: with none. */
  long bonusId(int round) {
    int at = round * WORDS;
    return words[at + BONUS_BETS] == 0 ? 0 : words[at + BONUS];
  }

  /** Standing bets that were made with a bonus. */
  int bonusBets(int round) {
    return (int) words[round * WORDS + BONUS_BETS];
  }

  /** What standing bets have taken off the requirement of their bonus; of free ones their worth. */
  long contributed(int round) {
    return words[round * WORDS + CONTRIBUTED];
  }

  /** A bet was made with a bonus. */
  void addBonusBet(int round, long bonusId, long contribution) {
    int at = round * WORDS;
    if (words[at + BONUS_BETS] == 0) {
      bonusRounds.add(account(round), round);
    }
    words[at + BONUS] = bonusId;
    words[at + CONTRIBUTED] += contribution;
    words[at + BONUS_BETS]++;
  }

  /** Bets that were made with a bonus, and what they have contributed, stand no longer. */
  void removeBonusBets(int round, int bets, long contributed) {
    int at = round * WORDS;
    words[at + CONTRIBUTED] -= contributed;
    words[at + BONUS_BETS] -= bets;
    if (bets != 0 && words[at + BONUS_BETS] == 0) {
      bonusRounds.remove(account(round), round);
    }
  }

  void addWin(int round) {
    words[round * WORDS + COUNTS]++;
  }

  /** A win was taken back, and with it what wins have said of the end of their round. */
  void removeWin(int round) {
    int at = round * WORDS;
    words[at + COUNTS]--;
    words[at + OWNER] &= ~ENDS_WITH_BET;
  }

  /** The stakes of a round have gone. */
  void empty(int round) {
    int at = round * WORDS;
    words[at + HELD_CASH] = 0;
    words[at + HELD_BONUS] = 0;
    words[at + JACKPOT] = 0;
  }

  /** No bet stands any more. */
  void forgetBets(int round) {
    words[round * WORDS + COUNTS] = 0;
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    int before = slots.size();
    slots.accept(visitor);
    ended.accept(visitor);
    visitor.store("round", true);
    int end = slots.highest() + 1;
    visitor.longs("words", 1, words, WORDS, end * WORDS);
    bonusRounds.accept(visitor, end);
    if (before != slots.size()) {
      index.clear();
      for (int round = 1; round < end; round++) {
        if (slots.inUse(round)) {
          int at = round * WORDS;
          index.put(words[at + KEY], words[at + HIGH], words[at + LOW], round);
        }
      }
    }
  }

  /** One number for a game provider and an account. */
  static long key(int provider, int account) {
    return (long) provider << ACCOUNT_BITS | account;
  }

  static int providerOf(long key) {
    return (int) (key >>> ACCOUNT_BITS);
  }

  static int accountOf(long key) {
    return (int) (key & (1 << ACCOUNT_BITS) - 1);
  }
}
