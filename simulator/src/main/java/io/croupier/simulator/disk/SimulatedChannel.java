package io.croupier.simulator.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file, or a folder that is only to be forced, as one process has opened it. */
final class SimulatedChannel extends FileChannel {
  private final SimulatedDisk disk;
  private final SimulatedDisk.Entry entry;
  private final int process;
  private final boolean reads;
  private final boolean writes;
  private long position;
  private int failuresKnown;

  SimulatedChannel(SimulatedDisk disk, SimulatedDisk.Entry entry, boolean reads, boolean writes) {
    this.disk = disk;
    this.entry = entry;
    this.reads = reads;
    this.writes = writes;
    this.process = disk.process();
    failuresKnown = entry instanceof SimulatedFile file ? file.failedForces() : 0;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = read(into, position);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public int read(ByteBuffer into, long from) throws IOException {
    if (!reads) {
      throw new NonReadableChannelException();
    }
    return content().read(into, Math.toIntExact(from));
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int count = write(bytes, position);
    position += count;
    return count;
  }

  @Override
  public int write(ByteBuffer bytes, long to) throws IOException {
    FileContent content = toWrite();
    int at = Math.toIntExact(to);
    int length = bytes.remaining();
    if (disk.faults().kills()) {
      content.write(bytes, at, disk.faults().torn(length));
      disk.kill();
      throw new Killed();
    }
    disk.faults().write(at + length > content.size());
    content.write(bytes, at, length);
    return length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    return content().size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    FileContent content = toWrite();
    disk.change();
    content.truncate(Math.toIntExact(size));
    position = Math.min(position, size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.requireAlive(process);
    disk.change();
    if (entry instanceof SimulatedFile file) {
      force(file);
    } else if (disk.faults().failsForce()) {
      throw new IOException("Input/output error");
    } else {
      ((Folder) entry).force();
    }
  }

  private void force(SimulatedFile file) throws IOException {
    if (disk.faults().failsForce()) {
      file.failToForce();
    }
    if (failuresKnown != file.failedForces()) {
      failuresKnown = file.failedForces();
      throw new IOException("Input/output error");
    }
    file.content().force();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long length) throws IOException {
    int at = Math.toIntExact(from);
    int count = Math.toIntExact(length);
    ByteBuffer mapped =
        mode == MapMode.READ_ONLY ? content().copy(at, count) : toWrite().map(at, count);
    return (MappedByteBuffer) mapped;
  }

  @Override
  public FileLock tryLock(long from, long length, boolean shared) {
    disk.requireAlive(process);
    SimulatedFile file = (SimulatedFile) entry;
    if (file.isLocked()) {
      throw new OverlappingFileLockException();
    }
    file.lock(this);
    return new Lock();
  }

  @Override
  public FileLock lock(long from, long length, boolean shared) {
    return tryLock(from, length, shared);
  }

  @Override
  protected void implCloseChannel() {
    if (entry instanceof SimulatedFile file) {
      file.unlock(this);
    }
  }

  private FileContent content() throws IOException {
    disk.requireAlive(process);
    if (entry instanceof SimulatedFile file) {
      return file.content();
    }
    throw new IOException("Is a directory");
  }

  private FileContent toWrite() throws IOException {
    if (!writes) {
      throw new NonWritableChannelException();
    }
    return content();
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long to, long count) {
    throw new UnsupportedOperationException();
  }

  private final class Lock extends FileLock {
    private Lock() {
      super(SimulatedChannel.this, 0, Long.MAX_VALUE, false);
    }

    @Override
    public boolean isValid() {
      return isOpen();
    }

    @Override
    public void release() {
      implCloseChannel();
    }
  }
}
