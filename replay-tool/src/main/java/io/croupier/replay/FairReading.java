package io.croupier.replay;

import io.croupier.engine.Recall;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.CommitSeedDecoder;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.RevealSeedDecoder;
import io.croupier.protocol.RollbackTransactionDecoder;
import io.croupier.protocol.RoundChangedDecoder;
import io.croupier.protocol.RoundCreditedDecoder;
import io.croupier.protocol.RoundDebitedDecoder;
import io.croupier.protocol.SignificantEventDecoder;
import io.croupier.protocol.TransactionRolledBackDecoder;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.replay.FairStory.Event;
import io.croupier.replay.FairStory.Key;
import io.croupier.replay.FairStory.Money;
import io.croupier.replay.FairStory.Parts;
import io.croupier.replay.FairStory.Refusal;
import io.croupier.replay.FairStory.Seeds;
import io.croupier.replay.FairStory.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;

/** Gathers what a journal tells of rounds with one id. Owned by one thread. */
final class FairReading implements FrameHandler {
  private static final Set<Integer> ABOUT_ROUNDS =
      Set.of(
          RoundDebitedDecoder.TEMPLATE_ID,
          RoundCreditedDecoder.TEMPLATE_ID,
          TransactionRolledBackDecoder.TEMPLATE_ID,
          RoundChangedDecoder.TEMPLATE_ID,
          SignificantEventDecoder.TEMPLATE_ID,
          RefusedDecoder.TEMPLATE_ID);

  /** What says more than its outcomes do. */
  private static final Set<Integer> TELLING =
      Set.of(
          CommitSeedDecoder.TEMPLATE_ID,
          RevealSeedDecoder.TEMPLATE_ID,
          DebitRoundDecoder.TEMPLATE_ID,
          CreditRoundDecoder.TEMPLATE_ID,
          DebitCreditRoundDecoder.TEMPLATE_ID,
          ApplyRoundsDecoder.TEMPLATE_ID,
          AwardDecoder.TEMPLATE_ID,
          RollbackTransactionDecoder.TEMPLATE_ID,
          EndRoundDecoder.TEMPLATE_ID);

  private final String roundId;
  private final Replay replay;
  private final MessageDecoder decoder;
  private final CurrencyTable currencies;
  private final Progress progress;
  private final Map<Key, FairStory> stories = new LinkedHashMap<>();

  /** Rollbacks that have moved nothing, as those do that came before what they undo. */
  private final Map<Undone, Rollback> early = new HashMap<>();

  private final List<Map<String, Object>> outcomes = new ArrayList<>();
  private long sequence;
  private long timestampNs;
  private Map<String, Object> command;

  private record Undone(Key key, String transactionId) {}

  /** A rollback, which itself names no currency. */
  private record Rollback(long sequence, long timestampNs, Money money) {
    Event event(String currency) {
      Money named =
          new Money(
              money.transactionId(), money.reference(), money.amount(), money.parts(), currency);
      return new Event(sequence, timestampNs, What.ROLLBACK, null, named, null, null, null);
    }
  }

  /** Looks for a round by its id in hex. */
  FairReading(String roundId, MessageSchema schema, CurrencyTable currencies, Progress progress) {
    this.roundId = roundId;
    replay = new Replay(schema);
    decoder = new MessageDecoder(schema);
    this.currencies = currencies;
    this.progress = progress;
  }

  /** By provider and account, in the order in which they began. */
  Collection<FairStory> stories() {
    return stories.values();
  }

  /** The last command replayed. */
  long sequence() {
    return replay.engine().sequence();
  }

  @Override
  public void onEpoch(EpochHeader epoch) {
    replay.begin(epoch);
  }

  @Override
  public void onCommand(long number, long time, DirectBuffer buffer, int begin, int all) {
    progress.at(number);
    replay.apply(number, time, buffer, begin, all);
    currencies.learn(replay);
    outcomes.clear();
    replay.outcomes().forEach(this::keep);
    if (!outcomes.isEmpty()) {
      int offset = begin + Recall.lengthBefore(buffer, begin);
      boolean telling = TELLING.contains(Replay.templateId(buffer, offset));
      sequence = number;
      command = telling ? decoder.decode(buffer, offset, all - (offset - begin)) : Map.of();
      tell();
    }
  }

