package io.croupier.replay;

import io.croupier.signature.FairRound;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a journal tells of the fairness of one round: commitment, bets with client seeds, the seed
 * revealed. Only what the engine has accepted counts.
 */
final class FairStory {
  /** The round's key beside its id. */
  record Key(long providerId, long accountId) {}

  /** Something that a command has said. */
  record Said(long sequence, long timestampNs, String text) {}

  /** A bet with a client seed. */
  record Bet(
      long sequence,
      long timestampNs,
      String transactionId,
      long amount,
      String currency,
      String clientSeed,
      long nonce) {}

  private final Key key;
  private final Map<String, Bet> bets = new LinkedHashMap<>();
  private Said commitment;
  private Said seed;

  FairStory(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  /** Bets with client seeds, in the order in which they came. */
  Iterable<Bet> bets() {
    return bets.values();
  }

  /** The hash committed to, or null. */
  Said commitment() {
    return commitment;
  }

  /** The server seed, or null. */
  Said seed() {
    return seed;
  }

  /** A command of the round that the engine has accepted. */
  void onCommand(long sequence, long timestampNs, Map<String, Object> command) {
    switch ((String) command.get("command")) {
      case "CommitSeed" -> commitment = said(sequence, timestampNs, command, "serverSeedHash");
      case "RevealSeed" -> seed = said(sequence, timestampNs, command, "serverSeed");
      default -> addBet(sequence, timestampNs, command);
    }
  }

  private static Said said(
      long sequence, long timestampNs, Map<String, Object> command, String field) {
    return new Said(sequence, timestampNs, (String) command.get(field));
  }

  /** The first of its transaction id; a repetition says nothing new. */
  private void addBet(long sequence, long timestampNs, Map<String, Object> command) {
    if (command.get("clientSeed") instanceof String clientSeed) {
      Bet bet =
          new Bet(
              sequence,
              timestampNs,
              (String) command.get("transactionId"),
              (Long) command.get("amount"),
              (String) command.get("currency"),
              clientSeed,
              (Long) command.get("nonce"));
      bets.putIfAbsent(bet.transactionId(), bet);
    }
  }

  /** The seed revealed is the one committed to. */
  boolean isVerified() {
    return commitment != null
        && seed != null
        && FairRound.commitment(seed.text()).equals(commitment.text());
  }
}
