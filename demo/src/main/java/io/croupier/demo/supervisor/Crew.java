package io.croupier.demo.supervisor;

import io.croupier.demo.supervisor.EdgeProcess.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The node and the gateways of one run. What a gateway shares is passed on to the other while
 * {@link #await} runs. Owned by one thread.
 */
final class Crew {
  private static final long LOOK_MS = 50;

  private final Children children;
  private final RunFolder folder;
  private final NodeProcess node;
  private final BlockingQueue<Said> queue = new LinkedBlockingQueue<>();
  private final List<EdgeProcess> edges = new ArrayList<>();

  Crew(Children children, RunFolder folder) {
    this.children = children;
    this.folder = folder;
    node = new NodeProcess(children, folder);
  }

  NodeProcess node() {
    return node;
  }

  /** Starts a gateway for each role. */
  void startGateways(List<List<String>> roles) {
    for (List<String> role : roles) {
      edges.add(EdgeProcess.start(edges.size() + 1, children, folder, role, queue));
    }
  }

  /**
   * Waits until a condition holds for every gateway, and does something again and again meanwhile.
   */
  void await(String what, Predicate<EdgeProcess> condition, Duration patience, Runnable meanwhile) {
    long endNs = System.nanoTime() + patience.toNanos();
    while (!edges.stream().allMatch(condition)) {
      hear();
      meanwhile.run();
      requireAlive();
      if (System.nanoTime() - endNs > 0) {
        throw edges.get(0).failure("and gateway 2: " + what + " took more than " + patience);
      }
    }
  }

  /** Waits until every gateway has said something of a kind. */
  void await(String kind, Duration patience) {
    await(kind, edge -> edge.hasSaid(kind), patience, () -> {});
  }

  /** What each gateway said last of a kind, in their order. */
  List<Facts> said(String kind) {
    return edges.stream().map(edge -> edge.said(kind)).toList();
  }

  void tellAll(String order) {
    edges.forEach(edge -> edge.tell(Map.of("do", order)));
  }

  /** The node's state hash, asked for by the first gateway. */
  Facts hash(Duration patience) {
    edges.get(0).tell(Map.of("do", "hash"));
    await("hash", edge -> edge.gateway() != 1 || edge.hasSaid("hash"), patience, () -> {});
    return edges.get(0).said("hash");
  }

  /** Kills the node, starts it again, and waits until all gateways are back; returns how long. */
  long killNode(Duration patience) {
    long killedNs = System.nanoTime();
    node.kill();
    edges.forEach(EdgeProcess::forgetConnection);
    node.start();
    await("to connect again", EdgeProcess::isConnected, patience, () -> {});
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedNs);
  }

  /** How far the slowest gateway is, from 0 to 1. */
  double part() {
    return said("progress").stream().mapToDouble(facts -> facts.part("part")).min().orElse(0);
  }

  /** How the book that the second gateway follows stands; empty while it follows none. */
  List<String> book() {
    return edges.get(1).said("book").texts("lines");
  }

  /** Commands answered so far. */
  long commands() {
    return said("progress").stream().mapToLong(facts -> facts.number("commands")).sum();
  }

  void leave() {
    edges.forEach(EdgeProcess::leave);
    node.stop();
  }

  private void hear() {
    try {
      Said said = queue.poll(LOOK_MS, TimeUnit.MILLISECONDS);
      while (said != null) {
        hear(said);
        said = queue.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DemoException.failure("The demo was interrupted.");
    }
  }

  private void hear(Said said) {
    Facts line = said.line();
    said.by().note(line);
    if (line.text("say").equals("fault")) {
      throw said.by().failure("cannot go on: " + line.text("sentence"));
    }
    if (line.text("say").equals("share")) {
      Map<String, Object> news = new LinkedHashMap<>(line.map());
      news.remove("say");
      edges.stream().filter(edge -> edge != said.by()).forEach(edge -> edge.tell(news));
    }
  }

  private void requireAlive() {
    if (!node.isAlive()) {
      throw node.failure();
    }
    for (EdgeProcess edge : edges) {
      if (!edge.isAlive()) {
        throw edge.ended();
      }
    }
  }
}
