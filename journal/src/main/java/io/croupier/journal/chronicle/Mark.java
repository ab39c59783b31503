package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A small file in a data folder that tells the next start of something. Its room is taken before it
 * is needed, in a file of that name with {@code .new} behind it: a disk that fails may be full too.
 */
final class Mark {
  private static final int LENGTH = 64;

  private final Path folder;
  private final Path path;
  private final Path room;

  Mark(Path folder, String name) {
    this.folder = folder;
    this.path = folder.resolve(name);
    this.room = folder.resolve(name + ".new");
  }

  Path path() {
    return path;
  }

  /** Takes the room, where nobody has. */
  void takeRoom() {
    try {
      if (!Files.exists(path) && (!Files.exists(room) || Files.size(room) < LENGTH)) {
        writeRoom("");
      }
    } catch (IOException e) {
      throw FileForcer.failed(room, e);
    }
  }

  /** Sets it: it is on the disk when this returns. */
  void write(String text) {
    try {
      writeRoom(text);
      FileForcer.forceFile(room);
      Disk.move(room, path);
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
    FileForcer.forceFolder(folder);
  }

  /** What it says; null where it is not set. */
  String read() throws IOException {
    return Files.exists(path) ? Files.readString(path).strip() : null;
  }

  /** Takes it back; the room stays. */
  void remove() {
    try {
      if (Files.exists(path)) {
        Disk.move(path, room);
        FileForcer.forceFolder(folder);
      }
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
  }

  /** Over what is there, so that it takes no more room. */
  private void writeRoom(String text) throws IOException {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), LENGTH);
    Arrays.fill(bytes, text.length(), LENGTH, (byte) '\n');
    try (FileChannel channel =
        Disk.create(room, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), 0);
    }
  }
}
