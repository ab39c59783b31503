package io.croupier.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.croupier.engine.Engine;
import io.croupier.journal.frame.Seal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a journal: where it ended, and outcome hashes on the way. Owned by one thread. */
final class CellResult {
  private final long first;
  private final long last;
  private String summary = "";
  private final Map<Long, String> hashes = new TreeMap<>();

  /** Takes note of the hash after every 1,024 commands, and after each from one to another. */
  CellResult(long first, long last) {
    this.first = first;
    this.last = last;
  }

  /** Takes a sentence about how it came there. */
  void done(String what) {
    summary = what;
  }

  /** To be called after commands: the engine is behind the last of them. */
  void after(Engine engine) {
    long sequence = engine.sequence();
    if (sequence % Seal.PAIR_COMMANDS == 0 || sequence >= first && sequence <= last) {
      hashes.put(sequence, hex(engine.outcomeHash()));
    }
  }

  /** One line of JSON. */
  String json(Engine engine) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sequence", engine.sequence());
    fields.put("outcomeHash", hex(engine.outcomeHash()));
    fields.put("stateHash", hex(engine.stateHash()));
    fields.put("summary", summary);
    fields.put("hashes", hashes);
    try {
      return JsonMapper.builder().build().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(long hash) {
    return String.format(Locale.ROOT, "%016x", hash);
  }
}
