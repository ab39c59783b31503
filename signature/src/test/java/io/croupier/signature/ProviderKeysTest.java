package io.croupier.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderKeysTest {
  private static final String SECRET = "0b".repeat(32);

  @TempDir Path folder;

  @Test
  void shouldReadAFileOfKeys() throws IOException {
    Path file = folder.resolve("keys.txt");
    Files.write(file, List.of("# keys", "", "  5  1  HMAC-SHA256 " + SECRET));
    ProviderKeys keys = ProviderKeys.read(file);
    assertNotNull(keys.find(5, 1));
    assertNull(keys.find(5, 2));
    assertTrue(keys.has(5));
    assertFalse(keys.has(6));
  }

  @Test
  void shouldSayWhichLineIsWrongAndWhy() {
    assertSentence("a key is a provider's number", "5 1 HMAC-SHA256");
    assertSentence("\"0\" is no number from 1 to 2,147,483,647", "0 1 HMAC-SHA256 " + SECRET);
    assertSentence("\"RSA\" is neither ED25519 nor HMAC-SHA256", "5 1 RSA " + SECRET);
    assertSentence("the key must be 64 hex digits", "5 1 HMAC-SHA256 00");
    assertSentence("the key is no public key of Ed25519", "5 1 ED25519 " + "ff".repeat(32));
    assertSentence("provider 5 has a key 2 already", "5 2 HMAC-SHA256 " + SECRET);
  }

  @Test
  void shouldSayThatAFileCannotBeRead() {
    Path missing = folder.resolve("missing.txt");
    Exception e = assertThrows(IllegalArgumentException.class, () -> ProviderKeys.read(missing));
    String sentence = "The file of keys " + missing + " cannot be read: there is no such file";
    assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
  }

  private static void assertSentence(String expected, String line) {
    List<String> lines = List.of("5 2 HMAC-SHA256 " + SECRET, line);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> ProviderKeys.of(lines, "keys.txt"));
    assertEquals(0, e.getMessage().indexOf("keys.txt, line 2: "), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
