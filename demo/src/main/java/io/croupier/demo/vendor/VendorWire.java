package io.croupier.demo.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;

/** What a gateway and a simulated game vendor say to each other: a line of JSON each. */
final class VendorWire {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String UNKNOWN =
      "A line is {\"game\":{...}} or {\"answer\":{...}}, as game-vendor --help shows: connect again.";

  /** What a gateway says: one of both. */
  record Said(Game game, GameAnswer answer) {}

  private VendorWire() {}

  static String say(Game game) {
    return write(new Said(game, null));
  }

  static String say(GameAnswer answer) {
    return write(new Said(null, answer));
  }

  /**
   * Reads what a gateway says.
   *
   * @throws IOException with a sentence for the gateway where it is nothing that it can say
   */
  static Said said(String line) throws IOException {
    try {
      Said said = JSON.readValue(line, Said.class);
      if (said != null && (said.game() == null) != (said.answer() == null)) {
        return said;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(UNKNOWN, e);
    }
    throw new IOException(UNKNOWN);
  }

  /** The last word to a gateway. */
  static String error(String sentence) {
    return write(Map.of("error", sentence));
  }

  static String call(GameCall call) {
    return write(call);
  }

  static GameCall call(String line) throws IOException {
    return JSON.readValue(line, GameCall.class);
  }

  private static String write(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
