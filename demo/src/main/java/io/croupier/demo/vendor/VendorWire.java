package io.croupier.demo.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** What a gateway and a simulated game vendor say to each other: a line of JSON each. */
final class VendorWire {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a gateway says: one of both. */
  record Said(Game game, GameAnswer answer) {}

  private VendorWire() {}

  static String say(Game game) {
    return write(new Said(game, null));
  }

  static String say(GameAnswer answer) {
    return write(new Said(null, answer));
  }

  static Said said(String line) throws IOException {
    return JSON.readValue(line, Said.class);
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
