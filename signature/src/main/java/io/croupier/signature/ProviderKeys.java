package io.croupier.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of all game providers, from a file of lines: the provider's number, the key's number,
 * ED25519 or HMAC-SHA256, and 64 hex digits. Empty lines and lines that begin with # say nothing.
 * Who must be able to check years later keeps old keys in the file. Owned by one thread.
 */
public final class ProviderKeys {
  private static final String ED25519 = "ED25519";
  private static final String HMAC = "HMAC-SHA256";
  private static final int WORDS = 4;

  private record Id(int providerId, int keyId) {}

  private final Map<Id, ProviderKey> keys = new HashMap<>();
  private final Set<Integer> providers = new HashSet<>();

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with a sentence that names the file, and the line that is
   *     wrong
   */
  public static ProviderKeys read(Path file) {
    try {
      return of(Files.readAllLines(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "The file of keys "
              + file
              + " cannot be read: there is no such file; name the one that has the keys.",
          e);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "The file of keys " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The keys of some lines; {@code source} is how sentences name them. */
  public static ProviderKeys of(List<String> lines, String source) {
    ProviderKeys keys = new ProviderKeys();
    int number = 0;
    for (String line : lines) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        try {
          keys.add(text.split("\\s+"));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              source + ", line " + number + ": " + e.getMessage() + ".", e);
        }
      }
    }
    return keys;
  }

  private void add(String[] words) {
    if (words.length != WORDS) {
      throw new IllegalArgumentException(
          "a key is a provider's number, the key's number, ED25519 or HMAC-SHA256, and hex digits");
    }
    Id id = new Id(number(words[0]), number(words[1]));
    if (keys.putIfAbsent(id, key(words[2], words[WORDS - 1])) != null) {
      throw new IllegalArgumentException(
          "provider " + id.providerId + " has a key " + id.keyId + " already");
    }
    providers.add(id.providerId);
  }

  private static int number(String word) {
    if (!word.matches("[1-9][0-9]{0,9}") || Long.parseLong(word) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("\"" + word + "\" is no number from 1 to 2,147,483,647");
    }
    return Integer.parseInt(word);
  }

  private static ProviderKey key(String algorithm, String hex) {
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("the key must be 64 hex digits");
    }
    byte[] bytes = HexFormat.of().parseHex(hex);
    return switch (algorithm) {
      case ED25519 -> new Ed25519Key(bytes);
      case HMAC -> new HmacKey(bytes);
      default ->
          throw new IllegalArgumentException(
              "\"" + algorithm + "\" is neither " + ED25519 + " nor " + HMAC);
    };
  }

  /** A key of a game provider, or null. */
  public ProviderKey find(int providerId, int keyId) {
    return keys.get(new Id(providerId, keyId));
  }

  /** Whether a game provider has any key, so that it must sign. */
  public boolean has(int providerId) {
    return providers.contains(providerId);
  }
}