  @Override
  public void onSkipped(long number, long time, DirectBuffer buffer, int offset, int length) {
    replay.skip(number, buffer, offset, length);
  }

  private void keep(DirectBuffer buffer, int offset, int length) {
    if (ABOUT_ROUNDS.contains(Replay.templateId(buffer, offset))) {
      outcomes.add(decoder.decode(buffer, offset, length));
    }
  }

  /**
   * The bet of a pair is told first, though it is answered last; and behind that its round's time
   * is over, what a rollback undoes.
   */
  private void tell() {
    outcomes.sort(Comparator.comparing(outcome -> is(outcome, "TransactionRolledBack")));
    if (isOf("DebitCreditRound")) {
      outcomes.stream().filter(outcome -> is(outcome, "RoundDebited")).forEach(this::onOutcome);
    }
    Map<String, Object> before = Map.of();
    for (Map<String, Object> outcome : outcomes) {
      if (is(outcome, "SignificantEvent")) {
        onEvent(outcome, before);
      } else {
        onOutcome(outcome);
      }
      before = outcome;
    }
    if (isOf("ApplyRounds")) {
      addEndsOfList();
    }
  }

  private void onOutcome(Map<String, Object> outcome) {
    timestampNs = (Long) outcome.get("timestampNs");
    if (is(outcome, "Refused")) {
      onRefused(outcome);
      return;
    }
    Key key = new Key((Long) outcome.get("providerId"), (Long) outcome.get("accountId"));
    if (is(outcome, "TransactionRolledBack")) {
      onRolledBack(outcome, key);
    } else if (roundId.equals(outcome.get("roundId"))) {
      if (is(outcome, "RoundChanged")) {
        onRound(outcome, key);
      } else {
        onMoney(outcome, key);
      }
    }
  }

  private void onMoney(Map<String, Object> outcome, Key key) {
    String transactionId = (String) outcome.get("transactionId");
    FairStory story = story(key);
    String currency = (String) outcome.get("currency");
    Rollback before = early.remove(new Undone(key, transactionId));
    if (before != null) {
      story.add(before.event(currency));
    }
    boolean bet = is(outcome, "RoundDebited");
    What what = bet ? What.BET : isOf("Award") ? What.AWARD : What.WIN;
    Seeds seeds = bet ? seeds(transactionId) : null;
    String state = what == What.AWARD ? null : (String) outcome.get("roundState");
    story.add(event(what, null, money(outcome, null, currency), seeds, state));
  }

  /** A bet that has come back with its whole round cannot be undone: that is only answered. */
  private void onRolledBack(Map<String, Object> outcome, Key key) {
    String reference = (String) outcome.get("referenceTransactionId");
    Rollback rollback = new Rollback(sequence, timestampNs, money(outcome, reference, null));
    FairStory story = stories.get(key);
    Event undone = story == null ? null : story.of(reference);
    if (undone == null) {
      if (rollback.money().parts().isNothing()) {
        early.putIfAbsent(new Undone(key, reference), rollback);
      }
    } else if (undone.what() != What.BET || !story.isCancelled()) {
      story.add(rollback.event(undone.money().currency()));
    }
  }

  private void onRound(Map<String, Object> outcome, Key key) {
    boolean answer = Boolean.TRUE.equals(outcome.get("answer"));
    String state = (String) outcome.get("roundState");
    if (answer && isOf("CommitSeed")) {
      String hash = (String) command.get("serverSeedHash");
      story(key).add(event(What.COMMITTED, hash, null, null, state));
    } else if (answer && isOf("RevealSeed")) {
      String seed = (String) command.get("serverSeed");
      story(key).add(event(What.REVEALED, seed, null, null, state));
    } else if (answer && isOf("EndRound")) {
      story(key).add(event(What.ENDED, null, null, null, state));
    } else if (!answer && "EXPIRED".equals(outcome.get("fairness")) && !isEnd(key, state)) {
      story(key).add(event(What.EXPIRED, null, null, null, state));
    } else if (!answer) {
      String currency = (String) outcome.get("currency");
      Money back = "CANCELLED".equals(state) ? money(outcome, null, currency) : null;
      story(key).add(event(What.TIME_OVER, null, back, null, state));
    }
  }

