package io.croupier.demo.chaos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.DuplicateEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OutcomeHeaderEncoder;
import io.croupier.protocol.RefusedEncoder;
import io.croupier.protocol.witness.WitnessKind;
import io.croupier.protocol.witness.WitnessWriter;
import io.croupier.testkit.Messages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierLifeTest {
  @TempDir Path folder;

  private final Messages messages = new Messages();

  @Test
  void shouldTellOfNoLifeWhereThereIsNoFile() {
    EarlierLife life = EarlierLife.read(folder.resolve("none"));

    assertEquals(0, life.epoch());
    assertEquals(0, life.lastGatewaySequence());
    assertEquals(0, life.highestCommandId());
    assertEquals(Map.of(), life.unanswered());
    assertEquals(0, life.end());
  }

  @Test
  void shouldTellWhatHasNoAnswerAndHowFarTheStreamWas() {
    Path file = folder.resolve("witness");
    byte[] open = close(5);
    try (WitnessWriter writer = new WitnessWriter(file, 0)) {
      writer.connected(1, 4);
      keep(writer, WitnessKind.SENT, close(3));
      keep(writer, WitnessKind.SENT, close(4));
      keep(writer, WitnessKind.SENT, open);
      keep(writer, WitnessKind.HEARD, refused(3, 7));
      writer.thrownAway(2, 4);
      keep(writer, WitnessKind.HEARD, duplicate(5, 8));
    }
    EarlierLife life = EarlierLife.read(file);

    assertEquals(4, life.epoch());
    assertEquals(8, life.lastGatewaySequence());
    assertEquals(5, life.highestCommandId());
    assertEquals(Set.of(5L), life.unanswered().keySet(), "a Duplicate is no answer of its own");
    assertArrayEquals(open, life.unanswered().get(5L));
    assertEquals(2, life.heard().size());
  }

  private static void keep(WitnessWriter writer, WitnessKind kind, byte[] message) {
    writer.keep(kind, 1, new UnsafeBuffer(message), 0, message.length);
  }

  private byte[] close(long commandId) {
    return messages.encode(
        Map.of("command", "CloseAccount", "gatewayId", 1L, "commandId", commandId));
  }

  private static byte[] refused(long commandId, long number) {
    byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + RefusedEncoder.BLOCK_LENGTH];
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    answer(
        new RefusedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).header(),
        commandId,
        number);
    return bytes;
  }

  private static byte[] duplicate(long commandId, long number) {
    byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + DuplicateEncoder.BLOCK_LENGTH];
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    answer(
        new DuplicateEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).header(),
        commandId,
        number);
    return bytes;
  }

  private static void answer(OutcomeHeaderEncoder header, long commandId, long number) {
    header.gatewaySequence(number).commandId(commandId).gatewayId(1);
    header.flags().answer(true);
  }
}
