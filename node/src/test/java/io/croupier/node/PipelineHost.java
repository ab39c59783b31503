package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.testkit.ScenarioHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A scenario host whose commands go through ring, journal, engine, outcome ring and outcome log.
 */
final class PipelineHost implements ScenarioHost, OutcomeOutput {
  private static final long FILE_SIZE = 1 << 20;
  private static final Settings SETTINGS =
      Settings.load(
          null,
          List.of("pipeline.ringSlots=128", "pipeline.batch=16", "pipeline.outcomeRingSize=4MiB"),
          new Properties());

  private final Path data;
  private final int commandsPerRun;
  private final List<byte[]> outcomes = new ArrayList<>();
  private LocalNode node;
  private int commands;

  /**
   * @param commandsPerRun after so many commands the node is stopped and started again.
   */
  PipelineHost(Path data, int commandsPerRun) {
    this.data = data;
    this.commandsPerRun = commandsPerRun;
    open();
  }

  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    if (commands > 0 && commands % commandsPerRun == 0) {
      node.close();
      open();
    }
    commands++;
    UnsafeBuffer buffer = new UnsafeBuffer(command);
    if (node.isNew()) {
      node.begin(timestampNs, buffer);
    } else {
      node.command(timestampNs, buffer, 0, command.length);
    }
    return take();
  }

  @Override
  public List<byte[]> query(byte[] query) {
    node.query(new UnsafeBuffer(query), 0, query.length);
    return take();
  }

  @Override
  public void onOutcome(
      int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    add(buffer, offset, length);
  }

  @Override
  public void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length) {
    add(buffer, offset, length);
  }

  @Override
  public void close() {
    node.close();
  }

  private void open() {
    node = new LocalNode(data, SETTINGS.pipeline(), FILE_SIZE, this, report -> {});
  }

  private void add(DirectBuffer buffer, int offset, int length) {
    byte[] outcome = new byte[length];
    buffer.getBytes(offset, outcome);
    outcomes.add(outcome);
  }

  private List<byte[]> take() {
    List<byte[]> taken = List.copyOf(outcomes);
    outcomes.clear();
    return taken;
  }
}
