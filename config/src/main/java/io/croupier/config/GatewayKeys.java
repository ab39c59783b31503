package io.croupier.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a gateway's entry, its key from the settings or from a file. */
final class GatewayKeys {
  private static final int SHORTEST_KEY = 16;
  private static final int HIGHEST_ID = 65_534;
  private static final String EXPECTED =
      "an even number of hex digits, " + 2 * SHORTEST_KEY + " or more";

  private GatewayKeys() {}

  static GatewayEntry read(SettingsReader row) {
    int id = row.whole("id", 1, HIGHEST_ID);
    row.onlyKeys("id", "key", "keyFile", "operator");
    boolean operator = row.flag("operator");
    if (row.has("key") == row.has("keyFile")) {
      row.wrong("id", "needs either key or keyFile beside it.");
      return new GatewayEntry(id, null, operator);
    }
    return new GatewayEntry(id, row.has("key") ? fromSettings(row) : fromFile(row), operator);
  }

  private static Secret fromSettings(SettingsReader row) {
    byte[] key = Values.hex(row.said("key").unwrapped());
    if (key == null || key.length < SHORTEST_KEY) {
      row.wrong("key", "must be " + EXPECTED + ".");
      return null;
    }
    return new Secret(key);
  }

  private static Secret fromFile(SettingsReader row) {
    Path file = row.text("keyFile", "a path", text -> row.beside("keyFile", text));
    if (file == null) {
      return null;
    }
    byte[] key = Values.hex(content(file));
    if (key == null || key.length < SHORTEST_KEY) {
      row.wrong("keyFile", "names " + file + ", which must be a file with " + EXPECTED + ".");
      return null;
    }
    return new Secret(key);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return null;
    }
  }
}
