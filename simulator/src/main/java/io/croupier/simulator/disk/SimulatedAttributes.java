package io.croupier.simulator.disk;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What can be known of a file or folder without opening it; it has no times. */
record SimulatedAttributes(SimulatedDisk.Entry entry) implements BasicFileAttributes {
  private static final FileTime NEVER = FileTime.fromMillis(0);

  @Override
  public boolean isRegularFile() {
    return entry instanceof SimulatedFile;
  }

  @Override
  public boolean isDirectory() {
    return entry instanceof Folder;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public long size() {
    return entry instanceof SimulatedFile file ? file.content().size() : 0;
  }

  @Override
  public Object fileKey() {
    return entry;
  }

  @Override
  public FileTime lastModifiedTime() {
    return NEVER;
  }

  @Override
  public FileTime lastAccessTime() {
    return NEVER;
  }

  @Override
  public FileTime creationTime() {
    return NEVER;
  }
}
