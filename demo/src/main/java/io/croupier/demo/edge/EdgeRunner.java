package io.croupier.demo.edge;

import io.croupier.gateway.client.EdgeConfig;
import io.croupier.protocol.ActorKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The one loop of an edge process. It says {@code connected}, {@code progress}, {@code done} when
 * its role has nothing left to do, {@code fault} when it cannot go on; told to {@code conclude} it
 * says a {@code report}, to {@code hash} the node's state hash, to {@code audit} it hears its whole
 * stream anew and says what came, to {@code leave} it ends.
 */
public final class EdgeRunner implements AutoCloseable {
  private static final long PROGRESS_NS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long OPERATOR = 1;

  private final IdleStrategy idle =
      new BackoffIdleStrategy(
          100, 10, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(100));
  private final EdgeConfig config;
  private final Board board;
  private final Role role;
  private Link link;
  private long auditThrough;
  private long progressNs;
  private boolean connected;
  private boolean done;
  private boolean concluding;
  private volatile boolean leaving;

  public EdgeRunner(EdgeConfig config, Board board, RoleFactory roles) {
    this.config = config;
    this.board = board;
    link = new Link(config, this::onOther);
    try {
      role = roles.create(link, board);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /** Ends {@link #run} after the round that it is in. Any thread. */
  public void leave() {
    leaving = true;
  }

  /** Runs until it is told to leave (0), or cannot go on or nobody speaks to it any more (1). */
  public int run() {
    while (!leaving) {
      long now = System.nanoTime();
      int work = link.poll() + board.poll(this::onLine) + role.doWork(now);
      String fault = link.fault() == null ? role.fault() : link.fault();
      if (fault != null) {
        board.say("fault", Map.of("sentence", fault));
        return 1;
      }
      if (!leaving && board.isEnded()) {
        return 1;
      }
      tell(now);
      idle.idle(work);
    }
    return 0;
  }

  private void onOther(Outcome outcome) {
    if (auditThrough == 0) {
      role.onOutcome(outcome);
    }
  }

  private void onLine(Map<String, Object> line) {
    if (line.containsKey("share")) {
      role.onShared(line);
      return;
    }
    switch (String.valueOf(line.get("do"))) {
      case "conclude" -> {
        concluding = true;
        done = false;
        role.conclude();
      }
      case "hash" -> askForHash();
      case "audit" -> beginAudit();
      default -> leaving = true;
    }
  }

  private void tell(long now) {
    if (connected != link.isConnected()) {
      connected = link.isConnected();
      board.say(connected ? "connected" : "disconnected", Map.of());
    }
    if (auditThrough > 0) {
      tellAudit();
    } else if (!done && role.isDone()) {
      done = true;
      board.say(concluding ? "report" : "done", concluding ? report() : Map.of());
    }
    if (now - progressNs > PROGRESS_NS) {
      progressNs = now;
      board.say("progress", Map.of("part", role.progress(), "commands", link.tally().commands()));
    }
  }

  private Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>(link.tally().report());
    report.put("stream", link.check().report());
    report.put("role", role.report());
    return report;
  }

  private void askForHash() {
    link.send(
        Command.of("QueryStateHash").by(ActorKind.OPERATOR, OPERATOR),
        outcome ->
            board.say(
                "hash",
                Map.of(
                    "sequence", outcome.header().commandSequence(),
                    "stateHash", outcome.text("stateHash"))));
  }

  private void beginAudit() {
    auditThrough = link.check().count();
    link.close();
    link = new Link(config, this::onOther);
  }

  private void tellAudit() {
    if (link.check().count() >= auditThrough) {
      auditThrough = 0;
      board.say("audit", link.check().report());
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
