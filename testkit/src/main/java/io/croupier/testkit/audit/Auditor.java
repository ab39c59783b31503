package io.croupier.testkit.audit;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.store.Hash64;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.testkit.EngineHost;
import io.croupier.testkit.Messages;
import io.croupier.testkit.model.Command;
import io.croupier.testkit.workload.TimedCommand;
import java.util.List;
import java.util.Map;

/**
 * Gives each command to the engine and to the model, and compares every outcome and every balance.
 * One thread.
 */
public final class Auditor {
  /** The index is behind by as much as a node lets it be: lists that the engine remembers. */
  private static final int MOST_BEHIND = 1_000;

  /** Software that knows one version more than this release: an Upgrade can be accepted. */
  private static final KnownVersions ONE_MORE =
      new KnownVersions(
          KnownVersions.OF_THIS_RELEASE.schema() + 1,
          KnownVersions.OF_THIS_RELEASE.behaviour() + 1);

  private final EngineHost host;
  private final Engine engine;
  private final ModelCheck model;
  private final Messages messages = new Messages();
  private long effects;
  private int mostBehind;

  /** Both are of software that can accept an Upgrade. */
  public Auditor() {
    this(ONE_MORE);
  }

  /** Both are of software that knows these versions. */
  public Auditor(KnownVersions known) {
    host = new EngineHost(known);
    engine = host.engine();
    model = new ModelCheck(known);
  }

  /**
   * Gives one command or query to both.
   *
   * @return the outcomes of a command; nothing of a query, which is a question of the moment
   * @throws Difference if they do not agree
   */
  public List<Map<String, Object>> check(TimedCommand timed) {
    Command command = messages.command(timed.message());
    if (MessageKind.of(command.templateId()) == MessageKind.QUERY) {
      ask(timed);
      return List.of();
    }
    return apply(command, timed);
  }

  /** A command that an auditor has checked, and its outcomes. */
  public record Checked(TimedCommand timed, Command command, List<Map<String, Object>> outcomes) {}

  /** A command that was checked, for another auditor to repeat. */
  public Checked checked(TimedCommand timed, List<Map<String, Object>> outcomes) {
    return new Checked(timed, messages.command(timed.message()), outcomes);
  }

  /** Gives commands to both, from Genesis on, that another auditor has checked. */
  public void repeat(List<Checked> before) {
    for (Checked one : before) {
      long timestampNs = one.timed().timestampNs();
      host.command(timestampNs, one.timed().message());
      model.apply(engine.sequence(), timestampNs, one.command(), one.outcomes());
    }
    effects = engine.effectHash();
  }

  private List<Map<String, Object>> apply(Command command, TimedCommand timed) {
    boolean begun = engine.sequence() > 0;
    if (!begun) {
      mostBehind = (int) Math.min(MOST_BEHIND, transactions(command) / Transactions.MOST_RECALLED);
    }
    host.indexBehind(Math.floorMod(Hash64.mix(engine.sequence()), mostBehind + 1));
    boolean timersDue = begun && engine.nextDeadlineNs() <= timed.timestampNs();
    long before = effects;
    List<Map<String, Object>> got = decoded(host.command(timed.timestampNs(), timed.message()));
    model.compare(engine.sequence(), timed.timestampNs(), command, got);
    model.compareBalances(engine);
    effects = engine.effectHash();
    boolean refused =
        got.stream()
            .filter(outcome -> Boolean.TRUE.equals(outcome.get("answer")))
            .anyMatch(answer -> "Refused".equals(answer.get("outcome")));
    if (refused && !timersDue && before != effects) {
      throw new Difference("A refusal changed the effect hash: " + got);
    }
    return got;
  }

  private static long transactions(Command genesis) {
    return genesis.fields().get("transactions") instanceof Long number ? number : 0;
  }

  /** Asks both a query, and gives the answer that they agree on. */
  public List<Map<String, Object>> ask(TimedCommand query) {
    long before = engine.stateHash();
    List<Map<String, Object>> got = decoded(host.query(query.message()));
    model.compareAnswer(messages.command(query.message()), got);
    if (engine.stateHash() != before) {
      throw new Difference("A query changed the state.");
    }
    return got;
  }

  /** What a command was refused for stands in its outcomes; this is the engine itself. */
  public Engine engine() {
    return engine;
  }

  private List<Map<String, Object>> decoded(List<byte[]> outcomes) {
    return outcomes.stream().map(messages::decode).toList();
  }
}
