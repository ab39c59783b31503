package io.croupier.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.HelloEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class IngressValidationTest {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final int GATEWAY = 3;

  private final MessageSchema schema = MessageSchema.load();
  private final IngressValidation validation = new IngressValidation(schema);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);

  @Test
  void shouldLetGatewaysSendCommandsAndQueriesButNotWhatIsTheNodes() {
    Set<String> refused = new TreeSet<>();
    for (MessageType type : schema.messages()) {
      int length = encode(type);
      if (validation.check(buffer, 0, length, GATEWAY) == BadMessageReason.TEMPLATE) {
        refused.add(type.name());
      }
      assertEquals(type.kind() == MessageKind.QUERY, validation.isQuery());
    }
    List<String> outcomes =
        schema.messages().stream()
            .filter(type -> type.kind() == MessageKind.OUTCOME)
            .map(MessageType::name)
            .toList();

    assertTrue(refused.containsAll(outcomes));
    refused.removeAll(outcomes);
    assertEquals(
        Set.of(
            "Genesis",
            "AdvanceTime",
            "Challenge",
            "HelloAccepted",
            "HelloRefused",
            "Busy",
            "BadMessage",
            "RecalledTransaction"),
        refused);
  }

  @Test
  void shouldRefuseEveryOtherLengthOfEveryMessageThatMayCome() {
    for (MessageType type : schema.messages()) {
      int length = encode(type);
      if (validation.check(buffer, 0, length, GATEWAY) == null) {
        for (int other = HEADER; other < length + 9; other++) {
          BadMessageReason reason = validation.check(buffer, 0, other, GATEWAY);
          assertEquals(other == length ? null : BadMessageReason.LENGTH, reason);
        }
      }
    }
  }

  @Test
  void shouldRecogniseAHelloOfANewerVersion() {
    int length = encode(schema.byName("Hello"));
    header.wrap(buffer, 0).version(MessageHeaderEncoder.SCHEMA_VERSION + 1);
    header.blockLength(HelloEncoder.BLOCK_LENGTH + 8);

    assertTrue(validation.isHello(buffer, 0, length + 8));
    assertFalse(validation.isHello(buffer, 0, length - 1));
    header.version(0);
    assertFalse(validation.isHello(buffer, 0, length));
  }

  @Test
  void shouldSurviveAnyBytes() {
    Random random = new Random(3);
    byte[] bytes = new byte[300];
    for (int i = 0; i < 100_000; i++) {
      random.nextBytes(bytes);
      UnsafeBuffer any = new UnsafeBuffer(bytes);
      if (random.nextBoolean()) {
        header.wrap(any, 0).schemaId(schema.id()).version(schema.version());
        header.templateId(random.nextInt(500));
      }
      int length = random.nextInt(bytes.length);
      assertEquals(false, validation.isHello(any, 0, length));
      validation.check(any, 0, length, GATEWAY);
    }
  }

  @Test
  void shouldNotFindACommandIdWhereThereIsNone() {
    encode(schema.byName("Deposit"));

    assertEquals(BadMessageReason.LENGTH, validation.check(buffer, 0, 5, GATEWAY));
    assertEquals(0, validation.commandId());
    assertEquals(BadMessageReason.LENGTH, validation.check(buffer, 0, 50, GATEWAY));
    assertEquals(9, validation.commandId());
    assertNull(validation.check(buffer, 0, encode(schema.byName("Heartbeat")), GATEWAY));
    assertEquals(0, validation.commandId());
  }

  /** A message with a right header, and command id and gateway where it is a command. */
  private int encode(MessageType type) {
    buffer.setMemory(0, buffer.capacity(), (byte) 0);
    header
        .wrap(buffer, 0)
        .blockLength(type.blockLength())
        .templateId(type.templateId())
        .schemaId(schema.id())
        .version(schema.version());
    if (type.kind() == MessageKind.COMMAND || type.kind() == MessageKind.QUERY) {
      new CommandHeaderEncoder().wrap(buffer, HEADER).gatewayId(GATEWAY).commandId(9);
    }
    return HEADER + type.blockLength();
  }
}
