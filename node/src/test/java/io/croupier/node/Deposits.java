package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** A load whose effect can be told: deposits of one unit each, as many as were answered. */
final class Deposits {
  static final long ACCOUNT = 16777217;

  private static final int IN_FLIGHT = 100;

  private final Edge edge;
  private boolean opening;
  private int sent;

  Deposits(Edge edge) {
    this.edge = edge;
  }

  /** Goes on as far as it can without waiting: opens the account first, then deposits. */
  void step() {
    edge.poll();
    if (!opening) {
      opening = edge.trySend("OpenAccount", Map.of("currency", "GBP"));
    } else if (!edge.outcomes.isEmpty() && edge.inFlight() < IN_FLIGHT) {
      sent += edge.trySend("Deposit", deposit(sent + 1)) ? 1 : 0;
    }
  }

  int sent() {
    return sent;
  }

  /** Sends so many at once. */
  void send(int count) {
    for (int i = 0; i < count; i++) {
      edge.send("Deposit", deposit(++sent));
    }
  }

  /** Goes on until at least so many are sent, and waits for every answer. */
  void finish(int atLeast) {
    edge.await(
        () -> {
          step();
          return sent >= atLeast;
        },
        atLeast + " deposits sent");
    edge.awaitAnswers();
  }

  /** Sends a deposit once more, as a new command, and checks that it has its first result. */
  void repeat(int number) {
    edge.send("Deposit", deposit(number));
    edge.awaitAnswers();
    Map<String, Object> again = edge.outcomes.get(edge.outcomes.size() - 1);
    assertEquals("Deposited", again.get("outcome"));
    Object id = again.get("transactionId");
    Object first =
        edge.outcomes.stream()
            .filter(outcome -> id.equals(outcome.get("transactionId")))
            .findFirst()
            .orElseThrow()
            .get("cash");
    assertEquals(first, again.get("cash"));
  }

  /** Checks that each deposit was booked, and told, exactly once. */
  void checkAll() {
    Map<Object, Integer> told = new HashMap<>();
    edge.outcomes.stream()
        .filter(outcome -> outcome.get("outcome").equals("Deposited"))
        .forEach(outcome -> told.merge(outcome.get("transactionId"), 1, Integer::sum));
    assertEquals(sent, told.size());
    assertEquals((long) sent, edge.query("QueryWallet", wallet()).get("cash"));
  }

  /**
   * Checks that the stream of outcomes was heard in order, each once, originals told again aside.
   */
  void checkStream() {
    long[] heard = edge.outcomes.stream().mapToLong(o -> (Long) o.get("gatewaySequence")).toArray();
    long highest = 0;
    for (long number : heard) {
      if (number > highest) {
        assertEquals(highest + 1, number, "a gap in the stream");
        highest = number;
      }
    }
    assertEquals(
        LongStream.rangeClosed(1, highest).boxed().toList(),
        LongStream.of(heard).distinct().sorted().boxed().toList());
  }

  static Map<String, Object> wallet() {
    return Map.of("accountId", ACCOUNT, "currency", "GBP");
  }

  /** The fields of a deposit. */
  static Map<String, Object> deposit(int number) {
    return Map.of(
        "accountId",
        ACCOUNT,
        "transactionId",
        "%032x".formatted(number),
        "amount",
        1,
        "currency",
        "GBP");
  }
}
