package io.croupier.testkit.refusal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.croupier.protocol.AdvanceTimeDecoder;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageLengths;
import io.croupier.protocol.schema.MessageSchema;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the node lets pass, engine and model say the same of it, nothing is thrown, no money
 * comes or goes, and a refusal leaves the state alone. An input is one message as it comes in.
 */
class EngineFuzzTest {
  private static final MessageLengths LENGTHS = MessageSchema.load().lengths();
  private static final Fixture USUAL = new UsualWorld();

  /** A valid command of each kind. */
  static Stream<byte[]> seeds() {
    return RefusalTables.all().stream().map(table -> USUAL.messages.encode(table.valid(USUAL)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void shouldAgreeWithTheModel(byte[] input) {
    if (mayPass(input)) {
      Fixture world = new Fixture(USUAL);
      world.send(world.underNextId(input));
    }
  }

  /** As the node judges; gateway 1 sends. */
  private static boolean mayPass(byte[] input) {
    UnsafeBuffer buffer = new UnsafeBuffer(input);
    if (LENGTHS.exactLength(buffer, 0, input.length) != input.length) {
      return false;
    }
    int template = new MessageHeaderDecoder().wrap(buffer, 0).templateId();
    return MessageKind.of(template) == MessageKind.COMMAND
        && template != GenesisDecoder.TEMPLATE_ID
        && template != AdvanceTimeDecoder.TEMPLATE_ID
        && Fixture.gateway(input) == 1;
  }
}
