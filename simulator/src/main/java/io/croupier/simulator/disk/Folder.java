package io.croupier.simulator.disk;

import io.croupier.simulator.disk.SimulatedDisk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The names in a folder. Of what has changed since the last force, the power leaves the first part:
 * a file system that keeps a log of its names loses its end.
 */
final class Folder implements Entry {
  private final SortedMap<String, Entry> seen = new TreeMap<>();
  private final SortedMap<String, Entry> kept = new TreeMap<>();
  private final List<Consumer<SortedMap<String, Entry>>> changes = new ArrayList<>();

  Entry get(String name) {
    return seen.get(name);
  }

  Set<String> names() {
    return seen.keySet();
  }

  void put(String name, Entry entry) {
    change(names -> names.put(name, entry));
  }

  void remove(String name) {
    change(names -> names.remove(name));
  }

  /** Gives an entry another name, in place of one that may have it. */
  void rename(String from, String to) {
    change(
        names -> {
          Entry entry = names.remove(from);
          if (entry != null) {
            names.put(to, entry);
          }
        });
  }

  void force() {
    changes.forEach(change -> change.accept(kept));
    changes.clear();
  }

  @Override
  public void losePower(Random random) {
    int left = random.nextInt(changes.size() + 1);
    changes.subList(0, left).forEach(change -> change.accept(kept));
    changes.clear();
    seen.clear();
    seen.putAll(kept);
    seen.values().forEach(entry -> entry.losePower(random));
  }

  @Override
  public void unlock() {
    seen.values().forEach(Entry::unlock);
  }

  private void change(Consumer<SortedMap<String, Entry>> change) {
    change.accept(seen);
    changes.add(change);
  }
}
