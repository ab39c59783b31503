package io.croupier.testkit.interleaving;

import io.croupier.testkit.refusal.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Races of one setting: all of a length, or some. */
final class Interleavings {
  private static final String ACCEPTED = " accepted";
  private static final String REFUSED = " refused";
  private static final String OPEN_WORK = " refused for open work";

  private final Setting setting;
  private final List<Move> alphabet;
  private final Fixture start;
  private final Set<String> met = new TreeSet<>();

  Interleavings(Setting setting) {
    this.setting = setting;
    alphabet = setting.ground().moves();
    start = Start.of(setting);
  }

  /** Every sequence of so many moves, each move as often as it likes. */
  void runAll(int length) {
    long sequences = sequences(length);
    for (long number = 0; number < sequences; number++) {
      run(sequence(number, length));
    }
  }

  /** So many sequences, drawn by a seed. */
  void runSome(int length, int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      run(sequence(random.nextInt((int) sequences(length)), length));
    }
  }

  private long sequences(int length) {
    return Math.round(Math.pow(alphabet.size(), length));
  }

  /** Its moves are the digits of the number. */
  private List<Move> sequence(long number, int length) {
    List<Move> moves = new ArrayList<>();
    long left = number;
    for (int i = 0; i < length; i++) {
      moves.add(alphabet.get((int) (left % alphabet.size())));
      left /= alphabet.size();
    }
    return moves;
  }

  private void run(List<Move> moves) {
    Object at = "the start";
    try {
      Race race = new Race(start, setting.ground());
      for (Move move : moves) {
        at = move;
        meet(move, race.run(move));
      }
      at = "the end";
      if (race.hasChanged()) {
        race.end();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(setting + " " + moves + ", at " + at + ": " + e, e);
    }
  }

  private void meet(Move move, Map<String, Object> answer) {
    boolean refused = answer.get("outcome").equals("Refused");
    met.add(move + (refused ? REFUSED : ACCEPTED));
    if ("WORK_PENDING".equals(answer.get("reason"))) {
      met.add(move + OPEN_WORK);
    }
  }

  /** What became of moves so far. */
  Set<String> met() {
    return met;
  }

  /** All that can become of moves, if every command can be refused. */
  static Set<String> meetings() {
    Set<String> meetings = new TreeSet<>();
    for (Move move : Move.values()) {
      meetings.addAll(List.of(move + ACCEPTED, move + REFUSED, move + OPEN_WORK));
    }
    return meetings;
  }
}
