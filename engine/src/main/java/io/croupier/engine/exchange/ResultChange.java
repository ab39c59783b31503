package io.croupier.engine.exchange;

/**
 * How orders that are not taken yet would change an account's results in a market: those of
 * runners, with LINE of lines.
 *
 * <p>Owned by the engine thread.
 */
final class ResultChange {
  private static final int MOST = Math.max(Runners.MAX_OF_MARKET, Lines.MAX);

  private final long[] wins = new long[MOST + 1];
  private final long[] places = new long[MOST + 1];
  private final long[] loses = new long[MOST + 1];
  private final boolean[] changed = new boolean[MOST + 1];
  private final int[] runners = new int[MOST];
  private final int[] seen = new int[MOST + 1];
  private int pass;
  private int count;

  /** Forgets all changes. */
  void clear() {
    for (int i = 0; i < count; i++) {
      wins[runners[i]] = 0;
      places[runners[i]] = 0;
      loses[runners[i]] = 0;
      changed[runners[i]] = false;
    }
    count = 0;
  }

  /** Adds to a runner's results. */
  void add(int runner, long win, long place, long lose) {
    if (!changed[runner]) {
      changed[runner] = true;
      runners[count++] = runner;
    }
    wins[runner] += win;
    places[runner] += place;
    loses[runner] += lose;
  }

  /** Begins a pass in which runners are {@link #see seen}. */
  void beginPass() {
    pass++;
  }

  void see(int runner) {
    seen[runner] = pass;
  }

  boolean isSeen(int runner) {
    return seen[runner] == pass;
  }

  /** The number of runners whose results change. */
  int count() {
    return count;
  }

  /** One of the runners whose results change, from 0. */
  int runner(int i) {
    return runners[i];
  }

  long win(int runner) {
    return wins[runner];
  }

  long place(int runner) {
    return places[runner];
  }

  long lose(int runner) {
    return loses[runner];
  }
}
