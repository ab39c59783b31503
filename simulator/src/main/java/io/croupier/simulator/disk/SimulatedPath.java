package io.croupier.simulator.disk;

import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Names, one behind the other; from the root on or not. Immutable. */
final class SimulatedPath implements Path {
  private final SimulatedFileSystem files;
  private final boolean absolute;
  private final List<String> names;

  SimulatedPath(SimulatedFileSystem files, boolean absolute, List<String> names) {
    this.files = files;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  static SimulatedPath of(SimulatedFileSystem files, String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new SimulatedPath(files, text.startsWith("/"), names);
  }

  static SimulatedPath of(Path path) {
    if (path instanceof SimulatedPath simulated) {
      return simulated;
    }
    throw new ProviderMismatchException();
  }

  String name(int index) {
    return names.get(index);
  }

  String lastName() {
    return names.get(names.size() - 1);
  }

  @Override
  public SimulatedFileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public Path getRoot() {
    return absolute ? new SimulatedPath(files, true, List.of()) : null;
  }

  @Override
  public Path getFileName() {
    return names.isEmpty() ? null : new SimulatedPath(files, false, List.of(lastName()));
  }

  @Override
  public SimulatedPath getParent() {
    return names.isEmpty()
        ? null
        : new SimulatedPath(files, absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return new SimulatedPath(files, false, List.of(names.get(index)));
  }

  @Override
  public Path subpath(int from, int to) {
    return new SimulatedPath(files, false, names.subList(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    SimulatedPath path = of(other);
    return absolute == path.absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    SimulatedPath path = of(other);
    int from = names.size() - path.names.size();
    return from >= 0 && names.subList(from, names.size()).equals(path.names);
  }

  @Override
  public Path normalize() {
    return this;
  }

  @Override
  public Path resolve(Path other) {
    SimulatedPath path = of(other);
    if (path.absolute) {
      return path;
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(path.names);
    return new SimulatedPath(files, absolute, all);
  }

  @Override
  public Path relativize(Path other) {
    if (!other.startsWith(this)) {
      throw new IllegalArgumentException(other + " is not below " + this);
    }
    SimulatedPath path = of(other);
    return new SimulatedPath(files, false, path.names.subList(names.size(), path.names.size()));
  }

  @Override
  public URI toUri() {
    return URI.create(SimulatedFileSystem.SCHEME + ":" + this);
  }

  @Override
  public Path toAbsolutePath() {
    return absolute ? this : new SimulatedPath(files, true, names);
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimulatedPath path
        && path.files == files
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return Objects.hash(absolute, names);
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}
