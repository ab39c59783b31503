package io.croupier.testkit.orders;

import io.croupier.engine.store.Hash64;
import io.croupier.testkit.refusal.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages in every order, each as often as it likes, and something that may come once, before,
 * between or behind any two of them: engine and model agree after each.
 *
 * <p>A message that leaves everything as it was, what is remembered of refused ids and the time
 * included, is not followed further: what could come behind it comes without it too, and one
 * message more. {@code -Dcroupier.permutations=all} takes all orders in which something comes
 * between, and shows how far it is; else a part of them is taken, which {@code -Dcroupier.seed}
 * chooses.
 *
 * @param <M> the messages
 */
public final class Orders<M extends Enum<M>> {
  /** How many messages there are at most. */
  public static final int LENGTH = 5;

  private static final boolean ALL = "all".equals(System.getProperty("croupier.permutations"));
  private static final long SEED = Long.getLong("croupier.seed", 1);

  /** One in so many beginnings of orders in which something comes between is gone on with. */
  private static final int PART = 50;

  /** How long such a beginning is. */
  private static final int BEGINNING = 3;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Messenger<M> messenger;
  private final List<M> messages;
  private final List<M> between;
  private final Set<String> refusals = new TreeSet<>();
  private final Set<String> states = new TreeSet<>();
  private final List<M> path = new ArrayList<>();
  private boolean pruned;
  private long sent;

  /**
   * Walks through orders of messages.
   *
   * @param between of these one may come, once
   */
  public Orders(Messenger<M> messenger, List<M> messages, List<M> between) {
    this.messenger = messenger;
    this.messages = messages;
    this.between = between;
  }

  /** What is known of messages. */
  public interface Messenger<M> {
    /** Sends a message and gives its answer. */
    Map<String, Object> send(Fixture fixture, M message);

    /** Asks all that can be asked. */
    void ask(Fixture fixture);
  }

  /** Whether all orders are wanted. */
  public static boolean areAllWanted() {
    return ALL;
  }

  /**
   * All orders of up to so many messages from a start on, with what comes between. Where all are
   * wanted, those without something between also behind messages that have changed nothing.
   */
  public void run(String name, Fixture start, int length) {
    pruned = true;
    walk(name, start, length, !between.isEmpty());
    if (ALL) {
      pruned = false;
      walk(name + ", none left out", start, length, false);
    }
  }

  private void walk(String name, Fixture start, int length, boolean mayComeBetween) {
    sent = 0;
    long begin = System.nanoTime();
    go(start, length, mayComeBetween);
    if (ALL) {
      double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
      String text = "%s: engine and model agree on %,d messages, in %.1f s";
      System.out.println(String.format(Locale.ROOT, text, name, sent, seconds));
    }
  }

  private void go(Fixture from, int left, boolean mayComeBetween) {
    if (left > 0) {
      messages.forEach(message -> step(from, message, left - 1, mayComeBetween));
    }
    if (mayComeBetween) {
      between.forEach(message -> step(from, message, left, false));
    }
  }

  private void step(Fixture from, M message, int left, boolean mayComeBetween) {
    path.add(message);
    if (isTaken(mayComeBetween)) {
      Fixture fixture = new Fixture(from);
      if (isChangedBy(message, fixture) || !pruned) {
        go(fixture, left, mayComeBetween);
      }
    }
    path.remove(path.size() - 1);
  }

  /** Whether the path belongs to the part that is wanted; all without something between do. */
  private boolean isTaken(boolean mayComeBetween) {
    if (ALL || mayComeBetween || between.isEmpty() || path.size() < BEGINNING) {
      return true;
    }
    long hash = SEED;
    for (M message : path.subList(0, BEGINNING)) {
      hash = Hash64.add(hash, message.ordinal());
    }
    return Math.floorMod(Hash64.mix(hash), PART) == 0;
  }

  /** Sends a message; asks where it has changed something, or all is wanted. */
  private boolean isChangedBy(M message, Fixture fixture) {
    long before = remembered(fixture);
    sent++;
    try {
      meet(messenger.send(fixture, message));
      boolean changed = remembered(fixture) != before;
      if (changed || ALL) {
        messenger.ask(fixture);
        fixture.engine().checkInvariants();
      }
      return changed;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(path + ": " + e, e);
    }
  }

  private static long remembered(Fixture fixture) {
    return Hash64.add(fixture.engine().rememberedHash(), fixture.engine().timestampNs());
  }

  private void meet(Map<String, Object> answer) {
    if (answer.get("outcome").equals("Refused")) {
      refusals.add((String) answer.get("reason"));
    }
    for (String field : List.of("state", "roundState")) {
      if (answer.get(field) instanceof String state) {
        states.add(state);
      }
    }
  }

  /** What messages were refused for. */
  public Set<String> refusals() {
    return refusals;
  }

  /** How things were answered to stand. */
  public Set<String> states() {
    return states;
  }
}
