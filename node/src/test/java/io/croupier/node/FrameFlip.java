package io.croupier.node;

import io.croupier.journal.frame.EnvelopeScanner;
import io.croupier.journal.frame.EnvelopeScanner.Found;
import io.croupier.journal.frame.Frame;
import io.croupier.journal.frame.FrameType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Damages the frame of a command in a journal. */
final class FrameFlip {
  private FrameFlip() {}

  /** Flips one bit of the frame that holds a command, in its newest place; gives the file. */
  static Path flip(Path data, long sequence, Random random) throws IOException {
    for (Path file : newestFirst(data)) {
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
      EnvelopeScanner scanner = new EnvelopeScanner(Frame.envelope());
      scanner.wrap(direct, 0, bytes.length);
      Frame frame = new Frame();
      for (Found found = scanner.next(); found != Found.END; found = scanner.next()) {
        frame.wrap(scanner.buffer(), scanner.offset());
        boolean meant =
            found == Found.VALID
                && frame.type() == FrameType.COMMAND
                && frame.sequence() == sequence;
        if (meant) {
          int at = scanner.offset() + random.nextInt(scanner.length());
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          Files.write(file, bytes);
          return file;
        }
      }
    }
    throw new AssertionError("there is no command " + sequence + " in " + data);
  }

  private static List<Path> newestFirst(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(file -> file.toString().endsWith(".cq4"))
          .filter(file -> file.getParent().endsWith("commands"))
          .sorted((a, b) -> b.compareTo(a))
          .toList();
    }
  }
}
