package io.croupier.testkit;

import io.croupier.journal.frame.Envelope;
import io.croupier.journal.frame.EnvelopeScanner;
import io.croupier.journal.frame.EnvelopeScanner.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something that can have happened to one file.
 *
 * @param what it is, in words
 * @param left the bytes that are left; null where the file is missing
 */
public record FileDamage(String what, byte[] left) {
  /** What the damage is called where another node's file stands in its place. */
  public static final String OF_ANOTHER_NODE = "of another node";

  private static final int MAGIC_LENGTH = 4;
  private static final int LONGEST = 1 << 17;

  /**
   * What can have happened to a file of a data folder: first what concerns all of it, then, for
   * each frame, record or block in it, a cut before and within it, and a bit flipped in its header
   * and its end.
   *
   * @param ofAnotherNode the same file of another node; it may be missing
   */
  public static List<FileDamage> of(Path file, Path ofAnotherNode) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<FileDamage> damages = new ArrayList<>();
    damages.add(new FileDamage("missing", null));
    damages.add(new FileDamage("empty", new byte[0]));
    damages.add(new FileDamage("of zeros", new byte[bytes.length]));
    if (Files.exists(ofAnotherNode)) {
      damages.add(new FileDamage(OF_ANOTHER_NODE, Files.readAllBytes(ofAnotherNode)));
    }
    for (int[] part : parts(bytes)) {
      int begin = part[0];
      int end = part[1];
      damages.add(new FileDamage("cut at " + begin, Arrays.copyOf(bytes, begin)));
      damages.add(new FileDamage("cut within, at " + (begin + end) / 2, cut(bytes, begin, end)));
      damages.add(flipped(bytes, begin + MAGIC_LENGTH + 8));
      damages.add(flipped(bytes, end - 1));
    }
    return damages;
  }

  /** Lets it happen. */
  public void to(Path file) throws IOException {
    if (left == null) {
      Files.delete(file);
    } else {
      Files.write(file, left);
    }
  }

  private static byte[] cut(byte[] bytes, int begin, int end) {
    return Arrays.copyOf(bytes, (begin + end) / 2);
  }

  private static FileDamage flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 0x20;
    return new FileDamage("flipped at " + at, flipped);
  }

  /** Begin and end of each frame, record or block; of a file without any, a few in its place. */
  private static List<int[]> parts(byte[] bytes) {
    List<int[]> parts = new ArrayList<>();
    for (String magic : List.of("CRPF", "CROL", "CRSN")) {
      addParts(bytes, magic, parts);
    }
    if (parts.isEmpty() && bytes.length > 2 * (MAGIC_LENGTH + 8)) {
      parts.add(new int[] {0, bytes.length});
      parts.add(new int[] {bytes.length / 3, bytes.length / 2});
    }
    return parts;
  }

  private static void addParts(byte[] bytes, String magic, List<int[]> parts) {
    int number = 0;
    for (int i = 0; i < MAGIC_LENGTH; i++) {
      number |= magic.charAt(i) << 8 * i;
    }
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
    EnvelopeScanner scanner = new EnvelopeScanner(new Envelope(number, 16, LONGEST));
    scanner.wrap(direct, 0, bytes.length);
    for (Found found = scanner.next(); found != Found.END; found = scanner.next()) {
      if (found == Found.VALID) {
        parts.add(new int[] {scanner.offset(), scanner.offset() + scanner.length()});
      }
    }
  }
}
