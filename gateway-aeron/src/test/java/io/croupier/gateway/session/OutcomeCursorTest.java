package io.croupier.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OutcomeCursorTest {
  private static final int ALICE = 1;
  private static final int ALL = 1_000;

  private final FakeCore core = new FakeCore();
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final UnsafeBuffer command = new UnsafeBuffer(new byte[FakeCore.depositLength()]);
  private final List<Long> sent = new ArrayList<>();
  private boolean blocked;

  @Test
  void shouldSendWhatIsNextAsItBecomesDurable() {
    OutcomeCursor cursor = cursor(1);
    core.cause(ALICE, 3);
    live(cursor);

    assertEquals(numbers(1, 3), sent);
    assertEquals(3, cursor.sentThrough());
    assertFalse(cursor.isBehind(3));
  }

  @Test
  void shouldCatchUpInSlicesAndThenGoOnLive() {
    core.cause(ALICE, 5);
    OutcomeCursor cursor = cursor(1);
    live(cursor); // all went out, to a gateway that saw the first only
    sent.clear();
    cursor.resend(2);
    core.cause(ALICE, 1);
    live(cursor); // its turn has not come
    assertEquals(List.of(), sent);
    assertEquals(3, cursor.serve(6, 3));
    assertTrue(cursor.isBehind(6));
    assertEquals(2, cursor.serve(6, 3));
    assertEquals(0, cursor.serve(6, 3));
    core.cause(ALICE, 1);
    live(cursor);

    assertEquals(numbers(2, 7), sent);
  }

  @Test
  void shouldGoOnFromTheHistoryAfterBackPressure() {
    OutcomeCursor cursor = cursor(1);
    blocked = true;
    core.cause(ALICE, 2);
    live(cursor);
    assertEquals(0, cursor.serve(2, ALL));
    blocked = false;
    core.cause(ALICE, 1);
    live(cursor); // the third has to wait for the first two
    cursor.serve(3, ALL);

    assertEquals(numbers(1, 3), sent);
  }

  @Test
  void shouldSendNothingThatIsNotDurableYet() {
    core.cause(ALICE, 5);
    OutcomeCursor cursor = cursor(1);
    cursor.serve(3, ALL);

    assertEquals(numbers(1, 3), sent);
  }

  @Test
  void shouldGoBackWhenAskedButNotForward() {
    core.cause(ALICE, 4);
    OutcomeCursor cursor = cursor(1);
    cursor.serve(4, ALL);
    sent.clear();
    cursor.resend(9);
    cursor.resend(0);
    assertEquals(0, cursor.serve(4, ALL));
    cursor.resend(3);
    cursor.serve(4, ALL);

    assertEquals(numbers(3, 4), sent);
  }

  @Test
  void shouldSendTheOriginalsAfterADuplicateAndThenTheRest() {
    deposit(1);
    deposit(2);
    deposit(1); // outcome 5 is the Duplicate of outcomes 1 and 2
    core.cause(ALICE, 2);
    OutcomeCursor cursor = cursor(1);
    while (cursor.serve(7, ALL) > 0) {
      assertTrue(sent.size() < ALL);
    }

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 1L, 2L, 6L, 7L), sent);
  }

  @Test
  void shouldKeepLaterOutcomesBackUntilTheOriginalsAreOut() {
    deposit(1);
    OutcomeCursor cursor = cursor(1);
    live(cursor);
    deposit(1);
    core.cause(ALICE, 1);
    live(cursor);
    assertEquals(List.of(1L, 2L, 3L), sent);
    while (cursor.serve(4, ALL) > 0) {
      assertTrue(sent.size() < ALL);
    }

    assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 4L), sent);
  }

  private OutcomeCursor cursor(long from) {
    return new OutcomeCursor(ALICE, core, this::receive, from);
  }

  private boolean receive(DirectBuffer buffer, int offset, int length) {
    if (!blocked) {
      header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
      sent.add(header.gatewaySequence());
    }
    return !blocked;
  }

  private void deposit(long commandId) {
    new DepositEncoder()
        .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
        .header()
        .commandId(commandId);
    core.offer(command, 0, command.capacity(), false, ALICE);
  }

  private void live(OutcomeCursor cursor) {
    core.deliver(outcome -> onDurable(cursor, new UnsafeBuffer(outcome)), answer -> {});
  }

  private static void onDurable(OutcomeCursor cursor, DirectBuffer outcome) {
    OutcomeHeaderDecoder header =
        new OutcomeHeaderDecoder().wrap(outcome, MessageHeaderDecoder.ENCODED_LENGTH);
    cursor.onDurable(header.gatewaySequence(), outcome, 0, outcome.capacity());
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
