package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.protocol.schema.BadMessageException;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands as lines of JSON, one after the other. Reads no clock: time is what the lines say.
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
  private final BatchOutput output;
  private final LocalNode node;
  private long atNs;
  private long earliestAtNs;

  /**
   * Goes on where the journal in {@code data} ends, or begins one.
   *
   * @param out where outcomes are printed.
   * @param report hears how far a long start is, and what was cut where no clean stop came before.
   */
  Batch(Path data, PrintStream out, Consumer<String> report) {
    output = new BatchOutput(schema, out);
    node = new LocalNode(data, Settings.defaults().pipeline(), FILE_SIZE, output, report);
    earliestAtNs = node.timestampNs();
    atNs = node.isNew() ? EPOCH_NS : earliestAtNs;
  }

  /**
   * Takes one line and prints all that it causes.
   *
   * @throws BadLineException when it is no command; nothing has changed then.
   */
  void accept(String text) {
    try {
      long nextCommandId = node.highestCommandId(BatchLine.GATEWAY) + 1;
      BatchLine line = BatchLine.parse(text, schema, atNs, earliestAtNs, nextCommandId);
      take(line, encoder.encode(line.type(), line.fields(), message, 0));
    } catch (BadMessageException e) {
      throw new BadLineException(e.getMessage());
    }
  }

  private void take(BatchLine line, int length) {
    boolean begins = node.isNew();
    boolean isGenesis = line.type().name().equals(GENESIS);
    if (begins) {
      begin(line.atNs(), isGenesis ? new UnsafeBuffer(message, 0, length) : defaultGenesis());
    }
    atNs = line.atNs();
    earliestAtNs = atNs;
    if (line.isQuery()) {
      node.advanceTo(atNs);
      node.query(message, 0, length);
    } else if (!begins || !isGenesis) {
      node.command(atNs, message, 0, length);
    }
    node.advanceTo(atNs);
    output.endOfLine();
  }

  private void begin(long beginNs, DirectBuffer genesis) {
    String problem = GenesisCommand.problem(genesis);
    if (problem != null) {
      throw new BadLineException(problem);
    }
    node.begin(beginNs, genesis);
  }

  private DirectBuffer defaultGenesis() {
    UnsafeBuffer genesis = new UnsafeBuffer(new byte[1_024]);
    MessageType type = schema.byName(GENESIS);
    Map<String, Object> fields = Map.of("gatewayId", NodeCommands.GATEWAY, "commandId", 1);
    int length = encoder.encode(type, fields, genesis, 0);
    return new UnsafeBuffer(genesis, 0, length);
  }

  /** Ends the epoch cleanly. */
  @Override
  public void close() {
    node.close();
  }
}