  /** A call that is about the round, or would undo something of it. */
  private void onRefused(Map<String, Object> outcome) {
    if (!command.containsKey("providerId")) {
      return;
    }
    Key key = new Key((Long) command.get("providerId"), (Long) command.get("accountId"));
    String reference = (String) command.get("referenceTransactionId");
    boolean undoes =
        reference != null && stories.containsKey(key) && story(key).of(reference) != null;
    if (undoes || namesRound()) {
      Refusal refusal =
          new Refusal(
              (String) command.get("command"),
              (String) command.get("transactionId"),
              reference,
              (Long) command.get("amount"),
              (String) command.get("currency"),
              (String) outcome.get("reason"),
              "none".equals(outcome.get("field")) ? null : (String) outcome.get("field"),
              isOf("ApplyRounds") ? (Long) outcome.get("instruction") : null);
      story(key)
          .add(new Event(sequence, timestampNs, What.REFUSED, null, null, refusal, null, null));
    }
  }

  /** Whether the command is for the round, or an action of its list. */
  private boolean namesRound() {
    return roundId.equals(command.get("roundId"))
        || command.get("actions") instanceof List<?> actions
            && actions.stream()
                .anyMatch(action -> roundId.equals(((Map<?, ?>) action).get("roundId")));
  }

  /** Whether the round was open until now. */
  private boolean isEnd(Key key, String state) {
    return !state.equals("OPEN") && !story(key).isOver();
  }

  /** What a seed has come to, told behind how its round stands. */
  private void onEvent(Map<String, Object> outcome, Map<String, Object> before) {
    String kind = (String) outcome.get("kind");
    if (kind.startsWith("SEED_") && roundId.equals(before.get("roundId"))) {
      Key key = new Key((Long) before.get("providerId"), (Long) before.get("accountId"));
      story(key).add(event(What.EVENT, kind, null, null, null));
    }
  }

  /** A list names its rounds, and only the last of them is answered. */
  private void addEndsOfList() {
    boolean done = outcomes.stream().anyMatch(one -> Boolean.TRUE.equals(one.get("answer")));
    Key key = new Key((Long) command.get("providerId"), (Long) command.get("accountId"));
    for (Object row : done ? (List<?>) command.get("actions") : List.of()) {
      Map<?, ?> action = (Map<?, ?>) row;
      boolean end = "END".equals(action.get("action")) && roundId.equals(action.get("roundId"));
      FairStory story = stories.get(key);
      if (end && story != null && !story.isEnded()) {
        story.add(event(What.ENDED, null, null, null, "CLOSED"));
      }
    }
  }

  private Event event(What what, String text, Money money, Seeds seeds, String state) {
    return new Event(sequence, timestampNs, what, text, money, null, seeds, state);
  }

  private static Money money(Map<String, Object> outcome, String reference, String currency) {
    return new Money(
        (String) outcome.get("transactionId"),
        reference,
        orZero(outcome, "amount"),
        new Parts(
            orZero(outcome, "cashPart"),
            orZero(outcome, "bonusPart"),
            orZero(outcome, "housePart"),
            orZero(outcome, "ofBonus")),
        currency);
  }

  private static long orZero(Map<String, Object> outcome, String field) {
    return outcome.get(field) instanceof Long number ? number : 0;
  }

  /** What the command says of the fairness of one of its bets, or null. */
  private Seeds seeds(String transactionId) {
    if (command.get("clientSeed") instanceof String seed) {
      return new Seeds(seed, (Long) command.get("nonce"));
    }
    if (!isOf("ApplyRounds")) {
      return null;
    }
    List<?> actions = (List<?>) command.get("actions");
    for (Object row : (List<?>) command.get("seeds")) {
      Map<?, ?> seeds = (Map<?, ?>) row;
      int number = ((Long) seeds.get("actionNumber")).intValue();
      if (transactionId.equals(((Map<?, ?>) actions.get(number - 1)).get("transactionId"))) {
        return new Seeds((String) seeds.get("clientSeed"), (Long) seeds.get("nonce"));
      }
    }
    return null;
  }

  private FairStory story(Key key) {
    return stories.computeIfAbsent(key, FairStory::new);
  }

  private boolean isOf(String name) {
    return name.equals(command.get("command"));
  }

  private static boolean is(Map<String, Object> outcome, String name) {
    return name.equals(outcome.get("outcome"));
  }
}
