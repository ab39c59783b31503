package io.croupier.testkit.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One command being worked on: who sent it, the engine's time, and what came of it so far. */
final class Turn {
  final Command sent;
  final long sequence;
  final int sender;
  private final Map<Integer, Long> gatewaySequences;
  private final boolean query;
  private final List<Outcome> outcomes = new ArrayList<>();

  /** The one that is applied: what was sent, or a pending command that it approves. */
  Command command;

  /** Who approved the command; 0: it was not pending. */
  long approvedBy;

  /** The answer was a refusal. */
  boolean refused;

  /** The engine's time now. */
  long time;

  /** Places for orders that an atomic batch has still to take. */
  int promised;

  /** How many resting orders the orders of this command have met. */
  int met;

  /** Timers or later slices of longer work are at it, not the command itself. */
  boolean later;

  /**
   * @param gatewaySequences the last number given in each gateway's stream; null for a query, whose
   *     answers have none
   */
  Turn(Command command, long sequence, long time, Map<Integer, Long> gatewaySequences) {
    sent = command;
    this.command = command;
    this.sequence = sequence;
    this.time = time;
    this.gatewaySequences = gatewaySequences;
    query = gatewaySequences == null;
    sender = command.gatewayId();
  }

  /** The one answer, to the sender. */
  Outcome answer(String name, long accountId) {
    Outcome answer = to(sender, sent.commandId(), accountId, name);
    return answer.with("answer", true);
  }

  /** More for the sender, beside the answer. */
  Outcome row(String name, long accountId) {
    return to(sender, sent.commandId(), accountId, name);
  }

  Outcome row(Outcome body, long accountId) {
    return row(body.name(), accountId).withAll(body.fields);
  }

  /** Answers with what is given. */
  Outcome answer(Outcome body, long accountId) {
    return answer(body.name(), accountId).withAll(body.fields);
  }

  void refuse(Refusal refusal) {
    answer(refused(refusal), sent.accountId());
    refused = true;
  }

  Outcome refused(Refusal refusal) {
    return new Outcome("Refused")
        .with("concerns", refusal.concerns())
        .with("templateId", command.templateId())
        .with("reason", refusal.reason())
        .with("field", refusal.field());
  }

  /** To a gateway of its own. */
  Outcome toGateway(String name, int gateway, long accountId) {
    return to(gateway, idFor(gateway), accountId, name);
  }

  /** To the gateway that placed the order. */
  Outcome aboutOrder(String name, Order order) {
    return to(order.gateway, idFor(order.gateway), order.position.account.id, name);
  }

  /** To the sender if its command names the account, else to the account's home gateway. */
  Outcome aboutAccount(String name, Account account) {
    boolean named = !later && sent.accountId() == account.id;
    int receiver = named ? sender : account.home;
    return to(receiver, idFor(receiver), account.id, name);
  }

  /** To everybody, in the stream of the node itself. */
  Outcome toAll(String name) {
    return to(0, 0, 0, name);
  }

  /** To the market's home gateway. */
  Outcome aboutMarket(String name, Market market) {
    return to(market.home, idFor(market.home), 0, name);
  }

  /** The answer once more, where it concerns an order that another gateway placed. */
  void copyToPlacer(Outcome answer, Order order) {
    if (order.gateway != sender) {
      Map<String, Object> header =
          to(order.gateway, 0, order.position.account.id, answer.name()).fields;
      answer.fields.forEach(header::putIfAbsent);
      header.put("answer", false);
    }
  }

  private long idFor(int receiver) {
    return !later && receiver == sender ? sent.commandId() : 0;
  }

  private Outcome to(int receiver, long commandId, long accountId, String name) {
    Outcome outcome =
        new Outcome(name)
            .with(query ? "asOfSequence" : "commandSequence", sequence)
            .with("timestampNs", time)
            .with("gatewaySequence", query ? 0 : gatewaySequences.merge(receiver, 1L, Long::sum))
            .with("commandId", commandId)
            .with("accountId", accountId)
            .with("index", outcomes.size())
            .with("gatewayId", receiver)
            .with("answer", false)
            .with("lastForGateway", false);
    outcomes.add(outcome);
    return outcome;
  }

  /** The last outcome so far. */
  Outcome last() {
    return outcomes.get(outcomes.size() - 1);
  }

  /** Marks the last outcome of each gateway and gives all of them. */
  List<Map<String, Object>> finish() {
    Set<Integer> marked = new HashSet<>();
    for (int i = outcomes.size() - 1; i >= 0; i--) {
      if (marked.add(outcomes.get(i).gatewayId())) {
        outcomes.get(i).with("lastForGateway", true);
      }
    }
    return outcomes.stream().map(outcome -> outcome.fields).toList();
  }

  /** The number of the answer in the sender's stream. */
  long answerGatewaySequence() {
    for (Outcome outcome : outcomes) {
      if (Boolean.TRUE.equals(outcome.fields.get("answer"))) {
        return (Long) outcome.fields.get("gatewaySequence");
      }
    }
    throw new IllegalStateException(command.name() + " got no answer.");
  }
}
