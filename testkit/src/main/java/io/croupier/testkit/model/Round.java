package io.croupier.testkit.model;

import java.math.BigInteger;

/** One game play at a provider. */
final class Round {
  final Key key;
  final String currency;
  BigInteger held = BigInteger.ZERO;

  /** What of it is bonus money. */
  BigInteger heldBonus = BigInteger.ZERO;

  /** That some standing bets were made with, if any were. */
  Bonus bonus;

  /** How many these are. */
  int bonusBets;

  int bets;
  int wins;
  boolean closed;

  /** When it closed, among all things that happen. */
  long ended;

  /** Its place was used again: nothing is known of it any more. */
  boolean gone;

  Round(Key key, String currency) {
    this.key = key;
    this.currency = currency;
  }

  static String state(Round round) {
    return round == null || round.closed ? "CLOSED" : "OPEN";
  }

  Outcome describe(Outcome outcome) {
    return outcome
        .with("roundId", key.id())
        .with("held", held)
        .with("bets", bets)
        .with("wins", wins)
        .with("providerId", key.provider())
        .with("currency", currency)
        .with("roundState", state(this));
  }

  /**
   * @param id of the provider, 128 bits in hex
   */
  record Key(long provider, long account, String id) {
    static Key of(Command command) {
      return new Key(command.number("providerId"), command.accountId(), command.text("roundId"));
    }
  }
}
