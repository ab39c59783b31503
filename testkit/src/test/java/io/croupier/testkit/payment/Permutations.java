package io.croupier.testkit.payment;

import io.croupier.testkit.refusal.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Messages in every order, each as often as it likes: engine and model agree after each. */
final class Permutations {
  private final List<Message> messages;
  private final List<Message> between;
  private final boolean thorough;
  private final Set<String> states = new TreeSet<>();
  private final Set<String> refusals = new TreeSet<>();

  /**
   * Walks through orders of messages.
   *
   * @param between of these one may come between any two messages
   * @param thorough whether what changed nothing is followed further, though the state is the same
   *     as without it
   */
  Permutations(List<Message> messages, List<Message> between, boolean thorough) {
    this.messages = messages;
    this.between = between;
    this.thorough = thorough;
  }

  /** All orders of up to so many messages. */
  void run(Fixture start, int length) {
    go(start, new ArrayList<>(), length, !between.isEmpty());
  }

  private void go(Fixture from, List<Message> path, int left, boolean mayComeBetween) {
    if (left == 0) {
      return;
    }
    messages.forEach(message -> step(from, message, path, left - 1, mayComeBetween));
    if (mayComeBetween) {
      between.forEach(message -> step(from, message, path, left - 1, false));
    }
  }

  private void step(
      Fixture from, Message message, List<Message> path, int left, boolean mayComeBetween) {
    path.add(message);
    Fixture fixture = new Fixture(from);
    long before = fixture.engine().effectHash();
    boolean changed;
    try {
      meet(message.send(fixture));
      changed = fixture.engine().effectHash() != before;
      if (changed) {
        ask(fixture);
        fixture.engine().checkInvariants();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(path + ": " + e, e);
    }
    if (thorough || changed) {
      go(fixture, path, left, mayComeBetween);
    }
    path.remove(path.size() - 1);
  }

  private void meet(Map<String, Object> answer) {
    if (answer.get("outcome").equals("Refused")) {
      refusals.add((String) answer.get("reason"));
    } else if (answer.get("state") instanceof String state) {
      states.add(state);
    }
  }

  private static void ask(Fixture fixture) {
    for (String currency : new String[] {"GBP", "EUR"}) {
      ask(fixture, "QueryWallet", "accountId", "alice", "currency", currency);
    }
    ask(fixture, "QueryAccount", "accountId", "alice");
    ask(fixture, "QueryDeposit", "depositId", Start.FIRST);
    ask(fixture, "QueryWithdrawal", "withdrawalId", Start.FIRST);
    ask(
        fixture,
        "QueryTransaction",
        "transactionId",
        Message.id(1),
        "providerId",
        1,
        "kind",
        "DEPOSIT");
  }

  private static void ask(Fixture fixture, String query, Object... fields) {
    fixture.ask(fixture.command(query, fields));
  }

  /** What objects were answered to be. */
  Set<String> states() {
    return states;
  }

  /** What messages were refused for. */
  Set<String> refusals() {
    return refusals;
  }
}
