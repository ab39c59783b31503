package io.croupier.signature;

/** What a game provider signs. A number is never used again for something else. */
public enum ResultKind {
  /** CreditRound, or a CREDIT of a list. */
  WIN(1, "the win"),
  /** EndRound, or an END of a list. */
  END(2, "the end"),
  /** DebitRound, or a DEBIT of a list, where the round is over with it. */
  BET(3, "the bet"),
  /** DebitCreditRound. */
  BET_AND_WIN(4, "the bet and win"),
  /** Award. */
  AWARD(5, "the award"),
  /** RollbackTransaction. */
  ROLLBACK(6, "the rollback");

  private final int number;
  private final String words;

  ResultKind(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** How it stands among the bytes that are signed. */
  int number() {
    return number;
  }

  /** How sentences call it. */
  String words() {
    return words;
  }
}
