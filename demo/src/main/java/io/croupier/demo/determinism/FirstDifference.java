package io.croupier.demo.determinism;

import java.util.Map;
import java.util.TreeSet;

/**
 * Between which commands two runs part, by outcome hashes that both have.
 *
 * @param after the last command up to which they agree; 0: none.
 * @param at the first command at which they are known to differ; 0: none is known.
 */
record FirstDifference(long after, long at) {
  static FirstDifference between(Map<String, Object> one, Map<String, Object> other) {
    TreeSet<Long> sequences = new TreeSet<>();
    one.keySet().stream().filter(other::containsKey).map(Long::valueOf).forEach(sequences::add);
    long after = 0;
    for (long sequence : sequences) {
      String key = Long.toString(sequence);
      if (!one.get(key).equals(other.get(key))) {
        return new FirstDifference(after, sequence);
      }
      after = sequence;
    }
    return new FirstDifference(after, 0);
  }

  /** Whether the command itself is known. */
  boolean isExact() {
    return at == after + 1;
  }
}
