package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.FollowerMode;
import io.croupier.config.Settings;
import io.croupier.config.SnapshotSettings.Every;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.FrameWriter;
import io.croupier.journal.frame.JournalException;
import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a journal of two runs, and starts from them. */
class SnapshotTest {
  private static final long FILE_SIZE = 1 << 20;
  private static final int COMMANDS = 240;
  private static final Every EACH_SEAL = new Every(1, null);
  private static final Every SOMETIMES = new Every(50, null);
  private static final Every NEVER = new Every(Long.MAX_VALUE, null);
  private static final Settings SETTINGS =
      Settings.load(
          null,
          List.of("pipeline.ringSlots=128", "pipeline.batch=16", "pipeline.outcomeRingSize=4MiB"),
          new Properties());

  @TempDir private Path temp;

  private final List<String> reports = new ArrayList<>();
  private final List<TimedCommand> commands = workload(COMMANDS);
  private Path data;
  private Path kept;
  private boolean low;

  @BeforeEach
  void writeTwoRuns() throws IOException {
    data = temp.resolve("data");
    kept = Files.createDirectory(temp.resolve("kept"));
    run(0, COMMANDS / 2);
    run(COMMANDS / 2, COMMANDS);
  }

  @Test
  void shouldStartFromEverySnapshotWithTheSameStateAndTheSameLaterBytes() throws IOException {
    String expected = started();
    List<Path> snapshots = saveAll(EACH_SEAL);
    assertTrue(snapshots.size() >= COMMANDS / 3, "" + snapshots.size());
    for (int i = 0; i < snapshots.size(); i += 5) {
      use(snapshots.get(i));
      // Every outcome behind the snapshot is compared with the one that was logged.
      assertEquals(expected, started(), snapshots.get(i)::toString);
      assertEquals(List.of(), reports);
    }
  }

  @Test
  void shouldGoOnFromASnapshot() throws IOException {
    List<Path> snapshots = saveAll();
    use(snapshots.get(snapshots.size() / 2));
    List<TimedCommand> more = workload(COMMANDS + 60);
    try (LocalNode node = open()) {
      send(node, more, COMMANDS, COMMANDS + 60);
    }
    long expected = startedHash();
    Folders.delete(data.resolve("snapshots"));
    assertEquals(expected, startedHash());
  }

  @Test
  void shouldTakeTheOneBeforeWhereTheNewestIsDamagedElseTheBeginning() throws IOException {
    long expected = startedHash();
    saveAll();
    List<Path> both = snapshots();
    assertEquals(SnapshotFolder.GENERATIONS, both.size());
    flipAByteOf(both.get(0));
    assertEquals(expected, startedHash());
    assertEquals(1, reports.size(), "" + reports);
    assertTrue(reports.get(0).contains(both.get(0) + " is passed over: block 1"), "" + reports);
    flipAByteOf(both.get(1));
    reports.clear();
    assertEquals(expected, startedHash());
    assertEquals(2, reports.size(), "" + reports);
  }

  @Test
  void shouldRefuseAJournalThatEndsBeforeASnapshot() throws IOException {
    saveAll();
    Folders.delete(data.resolve("epoch-00000002"));
    StartException refused = assertThrows(StartException.class, this::startedHash);
    assertEquals(ExitCode.JOURNAL, refused.exitCode());
    assertTrue(refused.getMessage().contains("the journal ends at command 120"), "" + refused);
  }

  @Test
  void shouldPassOverASnapshotBehindWhatWasForcedWhenAForceFailed() throws IOException {
    Path image = temp.resolve("image");
    try (LocalNode node = open()) {
      send(node, workload(COMMANDS + 60), COMMANDS, COMMANDS + 60);
      saveAtEnd();
      Folders.copy(data, image);
    }
    data = image;
    Files.writeString(data.resolve("FAILED"), "epoch=3\nforcedSequence=" + (COMMANDS + 5) + "\n");
    long cut = startedHash();
    assertTrue(reports.get(0).contains("it has commands that are cut"), "" + reports);
    Folders.delete(data.resolve("snapshots"));
    assertEquals(cut, startedHash());
  }

  @Test
  void shouldPassOverTheSnapshotOfAnotherJournal() throws IOException {
    long expected = startedHash();
    Path first = data;
    data = temp.resolve("other");
    run(0, COMMANDS / 3);
    saveAtEnd();
    Path foreign = snapshots().get(0);
    Files.createDirectories(first.resolve("snapshots"));
    Files.copy(foreign, first.resolve("snapshots").resolve(foreign.getFileName()));
    data = first;
    assertEquals(expected, startedHash());
    assertTrue(reports.get(0).contains("does not have the seal"), "" + reports);
  }

