package io.croupier.replay;

import io.croupier.protocol.Fairness;
import io.croupier.signature.FairRound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a journal tells of one round, in order. What is only answered again does not count. */
final class FairStory {
  /** The round's key beside its id. */
  record Key(long providerId, long accountId) {}

  /** What can happen in a round. */
  enum What {
    COMMITTED("committed"),
    BET("bet"),
    WIN("win"),
    AWARD("award"),
    ROLLBACK("rollback"),
    REFUSED("refused"),
    ENDED("ended"),
    TIME_OVER("time over"),
    REVEALED("revealed"),
    EXPIRED("expired"),
    EVENT("event");

    private final String word;

    What(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * What moved.
   *
   * @param house to or from BONUS_COST
   * @param ofBonus the bonus that the bets are made with, or free by; 0: none
   */
  record Parts(long cash, long bonus, long house, long ofBonus) {
    boolean isNothing() {
      return cash == 0 && bonus == 0 && house == 0;
    }
  }

  /**
   * A bet, a win, an award, what undoes one, or what comes back when a round is cancelled.
   *
   * @param transactionId null where time moves it
   * @param reference what a rollback undoes; else null
   * @param currency null where it is not told
   */
  record Money(String transactionId, String reference, long amount, Parts parts, String currency) {}

  /**
   * Why a call was refused, and what of it is about the round.
   *
   * @param call the command's name
   * @param transactionId null where it has none, or several
   * @param reference what a rollback would have undone; else null
   * @param amount null where it has none, or several
   * @param currency null where it has none
   * @param reason as the protocol names it
   * @param field the field that it is about; null: none
   * @param action the number of the action in a list that it is about; null: none
   */
  record Refusal(
      String call,
      String transactionId,
      String reference,
      Long amount,
      String currency,
      String reason,
      String field,
      Long action) {}

  /** The player's part of a bet. */
  record Seeds(String clientSeed, long nonce) {}

  /**
   * Something that has happened.
   *
   * @param text the hash committed to, the seed revealed, or the kind of an event; else null
   * @param money null where none is told of
   * @param refusal null where nothing was refused
   * @param seeds null where the bet has none
   * @param roundState right after; null where it is not told
   */
  record Event(
      long sequence,
      long timestampNs,
      What what,
      String text,
      Money money,
      Refusal refusal,
      Seeds seeds,
      String roundState) {
    /** Whether it is a bet that moves nothing since a bonus gives it. */
    boolean isFreeBet() {
      return what == What.BET && money.parts().isNothing() && money.parts().ofBonus() != 0;
    }
  }

  private final Key key;
  private final List<Event> events = new ArrayList<>();
  private final Set<String> transactions = new HashSet<>();
  private final Set<String> undone = new HashSet<>();
  private String roundState = "OPEN";

  FairStory(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  /** All that has happened, in order. */
  List<Event> events() {
    return events;
  }

  /** The bets with client seeds, in the order in which they came. */
  List<Event> fairBets() {
    return events.stream().filter(event -> event.seeds() != null).toList();
  }

  /** The hash committed to, or null. */
  String commitment() {
    return text(What.COMMITTED);
  }

  /** The server seed, or null. */
  String seed() {
    return text(What.REVEALED);
  }

  /** The last one counts: a commitment that nothing came under was forgotten. */
  private String text(What what) {
    String text = null;
    for (Event event : events) {
      text = event.what() == what ? event.text() : text;
    }
    return text;
  }

  /** The bet, win or award of an id; null where it is none of the round. */
  Event of(String transactionId) {
    return events.stream()
        .filter(event -> event.money() != null && event.money().reference() == null)
        .filter(event -> transactionId.equals(event.money().transactionId()))
        .findFirst()
        .orElse(null);
  }

  /** Whether all bets have come back as the round ended by itself. */
  boolean isCancelled() {
    return roundState.equals("CANCELLED");
  }

  /** Whether it has ended by itself, or a command has ended it. */
  boolean isOver() {
    return !roundState.equals("OPEN");
  }

  /** Whether a list or a command of its own has ended it. */
  boolean isEnded() {
    return events.stream().anyMatch(event -> event.what() == What.ENDED);
  }

  /** Adds what has happened, unless it is an answer given again. */
  void add(Event event) {
    Money money = event.money();
    boolean again =
        money != null
            && money.transactionId() != null
            && (money.reference() == null
                ? !transactions.add(money.transactionId())
                : !undone.add(money.reference()));
    if (!again) {
      events.add(event);
      roundState = event.roundState() == null ? roundState : event.roundState();
    }
  }

  /** Whether it can be proved to be fair, as far as the journal goes. */
  Fairness fairness() {
    Fairness fairness = Fairness.NONE;
    for (Event event : events) {
      fairness =
          switch (event.what()) {
            case COMMITTED -> Fairness.COMMITTED;
            case EXPIRED -> Fairness.EXPIRED;
            case REVEALED ->
                FairRound.commitment(event.text()).equals(commitment())
                    ? Fairness.VERIFIED
                    : Fairness.FAILED;
            default -> fairness;
          };
    }
    return fairness;
  }
}
