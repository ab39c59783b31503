package io.croupier.simulator.disk;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A disk that outlives the processes that use it. A file's bytes are kept when it is forced, its
 * name when its folder is. One thread.
 */
public final class SimulatedDisk {
  private final DiskFaults faults = new DiskFaults();
  private final Folder root = new Folder();
  private final SimulatedFileSystem files = new SimulatedFileSystem(this);
  private int process;
  private boolean dead;

  /** The path of that text, from the root on. */
  public Path path(String text) {
    return files.getPath(text);
  }

  public DiskFaults faults() {
    return faults;
  }

  /** The process that uses the disk is dead: whatever it asks from now on kills it again. */
  public void kill() {
    dead = true;
    process++;
    root.unlock();
  }

  /** Another process may use the disk. */
  public void restart() {
    dead = false;
  }

  /** The power goes, and with it the process and what was not forced. */
  public void losePower(Random random) {
    kill();
    root.losePower(random);
  }

  /** The process that uses the disk now. */
  int process() {
    return process;
  }

  /** Dies when the process that asks is dead. */
  void requireAlive(int asking) {
    if (dead || asking != process) {
      throw new Killed();
    }
  }

  /** Dies when this change is one that the process does not live to see. */
  void change() {
    requireAlive(process);
    if (faults.kills()) {
      kill();
      throw new Killed();
    }
  }

  Entry find(SimulatedPath path) throws NoSuchFileException {
    requireAlive(process);
    Entry entry = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = path.name(i);
      entry = entry instanceof Folder folder ? folder.get(name) : null;
      if (entry == null) {
        throw new NoSuchFileException(path.toString());
      }
    }
    return entry;
  }

  Folder folder(SimulatedPath path) throws FileSystemException {
    if (find(path) instanceof Folder folder) {
      return folder;
    }
    throw new NotDirectoryException(path.toString());
  }

  Folder parent(SimulatedPath path) throws FileSystemException {
    return folder(path.getParent());
  }

  List<String> names(SimulatedPath path) throws FileSystemException {
    return new ArrayList<>(folder(path).names());
  }

  void createFolder(SimulatedPath path) throws java.io.IOException {
    Folder parent = parent(path);
    if (parent.get(path.lastName()) != null) {
      throw new FileAlreadyExistsException(path.toString());
    }
    change();
    faults.takeRoom();
    parent.put(path.lastName(), new Folder());
  }

  void delete(SimulatedPath path) throws FileSystemException {
    find(path);
    change();
    parent(path).remove(path.lastName());
  }

  void move(SimulatedPath from, SimulatedPath to) throws FileSystemException {
    Entry entry = find(from);
    Folder source = parent(from);
    Folder target = parent(to);
    change();
    if (source == target) {
      source.rename(from.lastName(), to.lastName());
    } else {
      target.put(to.lastName(), entry);
      source.remove(from.lastName());
    }
  }

  /** What a name stands for. */
  interface Entry {
    void losePower(Random random);

    void unlock();
  }
}
