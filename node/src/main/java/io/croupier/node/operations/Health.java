package io.croupier.node.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a node is, by what it has written of itself at one moment.
 *
 * @param state what the node said last that it does
 * @param alive whether its process runs
 * @param silentMs how long it has written nothing
 * @param values all counters
 */
public record Health(NodeState state, boolean alive, long silentMs, Map<Counter, Long> values) {
  /** A node that has written nothing for so long stands still. */
  static final long SILENT_MS = 3_000;

  /**
   * Reads the counters of a data folder.
   *
   * @return null where no node of this version has run in the folder
   */
  static Health of(Path folder, long nowMs) throws IOException {
    CountersFile file = CountersFile.open(folder);
    return file == null ? null : of(file, nowMs);
  }

  static Health of(CountersFile file, long nowMs) {
    Map<Counter, Long> values = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      values.put(counter, file.get(counter));
    }
    boolean alive =
        ProcessHandle.of(values.get(Counter.PID)).map(ProcessHandle::isAlive).orElse(false);
    long silentMs = Math.max(0, nowMs - values.get(Counter.HEARTBEAT_MS));
    return new Health(NodeState.of(values.get(Counter.STATE)), alive, silentMs, values);
  }

  /** Whether the process runs and has not come to a standstill; it may still read its journal. */
  public boolean isLive() {
    boolean moves = state == NodeState.STARTING || silentMs < SILENT_MS;
    return alive && state != NodeState.STOPPED && moves;
  }

  /** Whether it takes commands. */
  public boolean isReady() {
    return isLive() && state == NodeState.READY;
  }

  /** One sentence for a person. */
  public String describe() {
    if (state == NodeState.STOPPED) {
      return "stopped: the last run has ended cleanly.";
    }
    if (!alive) {
      return "down: the process is gone without a clean stop; what it said last on stderr tells why.";
    }
    if (!isLive()) {
      return "silent: nothing was written for "
          + silentMs / 1_000
          + " s; the process is paused, or the machine is overloaded.";
    }
    return switch (state) {
      case STARTING -> "starting: the journal is being read; gateways cannot connect yet.";
      case READY -> "ready: gateways can connect.";
      default -> "stopping: what was taken in is let out.";
    };
  }

  /** State and counters by their names, for JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ready", isReady());
    map.put("live", isLive());
    map.put("says", describe());
    values.forEach((counter, value) -> map.put(counter.label(), value));
    map.put(Counter.STATE.label(), state.name());
    return map;
  }
}