  @Test
  void shouldPassOverASnapshotWhereTheOutcomeLogLacksWhatCameBefore() throws IOException {
    long expected = startedHash();
    saveAll();
    Folders.delete(data.resolve("epoch-00000001/outcomes"));
    assertEquals(expected, startedHash());
    assertTrue(reports.get(0).contains("the outcome log lacks outcomes"), "" + reports);
  }

  @Test
  void shouldPassOverASnapshotWhereTheIndexIsBehindIt() throws IOException {
    long expected = startedHash();
    saveAll();
    Folders.delete(data.resolve("ids"));
    assertEquals(expected, startedHash());
    assertTrue(reports.get(0).contains("the index of transaction ids lacks"), "" + reports);
  }

  @Test
  void shouldFollowANodeWhileItRuns() {
    try (SnapshotFolder.Owner owner = own()) {
      JournalFollower follower = follower(owner, NEVER, reports::add);
      follower.poll();
      assertEquals(lastSequence(), follower.sequence());
      List<TimedCommand> more = workload(COMMANDS + 60);
      try (LocalNode node = open()) {
        send(node, more, COMMANDS, COMMANDS + 30);
        assertTrue(follower.poll() >= 30);
        send(node, more, COMMANDS + 30, COMMANDS + 60);
        assertTrue(follower.poll() >= 30);
        assertEquals(0, follower.poll());
        assertTrue(follower.saveAtEnd());
      }
      assertTrue(follower.saveAtEnd());
      assertEquals(startedHash(), follower.stateHash());
      assertEquals(lastSequence(), follower.savedSequence());
    }
  }

  @Test
  void shouldBeginWithTheNewestSnapshot() {
    saveAtEnd();
    try (SnapshotFolder.Owner owner = own()) {
      JournalFollower follower = follower(owner, NEVER, reports::add);
      assertEquals(lastSequence(), follower.sequence());
      assertEquals(0, follower.poll());
      assertEquals(startedHash(), follower.stateHash());
    }
  }

