package io.croupier.engine.casino;

/**
 * What has come back of a bet, or of all standing bets of a round, and to where; or what a win that
 * was taken back has brought.
 *
 * <p>Owned by the engine thread.
 */
final class CameBack {
  /** To cash. */
  transient long cash;

  /** To the bonus that the bets were made with. */
  transient long bonus;

  /** To BONUS_COST. */
  transient long house;

  /** Id of that bonus; 0: they were made with none. */
  transient long bonusId;

  /** To the requirement of that bonus, or to the net of a cashback. */
  transient long contribution;

  /** Nothing has come back. */
  void clear() {
    set(0, 0, 0);
    of(0, 0);
  }

  /** Says how much has come back to where. */
  void set(long cash, long bonus, long house) {
    this.cash = cash;
    this.bonus = bonus;
    this.house = house;
  }

  /** Says which bonus it has to do with, and what came back to its requirement. */
  void of(long bonusId, long contribution) {
    this.bonusId = bonusId;
    this.contribution = contribution;
  }
}
