package io.croupier.node;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of which is known, at each moment, what of it is on the disk: the bytes that files had
 * when they were last forced, and the entries that folders had then. Makes images of what a power
 * failure leaves, or the death of the process.
 */
final class RecordedDisk implements Disk.Watch, AutoCloseable {
  static final int NEVER = -1;

  private static final int PAGE = 4_096;

  private final Path root;
  private final Map<Path, Node> nodes = new HashMap<>();
  private int steps;
  private int lostAt = NEVER;
  private Runnable atLoss;

  /** Begins with everything on the disk that is there now. */
  RecordedDisk(Path root) {
    this.root = root;
    look();
    nodes.forEach((path, node) -> node.force(path));
    Disk.watch(this);
  }

  /** The steps so far, two for each that was done: before it, and after. */
  int steps() {
    return steps;
  }

  /** Loses the power at a step to come: {@code image} is called there, and nothing goes on. */
  void loseAt(int step, Runnable image) {
    lostAt = step;
    atLoss = image;
  }

  @Override
  public void onStep(Disk.Step step, Path path, Path to, boolean done) {
    if (!path.toAbsolutePath().startsWith(root)) {
      return;
    }
    if (done) {
      // Before anything is looked for: what was moved is not new.
      note(step, path.toAbsolutePath(), to.toAbsolutePath());
    }
    look();
    if (!done) {
      keepWhatGoes(step, to.toAbsolutePath());
    }
    if (steps++ == lostAt) {
      atLoss.run();
      throw new PowerLost(steps - 1);
    }
  }

  /** Copies what the death of the process leaves: everything. */
  void copyTo(Path target) {
    try {
      Folders.copy(root, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies what a power failure may leave: of each page and each entry that was changed since it
   * was forced the old one or the new one, of sizes too.
   *
   * @param lost of a hundred changes, about so many are lost
   */
  void copyTo(Path target, Random random, int lost) {
    look();
    try {
      Files.createDirectories(target);
      copy(root, nodes.get(root), target, random, lost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Disk.watchNoMore();
  }

  private void copy(Path path, Node folder, Path target, Random random, int lost)
      throws IOException {
    for (Map.Entry<String, Node> entry : folder.entriesAfter(random, lost).entrySet()) {
      Path copied = target.resolve(entry.getKey());
      Node node = entry.getValue();
      if (node.isFolder()) {
        Files.createDirectory(copied);
        copy(path.resolve(entry.getKey()), node, copied, random, lost);
      } else {
        Files.write(copied, node.mixed(pathOf(node), random, lost));
      }
    }
  }

  private Path pathOf(Node node) {
    return nodes.entrySet().stream()
        .filter(entry -> entry.getValue() == node)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private void keepWhatGoes(Disk.Step step, Path to) {
    boolean goes = step == Disk.Step.DELETE || step == Disk.Step.MOVE;
    if (goes && nodes.containsKey(to)) {
      nodes.get(to).keep(to);
    }
  }

  private void note(Disk.Step step, Path path, Path to) {
    switch (step) {
      case FORCE, FORCE_FOLDER -> nodes.get(path).force(path);
      case MOVE -> {
        Node moved = nodes.remove(path);
        nodes.put(to, moved);
        parent(path).changes.add(new Change(name(path), name(to), moved));
      }
      case DELETE -> {
        if (nodes.remove(path) != null) {
          parent(path).changes.add(new Change(name(path), null, null));
        }
      }
      case CREATE, CUT -> {}
    }
  }

  /** Finds what was made since. */
  private void look() {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted().toList()) {
        if (!nodes.containsKey(path)) {
          Node made = new Node(Files.isDirectory(path));
          nodes.put(path, made);
          if (!path.equals(root)) {
            parent(path).changes.add(new Change(null, name(path), made));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node parent(Path path) {
    return nodes.get(path.getParent());
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** A folder's entry that goes, another that comes, or both at once. */
  private record Change(String gone, String come, Node is) {}

  /** A file or folder, whatever its name. */
  private static final class Node {
    private final Map<String, Node> entries;
    private final List<Change> changes = new ArrayList<>();
    private byte[] forced = new byte[0];
    private byte[] kept;

    Node(boolean folder) {
      entries = folder ? new TreeMap<>() : null;
    }

    boolean isFolder() {
      return entries != null;
    }

    void force(Path path) {
      if (isFolder()) {
        changes.forEach(change -> apply(change, entries));
        changes.clear();
      } else {
        forced = read(path);
      }
    }

    void keep(Path path) {
      kept = read(path);
    }

    /** The entries on disk, with changes since: some in a row, or any of them. */
    Map<String, Node> entriesAfter(Random random, int lost) {
      Map<String, Node> after = new LinkedHashMap<>(entries);
      boolean inOrder = random.nextBoolean();
      for (Change change : changes) {
        if (random.nextInt(100) >= lost) {
          apply(change, after);
        } else if (inOrder) {
          break;
        }
      }
      return after;
    }

    byte[] mixed(Path path, Random random, int lost) {
      byte[] now = path == null ? kept : read(path);
      boolean oldSize = random.nextInt(100) < lost;
      byte[] mixed = new byte[oldSize ? forced.length : now.length];
      for (int page = 0; page < mixed.length; page += PAGE) {
        byte[] from = random.nextInt(100) < lost ? forced : now;
        int end = Math.min(Math.min(page + PAGE, mixed.length), from.length);
        if (end > page) {
          System.arraycopy(from, page, mixed, page, end - page);
        }
      }
      return mixed;
    }

    private static void apply(Change change, Map<String, Node> entries) {
      if (change.gone() != null) {
        entries.remove(change.gone());
      }
      if (change.come() != null) {
        entries.put(change.come(), change.is());
      }
    }

    private static byte[] read(Path path) {
      try {
        return Files.readAllBytes(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