  @Test
  void shouldLeaveOffInTheMiddleAndPublishNothing() {
    int[] asked = new int[1];
    try (SnapshotFolder.Owner owner = own()) {
      JournalFollower follower =
          new JournalFollower(
              data, owner, EACH_SEAL, reports::add, () -> false, () -> asked[0]++ > COMMANDS / 4);
      follower.poll();
      assertFalse(follower.sequence() >= COMMANDS);
      assertTrue(snapshots().size() <= SnapshotFolder.GENERATIONS);
    }
    try (Stream<Path> files = Files.list(data.resolve("snapshots"))) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".new")).count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldTakeNoRoomForASnapshotWhileTheDiskHasOnlyItsReserve() {
    low = true;
    try (SnapshotFolder.Owner owner = own()) {
      JournalFollower follower = follower(owner, EACH_SEAL, reports::add);
      follower.poll();
      assertEquals(List.of(), snapshots());
      // After the second, fourth, eighth and so on that is not taken.
      assertTrue(reports.size() <= 8, "" + reports);
      assertTrue(reports.get(0).contains("journal.reserve"), "" + reports);
      assertFalse(follower(owner, NEVER, reports::add).saveAtEnd());
      low = false;
      assertTrue(follower(owner, NEVER, reports::add).saveAtEnd());
    }
  }

  @Test
  void shouldGoOnWithoutASnapshotWhereTheDiskDoesNotTakeWhatItIsOf() {
    Disk.watch(
        (step, path, to, done) -> {
          if (step == Disk.Step.FORCE && path.toString().contains("commands")) {
            throw new DiskException("The disk did not take " + path + ".");
          }
        });
    try (SnapshotFolder.Owner owner = own()) {
      JournalFollower follower = follower(owner, EACH_SEAL, reports::add);
      follower.poll();
      assertEquals(lastSequence(), follower.sequence());
      assertEquals(List.of(), snapshots());
      assertTrue(reports.get(0).startsWith("No snapshot was written: The disk did"), "" + reports);
    } finally {
      Disk.watchNoMore();
    }
  }

  @Test
  void shouldNotBlameASnapshotWhereItIsToLeaveOffWhileItLoadsIt() {
    saveAtEnd();
    try (SnapshotFolder.Owner owner = own()) {
      assertThrows(
          StoppedException.class,
          () -> new JournalFollower(data, owner, NEVER, reports::add, () -> false, () -> true));
    }
    assertEquals(List.of(), reports);
  }

  @Test
  void shouldHaveAFollowerInTheNodeWhereThereAreCoresForItOrItIsAskedFor() {
    assertTrue(FollowerStage.isWanted(FollowerMode.AUTO, 4));
    assertFalse(FollowerStage.isWanted(FollowerMode.AUTO, 3));
    assertTrue(FollowerStage.isWanted(FollowerMode.ON, 1));
    assertFalse(FollowerStage.isWanted(FollowerMode.OFF, 64));
  }

  @Test
  void shouldSayThatNothingIsSealedYet() {
    data = temp.resolve("begun");
    try (LocalNode node = open()) {
      send(node, commands, 0, 1);
      try (SnapshotFolder.Owner owner = own()) {
        JournalFollower follower = follower(owner, EACH_SEAL, reports::add);
        assertThrows(JournalException.class, follower::saveAtEnd);
      }
    }
  }

  /** So far apart that nearly each one is sealed. */
  private static List<TimedCommand> workload(int count) {
    List<TimedCommand> drawn = JournalOfBytes.record(new Workload(11), count);
    List<TimedCommand> apart = new ArrayList<>();
    for (TimedCommand command : drawn) {
      long timestampNs = command.timestampNs() + apart.size() * FrameWriter.SEAL_NANOS;
      apart.add(new TimedCommand(timestampNs, command.message()));
    }
    return apart;
  }

  private void run(int from, int to) {
    try (LocalNode node = open()) {
      send(node, commands, from, to);
    }
  }

  private static void send(LocalNode node, List<TimedCommand> all, int from, int to) {
    for (TimedCommand command : all.subList(from, to)) {
      UnsafeBuffer buffer = new UnsafeBuffer(command.message());
      if (node.isNew()) {
        node.begin(command.timestampNs(), buffer);
      } else {
        node.command(command.timestampNs(), buffer, 0, buffer.capacity());
      }
    }
  }

  private LocalNode open() {
    OutcomeOutput nowhere =
        new OutcomeOutput() {
          @Override
          public void onOutcome(int to, long number, DirectBuffer b, int offset, int length) {}

          @Override
          public void onQueryAnswer(int to, DirectBuffer b, int offset, int length) {}
        };
    return new LocalNode(data, SETTINGS.pipeline(), FILE_SIZE, nowhere, report -> {});
  }

  /** The state hash that a start comes to. */
  private long startedHash() {
    Recovered recovered = recovered();
    recovered.engine().checkInvariants();
    return recovered.engine().stateHash();
  }

  /** All that a start comes to: the state, and where gateways stood when earlier runs ended. */
  private String started() {
    Recovered recovered = recovered();
    StringBuilder text = new StringBuilder();
    text.append(recovered.engine().stateHash());
    for (int gateway = 0; gateway <= recovered.engine().limits().gateways(); gateway++) {
      for (int epoch = 0; epoch <= 2; epoch++) {
        text.append(" ").append(recovered.history().highestGatewaySequence(gateway, epoch));
      }
    }
    return text.toString();
  }

  private Recovered recovered() {
    try (DataFolder folder = DataFolder.own(data)) {
      Recovered recovered = recover(folder);
      recovered.log().close();
      recovered.ids().close();
      return recovered;
    }
  }

  private long lastSequence() {
    try (DataFolder folder = DataFolder.read(data)) {
      return folder.reader().read((sequence, at, buffer, offset, length) -> {}).lastSequence();
    }
  }

  private Recovered recover(DataFolder folder) {
    return Recovery.run(
        folder,
        new OutcomeRing(SETTINGS.pipeline().outcomeRingSize()),
        FILE_SIZE,
        data.resolve("ids"),
        NodeStart.indexSize(SETTINGS.transactionIndex()),
        genesis -> {},
        null,
        reports::add);
  }

  private SnapshotFolder.Owner own() {
    try (DataFolder folder = DataFolder.read(data)) {
      return folder.snapshots().own();
    }
  }

  private JournalFollower follower(
      SnapshotFolder.Owner owner, Every every, Consumer<String> report) {
    return new JournalFollower(data, owner, every, report, () -> low, () -> false);
  }

  private List<Path> saveAll() {
    return saveAll(SOMETIMES);
  }

  /** Saves one after so many commands, and keeps a copy of each. */
  private List<Path> saveAll(Every every) {
    List<Path> copies = new ArrayList<>();
    try (SnapshotFolder.Owner owner = own()) {
      follower(owner, every, report -> copies.add(copied(snapshots().get(0)))).poll();
    }
    return copies;
  }

  private void saveAtEnd() {
    try (SnapshotFolder.Owner owner = own()) {
      assertTrue(follower(owner, NEVER, report -> {}).saveAtEnd());
    }
  }

  private Path copied(Path snapshot) {
    try {
      return Files.copy(snapshot, kept.resolve(snapshot.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> snapshots() {
    try (DataFolder folder = DataFolder.read(data)) {
      return folder.snapshots().newestFirst();
    }
  }

  /** Makes it the only one. */
  private void use(Path snapshot) throws IOException {
    for (Path other : snapshots()) {
      Files.delete(other);
    }
    Files.copy(
        snapshot,
        data.resolve("snapshots").resolve(snapshot.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void flipAByteOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[500] ^= 1;
    Files.write(file, bytes);
  }
}
