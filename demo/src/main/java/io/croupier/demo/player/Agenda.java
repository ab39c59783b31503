package io.croupier.demo.player;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to be done at which time, in order of time, then of planning. */
final class Agenda {
  /** Something to do; it is told for when it was planned, which may be a while ago. */
  interface Task {
    void run(long plannedNs);
  }

  private record Entry(long plannedNs, long number, Task task) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::plannedNs).thenComparing(Entry::number));
  private long next;

  void at(long plannedNs, Task task) {
    entries.add(new Entry(plannedNs, next++, task));
  }

  /** Does what is due, so many tasks at most; returns how many. */
  int doWork(long nowNs, int limit) {
    int count = 0;
    while (count < limit && !entries.isEmpty() && entries.peek().plannedNs() <= nowNs) {
      Entry entry = entries.remove();
      entry.task().run(entry.plannedNs());
      count++;
    }
    return count;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
