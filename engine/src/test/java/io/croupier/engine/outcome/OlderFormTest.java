package io.croupier.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.engine.RecordingSink;
import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.Invariant;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.TimeAdvancedEncoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Outcomes in the form of an older schema, in which each message is one byte shorter. */
class OlderFormTest {
  private static final int WHOLE = 8 + TimeAdvancedEncoder.BLOCK_LENGTH;

  private final RecordingSink sink = new RecordingSink();
  private final Outcomes outcomes = new Outcomes(sink, 1, 5_000);
  private final UnsafeBuffer header =
      new UnsafeBuffer(new byte[CommandHeaderEncoder.ENCODED_LENGTH]);

  @Test
  void shouldHandOnAndDigestTheOlderForm() {
    outcomes.inFormOf(new OlderForm(OlderFormTest::oneByteLess, 1));
    command(1, 3);

    List<byte[]> sent = sink.outcomes();
    assertEquals(3, sent.size());
    long hash = 0;
    for (byte[] outcome : sent) {
      assertEquals(WHOLE - 1, outcome.length);
      hash = Hash64.add(hash, new UnsafeBuffer(outcome), 0, outcome.length);
    }
    assertEquals(hash, outcomes.outcomeHash());
  }

  @Test
  void shouldKeepTheFormOfTheCommandThatChangesIt() {
    OlderForm older = new OlderForm(OlderFormTest::oneByteLess, 1);
    outcomes.inFormOf(older);
    begin(1);
    outcomes.inFormOf((OlderForm) null);
    outcomes.toGateway(1, 0).timeAdvanced();
    outcomes.end();
    assertEquals(WHOLE - 1, sink.outcomes().get(0).length);
    command(2, 1);
    assertEquals(WHOLE, sink.outcomes().get(0).length);
  }

  @Test
  void shouldGrowForTheLargestCommand() {
    outcomes.inFormOf(new OlderForm(OlderFormTest::oneByteLess, 1));
    command(1, 5_000);
    assertEquals(5_000, sink.outcomes().size());
    assertEquals(WHOLE - 1, sink.outcomes().get(4_999).length);
  }

  @Test
  void shouldStopAtAMessageThatTheOlderSchemaDoesNotHave() {
    outcomes.inFormOf(new OlderForm((from, offset, version, to) -> -1, 1));
    assertThrows(Invariant.Broken.class, () -> command(1, 1));
  }

  private void command(long sequence, int count) {
    begin(sequence);
    for (int i = 0; i < count; i++) {
      outcomes.toGateway(1, 0).timeAdvanced();
    }
    outcomes.end();
  }

  private void begin(long sequence) {
    outcomes.begin(sequence, 5, new CommandHeaderDecoder().wrap(header, 0));
  }

  private static int oneByteLess(
      DirectBuffer from, int offset, int version, MutableDirectBuffer to) {
    to.putBytes(0, from, offset, WHOLE - 1);
    return WHOLE - 1;
  }
}
