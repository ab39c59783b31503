package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.Durability;
import io.croupier.protocol.schema.BadMessageException;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands as lines of JSON, one after the other, through the real ring, journal and engine on one
 * thread. Reads no clock: time is what the lines say.
 *
 * <p>Owned by one thread.
 */
final class Batch implements AutoCloseable {
  /** Time of the first line of a new journal that does not say its own: 2000-01-01. */
  static final long EPOCH_NS = 946_684_800_000_000_000L;

  private static final long FILE_SIZE = 16 << 20;
  private static final String GENESIS = "Genesis";

  private final MessageSchema schema = MessageSchema.load();
  private final MessageEncoder encoder = new MessageEncoder(schema);
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[CommandRing.MAX_LENGTH]);
  private final Settings settings = Settings.defaults();
  private final BatchOutput output;
  private final DataFolder folder;
  private final Recovered recovered;
  private NodePipeline pipeline;
  private JournalAppender journal;
  private long atNs;
  private long earliestAtNs;
  private long highestCommandId;

  /**
   * Goes on where the journal in {@code data} ends, or begins one.
   *
   * @param out where outcomes are printed.
   * @param report hears what the start did.
   */
  Batch(Path data, PrintStream out, Consumer<String> report) {
    output = new BatchOutput(schema, out);
    folder = DataFolders.own(data);
    OutcomeRing outcomes = new OutcomeRing(settings.pipeline().outcomeRingSize());
    recovered = Recovery.run(folder, outcomes, FILE_SIZE, report);
    boolean isNew = recovered.journal().lastSequence() == 0;
    earliestAtNs = recovered.journal().lastTimestampNs();
    atNs = isNew ? EPOCH_NS : earliestAtNs;
    if (!isNew) {
      highestCommandId = recovered.engine().highestCommandId(BatchLine.GATEWAY);
      open(recovered.engine().limits().outcomesPerCommand());
    }
  }

  /**
   * Takes one line and prints all that it causes.
   *
   * @throws BadLineException when it is no command; nothing has changed then.
   */
  void accept(String text) {
    try {
      BatchLine line = BatchLine.parse(text, schema, atNs, earliestAtNs, highestCommandId + 1);
      take(line, encoder.encode(line.type(), line.fields(), message, 0));
    } catch (BadMessageException e) {
      throw new BadLineException(e.getMessage());
    }
  }

  private void take(BatchLine line, int length) {
    if (pipeline == null) {
      begin(line, length);
    }
    atNs = line.atNs();
    earliestAtNs = atNs;
    Sequencer sequencer = pipeline.sequencer();
    boolean taken =
        line.isQuery()
            ? sequencer.query(message, 0, length)
            : sequencer.command(atNs, message, 0, length);
    if (!taken) {
      throw new IllegalStateException("The command ring is full with one line in it");
    }
    finish();
    while (pipeline.progress().advanceAtNs() <= atNs) {
      sequencer.advanceTime(atNs);
      finish();
    }
    highestCommandId = recovered.engine().highestCommandId(BatchLine.GATEWAY);
    output.endOfLine();
  }

  /** Opens a new journal, with the default Genesis where the first line is none. */
  private void begin(BatchLine line, int length) {
    boolean own = line.type().name().equals(GENESIS);
    DirectBuffer genesis = own ? new UnsafeBuffer(message, 0, length) : defaultGenesis();
    String problem = GenesisCommand.problem(genesis);
    if (problem != null) {
      throw new BadLineException(problem);
    }
    open(GenesisCommand.limits(genesis).outcomesPerCommand());
    if (!own) {
      pipeline.sequencer().command(line.atNs(), genesis, 0, genesis.capacity());
      finish();
    }
  }

  private DirectBuffer defaultGenesis() {
    UnsafeBuffer genesis = new UnsafeBuffer(new byte[1_024]);
    MessageType type = schema.byName(GENESIS);
    Map<String, Object> fields = Map.of("gatewayId", NodeCommands.GATEWAY, "commandId", 1);
    int length = encoder.encode(type, fields, genesis, 0);
    return new UnsafeBuffer(genesis, 0, length);
  }

  private void open(int outcomesPerCommand) {
    journal =
        folder.openEpoch(
            recovered.journal(), DataFolders.epoch(schema, Durability.MEMORY), FILE_SIZE, atNs);
    pipeline =
        new NodePipeline(
            settings.pipeline(),
            recovered,
            journal,
            outcomesPerCommand,
            () -> atNs,
            output,
            stage -> stage);
  }

  /** Runs the stages until everything has left. */
  private void finish() {
    try {
      do {
        work(pipeline.journalStage());
        work(pipeline.engineStage());
        work(pipeline.egressStage());
      } while (!pipeline.hasFinished(pipeline.sequencer().lastSequence()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void work(Agent stage) throws Exception {
    stage.doWork();
  }

  /** Ends the epoch cleanly. */
  @Override
  public void close() {
    if (journal != null) {
      journal.stop(atNs, "end of the batch");
      journal.close();
    }
    recovered.log().close();
    folder.close();
  }
}
