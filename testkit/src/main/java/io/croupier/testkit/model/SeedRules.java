package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.clientSeed;
import static io.croupier.protocol.Field.nonce;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.Field.serverSeed;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.ROUND_OPEN;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.croupier.testkit.model.Commitment.State;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/** Provably fair rounds: commitments to server seeds, bets under them, and what is revealed. */
final class SeedRules {
  private static final long SECOND = 1_000_000_000L;

  private final World world;

  SeedRules(World world) {
    this.world = world;
  }

  void commit(Turn turn) {
    Command command = turn.command;
    Round.Key key = Round.Key.of(command);
    String hash = command.text("serverSeedHash");
    Commitment known = world.commitment(key);
    boolean same = known != null && known.hash.equals(hash);
    boolean takesPlace = world.commitments.containsKey(key);
    boolean noPlace = !takesPlace && world.commitments.size() >= world.limits.commitments();
    Checks checks =
        common(command)
            .when(known != null && !same, INVALID_TRANSITION, roundId)
            .when(known == null && world.rounds.containsKey(key), INVALID_TRANSITION, roundId)
            .when(same, NO_CHANGE)
            .when(noPlace && oldestEnded() == null, CAPACITY);
    if (checks.first() != null) {
      turn.refuse(checks.first());
      return;
    }
    if (takesPlace) {
      world.timers.remove(world.commitments.get(key));
    } else if (noPlace) {
      world.commitments.remove(oldestEnded().key);
    }
    long deadline = Timers.after(turn.time, world.limits.revealPeriodSeconds() * SECOND);
    Commitment made = new Commitment(key, hash, deadline);
    world.commitments.put(key, made);
    world.timers.set(deadline, world.count(), made, (later, steps) -> expire(later, made));
    describe(turn.answer("RoundChanged", key.account()), key);
  }

  void reveal(Turn turn) {
    Command command = turn.command;
    Round.Key key = Round.Key.of(command);
    Round round = world.rounds.get(key);
    Commitment known = world.commitment(key);
    String seed = command.text("serverSeed");
    boolean betCame = known != null && known.played;
    boolean done = known != null && (known.state == State.VERIFIED || known.state == State.FAILED);
    boolean impossible = known == null || known.stateAt(turn.time) == State.EXPIRED || !betCame;
    Checks checks =
        common(command)
            .when(round == null && known == null, UNKNOWN_ROUND, roundId)
            .when(!isSeed(seed), INVALID_AMOUNT, serverSeed)
            .when(impossible, INVALID_TRANSITION, roundId)
            .when(round != null && round.isOpen(turn.time), ROUND_OPEN, roundId)
            .when(done, NO_CHANGE);
    if (checks.first() != null) {
      turn.refuse(checks.first());
      return;
    }
    end(known, sha256(seed).equals(known.hash) ? State.VERIFIED : State.FAILED);
    describe(turn.answer("RoundChanged", key.account()), key);
    if (known.state == State.FAILED) {
      Events.byCommand(turn, world.accounts.get(key.account()), "SEED_MISMATCH");
    }
  }

  private int expire(Turn turn, Commitment commitment) {
    end(commitment, State.EXPIRED);
    Account account = world.accounts.get(commitment.key.account());
    describe(turn.aboutAccount("RoundChanged", account), commitment.key, commitment);
    if (commitment.begun) {
      Events.byNobody(turn, account, "SEED_NOT_REVEALED");
    } else {
      world.commitments.remove(commitment.key);
    }
    return 0;
  }

  private void end(Commitment commitment, State state) {
    world.timers.remove(commitment);
    commitment.state = state;
    commitment.ended = world.count();
  }

  /** What speaks against a bet with these seeds, or without. */
  void judge(Checks checks, Command bet) {
    Commitment known = world.commitment(Round.Key.of(bet));
    Round round = world.rounds.get(Round.Key.of(bet));
    if (bet.has("clientSeed")) {
      long number = bet.number("nonce");
      boolean committed = known != null && known.stateAt(world.turn.time) == State.COMMITTED;
      checks
          .when(!isSeed(bet.text("clientSeed")), INVALID_AMOUNT, clientSeed)
          .when(number < 0 || number > Money.MAX.longValue(), INVALID_AMOUNT, nonce)
          .when(!committed, INVALID_TRANSITION, clientSeed);
    } else {
      boolean promised = known != null || round != null && round.committed;
      checks.when(promised, INVALID_TRANSITION, clientSeed);
    }
  }

  /** How a round stands, or one that there is no more than a commitment of. */
  void describe(Outcome outcome, Round.Key key) {
    describe(outcome, key, world.commitment(key));
  }

  private void describe(Outcome outcome, Round.Key key, Commitment known) {
    Round round = world.rounds.get(key);
    if (round != null) {
      round.describe(outcome, world.turn.time);
    } else {
      new Round(key, "", 0, 0)
          .describe(outcome, 0)
          .with("roundState", known.begun ? "CLOSED" : "OPEN");
    }
    outcome.with("fairness", known == null ? "NONE" : known.stateAt(world.turn.time).name());
  }

  private Checks common(Command command) {
    long id = command.accountId();
    long provider = command.number("providerId");
    return new Checks()
        .when(!world.accounts.containsKey(id), UNKNOWN_ACCOUNT, accountId, id)
        .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider);
  }

  private Commitment oldestEnded() {
    return world.commitments.values().stream()
        .filter(commitment -> commitment.state != State.COMMITTED)
        .min(Comparator.comparingLong(commitment -> commitment.ended))
        .orElse(null);
  }

  private static boolean isSeed(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
