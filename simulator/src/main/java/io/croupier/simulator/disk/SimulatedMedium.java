package io.croupier.simulator.disk;

import io.croupier.journal.chronicle.RollFiles;
import io.croupier.journal.chronicle.RollingMedium;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.Envelope;
import io.croupier.journal.frame.FrameFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * Frames one behind the other in files that grow, on whatever file system: as small as a test wants
 * them, so that a short run has many.
 */
public class SimulatedMedium implements RollingMedium {
  private final Path folder;
  private final long fileSize;
  private final List<Path> paths = new ArrayList<>();
  private final List<FileChannel> unforced = new ArrayList<>();
  private boolean hasNewName;
  private FileChannel channel;
  private long position;

  /** Creates the folder; files have {@code fileSize} bytes at most, unless one frame needs more. */
  public SimulatedMedium(Path folder, long fileSize) {
    this.folder = folder;
    this.fileSize = fileSize;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void append(DirectBuffer frame, int offset, int length) {
    byte[] bytes = new byte[BitUtil.align(length, Envelope.ALIGNMENT)];
    frame.getBytes(offset, bytes, 0, length);
    try {
      if (channel == null || position + bytes.length > fileSize) {
        roll();
      }
      channel.write(ByteBuffer.wrap(bytes), position);
    } catch (IOException e) {
      throw failed(e);
    }
    position += bytes.length;
  }

  @Override
  public void rollWhenFull() {
    if (position > fileSize - fileSize / 16) {
      position = fileSize;
    }
  }

  @Override
  public void force() {
    try {
      if (hasNewName) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
          names.force(true);
        }
      }
      for (FileChannel file : unforced) {
        file.force(false);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    hasNewName = false;
    unforced.clear();
    unforced.add(channel);
  }

  @Override
  public List<FrameFile> files() {
    List<FrameFile> files = new ArrayList<>();
    paths.forEach(path -> files.add(new WrittenFile(path)));
    return files;
  }

  @Override
  public long fileSize() {
    return fileSize;
  }

  @Override
  public int fileCount() {
    return paths.size();
  }

  @Override
  public Path currentFile() {
    return paths.isEmpty() ? null : paths.get(paths.size() - 1);
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void close() {
    try {
      for (FileChannel file : unforced) {
        file.close();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void roll() throws IOException {
    Path path = folder.resolve(RollFiles.name(paths.size()));
    channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    unforced.add(channel);
    hasNewName = true;
    paths.add(path);
    position = 0;
  }

  private DiskException failed(IOException cause) {
    return new DiskException(
        "The disk did not take "
            + folder
            + " ("
            + cause.getMessage()
            + "): check the disk, then start again.",
        cause);
  }

  /** A file as it stands when it is opened. */
  private record WrittenFile(Path path) implements FrameFile {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public ByteBuffer open() {
      try {
        byte[] bytes = Files.readAllBytes(path);
        return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}
